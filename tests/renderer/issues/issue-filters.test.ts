import { describe, expect, it } from 'vitest'
import {
  addTerm,
  fitsStatus,
  IssueSearch,
  toFilters
} from '../../../renderer/features/issues/issue-filters.ts'

describe('IssueSearch', () => {
  it('takes what an address says and forgets what does not fit', () => {
    expect(IssueSearch.parse({ status: 'resolved', sort: 'nonsense', query: 'a b', other: '1' })).toEqual({
      status: 'resolved',
      query: 'a b'
    })
  })

  it('never writes a default', () => {
    expect(IssueSearch.parse({ status: 'unresolved', sort: 'lastSeen', query: '' })).toEqual({})
  })
})

describe('toFilters', () => {
  it('asks for unresolved issues, the latest first, where nothing is said', () => {
    expect(toFilters({})).toEqual({ query: 'is:unresolved', sort: 'lastSeen', projectId: undefined })
  })

  it('joins the tab and the text', () => {
    expect(toFilters({ status: 'archived', query: ' level:error boom ' }).query).toBe(
      'is:archived level:error boom'
    )
    expect(toFilters({ status: 'all' }).query).toBe('')
  })

  it('lets a status in the text win over the tab', () => {
    expect(toFilters({ query: 'is:resolved boom' }).query).toBe('is:resolved boom')
    expect(toFilters({ query: '!is:archived' }).query).toBe('!is:archived')
    expect(toFilters({ query: 'this:that' }).query).toBe('is:unresolved this:that')
  })
})

describe('fitsStatus', () => {
  it('knows which issues leave a list when their status changes', () => {
    expect(fitsStatus('is:unresolved boom', 'resolved')).toBe(false)
    expect(fitsStatus('is:archived', 'ignored')).toBe(true)
    expect(fitsStatus('boom', 'resolved')).toBe(true)
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
