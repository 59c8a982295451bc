import { describe, expect, it } from 'vitest'
import { filterTags, tagGroup, tagRows } from '../../../renderer/features/event/tags/tag-tree.ts'

describe('tagRows', () => {
  it('makes a tree of dotted keys, by name', () => {
    const tags = [
      ['os.name', 'Linux'],
      ['cart.v10', 'c'],
      ['cart.v9', 'b'],
      ['os', 'Linux 6'],
      ['cart', 'a'],
      ['zone', 'eu']
    ] as const
    expect(tagRows(tags).map(({ key, label, depth, value }) => [key, label, depth, value])).toEqual([
      ['cart', 'cart', 0, 'a'],
      ['cart.v9', '.v9', 1, 'b'],
      ['cart.v10', '.v10', 1, 'c'],
      ['os', 'os', 0, 'Linux 6'],
      ['os.name', '.name', 1, 'Linux'],
      ['zone', 'zone', 0, 'eu']
    ])
  })

  it('gives a line to a part that has no value only where several tags share it', () => {
    expect(tagRows([['a.b.c', '1']]).map(({ label, depth }) => [label, depth])).toEqual([['a.b.c', 0]])
    const shared = [
      ['a.b.c', '1'],
      ['a.b.d', '2']
    ] as const
    expect(tagRows(shared).map(({ label, depth, value }) => [label, depth, value])).toEqual([
      ['a.b', 0, undefined],
      ['.c', 1, '1'],
      ['.d', 1, '2']
    ])
  })

  it('takes any key for one', () => {
    expect(
      tagRows([
        ['..', 'x'],
        ['__proto__', 'y'],
        ['constructor', 'z']
      ]).map(({ value }) => value)
    ).toHaveLength(3)
  })
})

describe('tagGroup', () => {
  it.each([
    ['release', 'application'],
    ['app.device', 'application'],
    ['handled', 'application'],
    ['browser.name', 'other'],
    ['os', 'other'],
    ['flags[new-cart]', 'other'],
    ['tenant', 'custom'],
    ['application_id', 'custom'],
    ['operating.room', 'custom']
  ])('%s is %s', (key, group) => {
    expect(tagGroup(key)).toBe(group)
  })

  it('filters together with a search in keys and values', () => {
    const tags = [
      ['release', 'shop@1'],
      ['tenant', 'acme'],
      ['plan', 'SHOP']
    ] as const
    expect(filterTags(tags, 'all', 'shop').map(([key]) => key)).toEqual(['release', 'plan'])
    expect(filterTags(tags, 'custom', 'shop').map(([key]) => key)).toEqual(['plan'])
    expect(filterTags(tags, 'custom', ' TEN ').map(([key]) => key)).toEqual(['tenant'])
  })
})
