import { describe, expect, it } from 'vitest'
import {
  addTerm,
  fromWhole,
  readIssueSearch,
  tabOf,
  toFilters,
  toTab
} from '../../../renderer/features/issues/issue-filters.ts'

describe('readIssueSearch', () => {
  it('takes what an address says and forgets what does not fit', () => {
    expect(readIssueSearch({ status: 'resolved', sort: 'nonsense', query: 'a b', other: '1' })).toEqual({
      status: 'resolved',
      query: 'a b'
    })
    expect(readIssueSearch({ time: '3h', from: 'soon', to: '', group: 'colour', view: 'half' })).toEqual({})
  })

  it('never writes a default', () => {
    expect(readIssueSearch({ status: 'unresolved', sort: 'lastSeen', query: '' })).toEqual({})
  })

  it('takes one environment or several, and a time as text or number', () => {
    expect(readIssueSearch({ environment: 'production', from: '1700000000000', to: 1700000001000 })).toEqual({
      environment: ['production'],
      from: 1700000000000,
      to: 1700000001000
    })
    expect(readIssueSearch({ environment: ['production', ''] }).environment).toEqual(['production', ''])
  })
})

describe('toFilters', () => {
  it('asks for unresolved issues, the latest first, where nothing is said', () => {
    expect(toFilters({})).toEqual({
      query: 'is:unresolved',
      sort: 'lastSeen',
      projectIds: [],
      environments: [],
      time: undefined
    })
  })

  it('joins the tab and the text', () => {
    expect(toFilters({ status: 'archived', query: ' level:error boom ' }).query).toBe(
      'is:archived level:error boom'
    )
    expect(toFilters({ status: 'all' }).query).toBe('')
    expect(toFilters({ query: 'cart OR mailbox' }).query).toBe('is:unresolved (cart OR mailbox)')
  })

  it('lets a state in the text win over the tab, wherever it stands', () => {
    expect(toFilters({ query: 'is:resolved boom' }).query).toBe('is:resolved boom')
    expect(toFilters({ query: '!is:archived' }).query).toBe('!is:archived')
    expect(toFilters({ query: 'a (b OR is:new)' }).query).toBe('a (b OR is:new)')
    expect(toFilters({ query: 'this:that' }).query).toBe('is:unresolved this:that')
  })

  it('looks for an id in whatever state', () => {
    expect(toFilters({ query: 'WEB-12' }).query).toBe('WEB-12')
    expect(toFilters({ query: 'a'.repeat(32) }).query).toBe('a'.repeat(32))
  })

  it('takes projects, environments and time apart', () => {
    const filters = toFilters({ project: '1,3', environment: ['a,b'], from: 1, to: 2 })
    expect(filters).toMatchObject({ projectIds: ['1', '3'], environments: ['a,b'], time: { from: 1, to: 2 } })
    expect(toFilters({ time: '7d', from: 1 }).time).toBe('7d')
    expect(toFilters({ from: 5, to: 3 }).time).toEqual({ from: 5, to: undefined })
  })
})

describe('tabs', () => {
  it('shows the tab of the address, or the one that the query comes to', () => {
    expect(tabOf({})).toBe('unresolved')
    expect(tabOf({ status: 'new', query: 'boom' })).toBe('new')
    expect(tabOf({ query: 'is:resolved boom' })).toBe('resolved')
    expect(tabOf({ query: 'is:ongoing' })).toBeUndefined()
    expect(tabOf({ query: '!is:resolved' })).toBeUndefined()
    expect(tabOf({ query: 'is:resolved OR boom' })).toBeUndefined()
    expect(tabOf({ query: 'is:resolved is:new' })).toBeUndefined()
  })

  it('takes a state out of the query as another tab is chosen', () => {
    expect(toTab({ query: 'is:resolved level:error' }, 'archived')).toEqual({
      status: 'archived',
      query: 'level:error'
    })
    expect(toTab({ query: 'is:resolved' }, 'unresolved')).toEqual({ status: undefined, query: undefined })
  })
})

describe('fromWhole', () => {
  it.each([
    ['is:unresolved level:error', { query: 'level:error' }],
    ['is:archived', { status: 'archived' }],
    ['level:error', { status: 'all', query: 'level:error' }],
    ['', { status: 'all' }],
    ['is:ongoing boom', { status: 'all', query: 'is:ongoing boom' }],
    ['boom is:new', { status: 'all', query: 'boom is:new' }]
  ])('shows %j by the address that comes to it', (whole, expected) => {
    const search = fromWhole(whole, 'lastSeen')
    expect(search).toEqual({ query: undefined, status: undefined, sort: undefined, ...expected })
    expect(toFilters(search).query).toBe(whole)
  })

  it('keeps the order', () => {
    expect(fromWhole('boom', 'events').sort).toBe('events')
  })
})

describe('addTerm', () => {
  it('adds a term once, quoted where it must be', () => {
    expect(addTerm(undefined, 'browser', 'Firefox', false)).toBe('browser:Firefox')
    expect(addTerm('boom', 'device', 'Pixel 7 "Pro"')).toBe('boom device:"Pixel 7 \\"Pro\\""')
    expect(addTerm('browser:Firefox', 'browser', 'Firefox')).toBe('browser:Firefox')
    expect(addTerm('a:"b c"', 'a', 'b c')).toBe('a:"b c"')
  })

  it('can exclude', () => {
    expect(addTerm('boom', 'browser', 'Firefox', true)).toBe('boom !browser:Firefox')
  })
})
