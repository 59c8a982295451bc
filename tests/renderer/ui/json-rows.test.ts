import { describe, expect, it } from 'vitest'
import { findInJson, jsonRows, keysOfPointer, pointersAbove } from '../../../renderer/ui/format/json-rows.ts'

const document = { a: { 'b/c': [1, { d: 'Deep' }] }, e: null, 'x~y': {} }

describe('jsonRows', () => {
  it('has a line for each member of what is unfolded', () => {
    const rows = jsonRows(document, () => true)
    expect(rows.map(({ pointer, depth, count, isOpen }) => [pointer, depth, count, isOpen])).toEqual([
      ['/a', 0, 1, true],
      ['/a/b~1c', 1, 2, true],
      ['/a/b~1c/0', 2, undefined, false],
      ['/a/b~1c/1', 2, 1, true],
      ['/a/b~1c/1/d', 3, undefined, false],
      ['/e', 0, undefined, false],
      ['/x~0y', 0, 0, false]
    ])
    expect(jsonRows(document, () => false)).toHaveLength(3)
    expect(jsonRows(7, () => true)).toEqual([])
  })
})

describe('findInJson', () => {
  it('finds keys and values, but no index', () => {
    expect(findInJson(document, 'DEEP', 10)).toEqual(['/a/b~1c/1/d'])
    expect(findInJson(document, 'b/', 10)).toEqual(['/a/b~1c'])
    expect(findInJson(document, 'null', 10)).toEqual(['/e'])
    expect(findInJson(document, '0', 10)).toEqual([])
    expect(findInJson(document, '  ', 10)).toEqual([])
  })

  it('ends somewhere', () => {
    expect(
      findInJson(
        Array.from({ length: 100 }, () => 'same'),
        'same',
        10
      )
    ).toHaveLength(10)
  })
})

describe('pointers', () => {
  it('lead back to their keys and to what is above', () => {
    expect(keysOfPointer('/a/b~1c/1/d')).toEqual(['a', 'b/c', '1', 'd'])
    expect(keysOfPointer('/x~0y')).toEqual(['x~y'])
    expect(pointersAbove('/a/b~1c/1')).toEqual(['/a/b~1c', '/a'])
    expect(pointersAbove('/a')).toEqual([])
  })
})
