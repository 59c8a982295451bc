import { describe, expect, it } from 'vitest'
import {
  canFold,
  type FrameRow,
  frameRows,
  frameToOpen,
  isExpandable,
  type OmittedRow,
  unfoldRows
} from '../../../renderer/features/event/stacktrace/frame-rows.ts'
import type { Frame } from '../../../shared/model/event.ts'

const own = (name: string): Frame => ({ function: name, in_app: true })
const system = (name: string): Frame => ({ function: name, in_app: false })

/** Rows as short words: `fn`, `fn×3`, `fn(a,b)` with what is folded under it, `[1-5]` for what was omitted. */
function told(rows: readonly (FrameRow | OmittedRow)[]): string[] {
  return rows.map((row) => {
    if (row.kind === 'omitted') return `[${row.from}-${row.to}]`
    const times = row.times > 1 ? `×${row.times}` : ''
    return `${row.frame.function}${times}${row.hidden.length > 0 ? `(${told(row.hidden)})` : ''}`
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
  it('are the own ones, their callers and the newest; the rest folds under the system frame above', () => {
    const rows = frameRows({ frames: mixed }, { view: 'relevant', order: 'newest' })
    expect(told(rows)).toEqual(['raise(lib)', 'pay', 'main', 'call(loop,boot)'])
    expect(rows.at(-1)).toMatchObject({ isCaller: true, isNewest: false })
  })

  it('read the other way round too, folds included', () => {
    const rows = frameRows({ frames: mixed }, { view: 'relevant', order: 'oldest' })
    expect(told(rows)).toEqual(['call(boot,loop)', 'main', 'pay', 'raise(lib)'])
  })

  it('unfold where they belong', () => {
    const unfolded = new Set([2])
    const newest = frameRows({ frames: mixed }, { view: 'relevant', order: 'newest' })
    expect(told(unfoldRows(newest, unfolded, 'newest')).slice(-2)).toEqual(['loop', 'boot'])
    const oldest = frameRows({ frames: mixed }, { view: 'relevant', order: 'oldest' })
    expect(told(unfoldRows(oldest, unfolded, 'oldest')).slice(0, 2)).toEqual(['boot', 'loop'])
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

describe('inlined frames', () => {
  it('have the address of the frame that called them', () => {
    const at = (name: string, instruction_addr: string): Frame => ({ ...own(name), instruction_addr })
    const frames = [
      at('main', '0x10'),
      at('total', '0x20'),
      at('price', '0x20'),
      own('scripted'),
      own('more')
    ]
    const rows = frameRows({ frames }, { view: 'full', order: 'oldest' })
    expect(rows.map((row) => row.kind === 'frame' && row.isInline)).toEqual([
      false,
      false,
      true,
      false,
      false
    ])
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
