import { expect, it } from 'vitest'
import { collapseAlike } from '../../../renderer/features/event/grouping/component-runs.ts'
import type { GroupingComponent } from '../../../shared/model/grouping.ts'

function frame(name: string, contributes = true): GroupingComponent {
  return { id: 'frame', contributes, values: [{ id: 'function', contributes: true, values: [name] }] }
}

it('frames of equal shape wait after the second one', () => {
  const runs = collapseAlike([frame('a'), frame('b'), frame('c'), frame('d'), frame('e', false), frame('f')])
  expect(runs.map(({ index, alike }) => [index, alike.length])).toEqual([
    [0, 0],
    [1, 0],
    [2, 2],
    [4, 0],
    [5, 0]
  ])
})

it('other nodes are all shown', () => {
  const type: GroupingComponent = { id: 'type', contributes: true, values: ['E'] }
  expect(collapseAlike([type, type, type, type])).toHaveLength(4)
})
