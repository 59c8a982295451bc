import { describe, expect, it } from 'vitest'
import { headline } from '../../../renderer/features/issues/issue-title.ts'
import { idsBetween, patchPages, rowsOf } from '../../../renderer/features/issues/list-rows.ts'
import { issueWith } from './issue.ts'

const page = (...ids: string[]) => ({ rows: ids.map((id) => issueWith({ id })), total: 10 })
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

describe('rowsOf', () => {
  it('shows an issue once that moved between two fetches', () => {
    expect(idsOf(rowsOf([page('a', 'b'), page('b', 'c')], new Map()))).toEqual(['a', 'b', 'c'])
  })

  it('puts newer values in place and adds no row', () => {
    const newer = new Map([
      ['b', issueWith({ id: 'b', events: 7 })],
      ['new', issueWith({ id: 'new' })]
    ])
    expect(rowsOf([page('a', 'b')], newer).map(({ id, events }) => [id, events])).toEqual([
      ['a', 1],
      ['b', 7]
    ])
  })
})

describe('patchPages', () => {
  it('takes out what no longer belongs and counts it', () => {
    const data = { pages: [page('a', 'b'), page('c')] }
    const patches = new Map([['b', { status: 'resolved' as const }]])
    const patched = patchPages(data, patches, ({ status }) => status === 'unresolved')
    expect(patched?.pages.map(({ rows, total }) => [idsOf(rows), total])).toEqual([
      [['a'], 9],
      [['c'], 9]
    ])
    expect(data.pages[0]?.rows).toHaveLength(2)
  })
})

describe('idsBetween', () => {
  const { rows } = page('a', 'b', 'c', 'd')

  it('goes either way and includes both ends', () => {
    expect(idsBetween(rows, 'b', 'd')).toEqual(['b', 'c', 'd'])
    expect(idsBetween(rows, 'd', 'b')).toEqual(['b', 'c', 'd'])
  })

  it('makes do with an end that is gone', () => {
    expect(idsBetween(rows, 'gone', 'c')).toEqual(['c'])
    expect(idsBetween(rows, 'a', 'gone')).toEqual([])
  })
})

describe('headline', () => {
  it.each([
    [{ metadata: { type: 'TypeError', value: 'no' } }, { kind: 'TypeError', said: 'no' }],
    [{ metadata: { function: 'main', value: 'no' } }, { kind: 'main', said: 'no' }],
    [
      { metadata: { title: 'Hello' }, value: 'Hello' },
      { kind: 'Hello', said: '' }
    ],
    [
      { metadata: {}, title: 'Hello', value: '' },
      { kind: 'Hello', said: '' }
    ],
    [
      { metadata: {}, title: '', value: '' },
      { kind: '<unknown>', said: '' }
    ]
  ])('of %j', (change, expected) => {
    expect(headline(issueWith(change))).toEqual(expected)
  })
})
