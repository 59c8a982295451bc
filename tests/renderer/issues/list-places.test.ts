import { describe, expect, it } from 'vitest'
import { groupHeadHeight, listHeadHeight, listPlaces } from '../../../renderer/features/issues/list-places.ts'
import type { ListItem } from '../../../renderer/features/issues/list-rows.ts'
import { linesOf } from '../../../renderer/features/issues/use-list-window.ts'
import { issueWith } from './issue.ts'

const rowHeight = 44

const row = (index: number): ListItem => ({
  type: 'issue',
  id: String(index),
  issue: issueWith({ id: String(index) }),
  position: index + 1
})
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index))
const head = (id: string): ListItem => ({ type: 'head', id, total: 3, isFolded: false })

describe('the places of lines', () => {
  const places = listPlaces([head('a'), ...rows(3), head('b'), ...rows(2)], rowHeight)

  it('add up, with heads of another height', () => {
    expect([0, 1, 2, 4, 5].map(places.topOf)).toEqual([
      0,
      groupHeadHeight,
      groupHeadHeight + rowHeight,
      groupHeadHeight + 3 * rowHeight,
      2 * groupHeadHeight + 3 * rowHeight
    ])
    expect(places.height).toBe(2 * groupHeadHeight + 5 * rowHeight)
  })

  it('keep the head in sight whose issues are the first ones', () => {
    expect(places.linesAt(0, 100, 0).stuck).toBe(0)
    expect(places.linesAt(places.topOf(4) - 1, 100, 0).stuck).toBe(0)
    expect(places.linesAt(places.topOf(4), 100, 0).stuck).toBe(4)
  })
})

describe('the lines of a box', () => {
  const places = listPlaces(rows(1000), rowHeight)

  it('cover it at every place, and are few', () => {
    for (const scrollTop of [0, 1, 29, 30, 31, 500, 20_000, 43_300]) {
      const { first, last } = places.linesAt(scrollTop, 660, 0)
      expect(listHeadHeight + places.topOf(first)).toBeLessThanOrEqual(Math.max(listHeadHeight, scrollTop))
      const end = listHeadHeight + places.topOf(last) + rowHeight
      expect(end).toBeGreaterThanOrEqual(Math.min(scrollTop + 660, listHeadHeight + places.height))
      expect(last - first).toBeLessThanOrEqual(16)
    }
  })

  it('have some around them, within the list', () => {
    expect(places.linesAt(0, 660, 8)).toMatchObject({ first: 0, last: 22 })
    expect(places.linesAt(4400, 660, 8)).toMatchObject({ first: 91, last: 122 })
    expect(places.linesAt(43_370, 660, 8)).toMatchObject({ last: 999 })
  })

  it('are none of an empty list, and none beyond a list that became shorter', () => {
    const none = listPlaces([], rowHeight)
    expect(linesOf(none.linesAt(0, 660, 8), none)).toEqual([])
    const shown = places.linesAt(20_000, 660, 0)
    expect(linesOf(shown, listPlaces(rows(3), rowHeight))).toEqual([2])
  })

  it('start with the head that stays', () => {
    const long = listPlaces([head('a'), ...rows(500)], rowHeight)
    const lines = linesOf(long.linesAt(4000, 440, 2), long)
    expect(lines[0]).toBe(0)
    expect(lines[1]).toBeGreaterThan(80)
  })
})
