import { describe, expect, it } from 'vitest'
import { drawnNodes, readHierarchy } from '../../../renderer/features/event/attachments/view-hierarchy.ts'

const read = (value: unknown) => readHierarchy(JSON.stringify(value))

describe('readHierarchy', () => {
  it('reads windows and what is in them', () => {
    const button = { type: 'Button', identifier: 'pay', x: 1, y: 2.25, width: 30, height: 4, visible: false }
    const found = read({ rendering_system: 'ui', windows: [{ type: 'Window', children: [button] }] })
    expect(found?.system).toBe('ui')
    expect(found?.windows[0]).toMatchObject({ type: 'Window', place: undefined, isHidden: false })
    expect(found?.windows[0]?.values).toEqual([['type', 'Window']])
    expect(found?.windows[0]?.children).toEqual([
      {
        type: 'Button',
        identifier: 'pay',
        place: '30 × 4 at 1, 2.3',
        box: { x: 1, y: 2.25, width: 30, height: 4 },
        isHidden: true,
        values: Object.entries(button),
        children: []
      }
    ])
  })

  it('places what is in a widget from its corner, and draws what can be seen', () => {
    const label = { type: 'Label', x: 5, y: 6, width: 10, height: 2 }
    const hidden = { type: 'Hidden', x: 0, y: 0, width: 9, height: 9, visibility: 'gone', children: [label] }
    const box = { type: 'Box', x: 100, y: 20, width: 50, height: 40, children: [label, hidden] }
    const window = { type: 'Window', children: [box, { type: 'Line', width: 10, height: 0 }] }
    expect(
      drawnNodes(read({ windows: [window] })?.windows ?? []).map((node) => [node.type, node.box])
    ).toEqual([
      ['Box', { x: 100, y: 20, width: 50, height: 40 }],
      ['Label', { x: 105, y: 26, width: 10, height: 2 }]
    ])
  })

  it('makes do with nodes that are wrong', () => {
    const found = read({ windows: [{ children: 'none' }, { type: 7, children: [null, 'x', {}] }] })
    expect(found?.windows).toHaveLength(2)
    expect(found?.windows[1]?.type).toBe('unknown')
    expect(found?.windows[1]?.children).toHaveLength(1)
  })

  it('ends somewhere, however deep it is', () => {
    let node: object = { type: 'leaf' }
    for (let level = 0; level < 1000; level++) node = { type: `level ${level}`, children: [node] }
    expect(read({ windows: [node] })?.windows).toHaveLength(1)
  })

  it('is none where the file is something else', () => {
    expect(readHierarchy('{"windows":')).toBeUndefined()
    expect(read({})).toBeUndefined()
    expect(read({ windows: [1] })).toBeUndefined()
    expect(read(null)).toBeUndefined()
  })
})
