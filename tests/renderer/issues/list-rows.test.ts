import { describe, expect, it } from 'vitest'
import { headline } from '../../../renderer/features/issues/issue-title.ts'
import { idsBetween, itemsOf, patchPages, rowsOf } from '../../../renderer/features/issues/list-rows.ts'
import { issueWith } from './issue.ts'

const page = (...ids: string[]) => ({ rows: ids.map((id) => issueWith({ id })), total: 10 })
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

describe('rowsOf', () => {
  it('shows an issue once that moved between two fetches', () => {
    expect(idsOf(rowsOf([page('a', 'b'), page('b', 'c')]))).toEqual(['a', 'b', 'c'])
  })
})

describe('itemsOf', () => {
  it('counts the issues of a plain list', () => {
    expect(itemsOf([page('a', 'b'), page('c')], undefined)).toMatchObject([
      { id: 'a', position: 1 },
      { id: 'b', position: 2 },
      { id: 'c', position: 3 }
    ])
  })

  it('puts each project under its head, in the order of the projects, and folds', () => {
    const pages = [
      { ...page('a'), part: '2', total: 2 },
      { ...page('x'), part: '1', total: 1 },
      { ...page('b'), part: '2', total: 2 },
      { ...page(), part: '3', total: 0 }
    ]
    const parts = { ids: ['1', '2', '3'], folded: new Set(['1']) }
    expect(itemsOf(pages, parts)).toMatchObject([
      { type: 'head', id: '1', total: 1, isFolded: true },
      { type: 'head', id: '2', total: 2, isFolded: false },
      { type: 'issue', id: 'a', position: 1 },
      { type: 'issue', id: 'b', position: 2 }
    ])
  })
})

describe('patchPages', () => {
  const isUnresolved = ({ status }: { status: string }) => status === 'unresolved'

  it('takes out what no longer belongs and counts it', () => {
    const data = { pages: [page('a', 'b'), page('c')] }
    const patched = patchPages(
      data,
      ({ id }) => (id === 'b' ? { status: 'resolved' } : undefined),
      isUnresolved
    )
    expect(patched?.pages.map(({ rows, total }) => [idsOf(rows), total])).toEqual([
      [['a'], 9],
      [['c'], 9]
    ])
    expect(data.pages[0]?.rows).toHaveLength(2)
  })

  it('takes out what is gone, and leaves what is not concerned as it was', () => {
    const data = { pages: [page('a'), page('b')] }
    const patched = patchPages(
      data,
      ({ id }) => (id === 'a' ? 'gone' : undefined),
      () => true
    )
    expect(patched?.pages.map(({ rows }) => idsOf(rows))).toEqual([[], ['b']])
    expect(patched?.pages[1]?.rows).toBe(data.pages[1]?.rows)
    expect(
      patchPages(
        data,
        () => undefined,
        () => true
      )
    ).toBe(data)
  })

  it('counts for the part that lost a row', () => {
    const data = {
      pages: [
        { ...page('a'), part: '1' },
        { ...page('b'), part: '2' }
      ]
    }
    const patched = patchPages(
      data,
      ({ id }) => (id === 'b' ? 'gone' : undefined),
      () => true
    )
    expect(patched?.pages.map(({ total }) => total)).toEqual([10, 9])
  })
})

describe('idsBetween', () => {
  const ids = ['a', 'b', 'c', 'd']

  it('goes either way and includes both ends', () => {
    expect(idsBetween(ids, 'b', 'd')).toEqual(['b', 'c', 'd'])
    expect(idsBetween(ids, 'd', 'b')).toEqual(['b', 'c', 'd'])
  })

  it('makes do with an end that is gone', () => {
    expect(idsBetween(ids, 'gone', 'c')).toEqual(['c'])
    expect(idsBetween(ids, null, 'c')).toEqual(['c'])
    expect(idsBetween(ids, 'a', 'gone')).toEqual([])
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
