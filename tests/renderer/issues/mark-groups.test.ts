import { expect, test } from 'vitest'
import { groupMarks } from '../../../renderer/features/issues/mark-groups.ts'

const change = (at: number, flag = 'new-cart') => ({ flag, value: 'true', before: 'false', at })
const shown = (...ats: number[]) =>
  groupMarks(
    ats.map((at) => change(at)),
    1000,
    2500
  ).map(({ at, changes }) => [at, changes.length])

test('only what changed within the time is marked', () => {
  expect(shown(999, 1000, 2499, 2500)).toEqual([
    [1000, 1],
    [2499, 1]
  ])
})

test('what would stand upon each other is one mark, from its first', () => {
  expect(shown(1500, 1505, 1509, 1510, 1515)).toEqual([
    [1500, 3],
    [1510, 2]
  ])
})
