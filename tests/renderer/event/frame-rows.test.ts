import { describe, expect, it } from 'vitest'
import {
  canFold,
  type FrameRow,
  frameRows,
  frameToOpen,
  isExpandable
} from '../../../renderer/features/event/stacktrace/frame-rows.ts'
import type { Frame } from '../../../shared/model/event.ts'

const own = (name: string): Frame => ({ function: name, in_app: true })
const system = (name: string): Frame => ({ function: name, in_app: false })

/** Rows as short words: `fn`, `fn×3`, `(2)` for a fold of two, `[1-5]` for what was omitted. */
function told(rows: readonly FrameRow[]): string[] {
  return rows.map((row) => {
    if (row.kind === 'omitted') return `[${row.from}-${row.to}]`
    if (row.kind === 'folded') return `(${row.rows.length})`
    return `${row.frame.function}${row.times > 1 ? `×${row.times}` : ''}`
  })
}

const mixed = [
  system('boot'),
  system('loop'),
  system('call'),
  own('main'),
  own('pay'),
  system('lib'),
  system('raise')
]

describe('relevant frames', () => {
  it('are the own ones, their callers and the newest; the rest folds', () => {
    const rows = frameRows({ frames: mixed }, { view: 'relevant', order: 'newest' })
    expect(told(rows)).toEqual(['raise', '(1)', 'pay', 'main', 'call', '(2)'])
    const caller = rows.find((row) => row.kind === 'frame' && row.frame.function === 'call')
    expect(caller).toMatchObject({ isCaller: true, isNewest: false })
  })

  it('read the other way round too, folds included', () => {
    const rows = frameRows({ frames: mixed }, { view: 'relevant', order: 'oldest' })
    expect(told(rows)).toEqual(['(2)', 'call', 'main', 'pay', '(1)', 'raise'])
    expect(rows[0]?.kind === 'folded' && told(rows[0].rows)).toEqual(['boot', 'loop'])
  })

  it('are all of them where none or each is own', () => {
    const systems = [system('a'), system('b')]
    expect(canFold(systems)).toBe(false)
    expect(told(frameRows({ frames: systems }, { view: 'relevant', order: 'newest' }))).toEqual(['b', 'a'])
    expect(canFold([own('a'), own('b')])).toBe(false)
    expect(canFold(mixed)).toBe(true)
  })
})

describe('full frames', () => {
  it('show a recursion once, with how often', () => {
    const frames = [own('main'), own('dig'), own('dig'), own('dig'), own('fall')]
    expect(told(frameRows({ frames }, { view: 'full', order: 'newest' }))).toEqual(['fall', 'dig×3', 'main'])
  })

  it('keep calls apart that differ in their line', () => {
    const frames = [
      { ...own('dig'), lineno: 1 },
      { ...own('dig'), lineno: 2 }
    ]
    expect(told(frameRows({ frames }, { view: 'full', order: 'oldest' }))).toEqual(['dig', 'dig'])
  })

  it('say where frames were left out', () => {
    const frames = [own('a'), own('b'), own('c')]
    const trace = { frames, frames_omitted: [2, 40] as [number, number] }
    expect(told(frameRows(trace, { view: 'full', order: 'oldest' }))).toEqual(['a', 'b', '[2-40]', 'c'])
    expect(told(frameRows(trace, { view: 'full', order: 'newest' }))).toEqual(['c', '[2-40]', 'b', 'a'])
  })
})

describe('the frame that opens at first', () => {
  it('is the newest own one, else the newest', () => {
    expect(frameToOpen(mixed)).toBe(4)
    expect(frameToOpen([system('a'), system('b')])).toBe(1)
    expect(frameToOpen([])).toBe(-1)
  })
})

describe('isExpandable', () => {
  it('needs code, variables, registers or an assembly', () => {
    expect(isExpandable(own('a'), undefined)).toBe(false)
    expect(isExpandable({ ...own('a'), vars: {} }, {})).toBe(false)
    expect(isExpandable({ ...own('a'), context_line: '' }, undefined)).toBe(true)
    expect(isExpandable({ ...own('a'), vars: { x: 1 } }, undefined)).toBe(true)
    expect(isExpandable(own('a'), { rip: '0x1' })).toBe(true)
    expect(isExpandable({ package: 'App, Version=1.0.0.0, Culture=neutral' }, undefined)).toBe(true)
  })
})
