import { describe, expect, it } from 'vitest'
import {
  chosenTrace,
  optionItems,
  type TraceOption
} from '../../../renderer/features/event/stacktrace/trace-options.ts'
import type { Frame } from '../../../shared/model/event.ts'

const none: ReadonlySet<TraceOption> = new Set()
const trace = (frame: Frame) => ({ frames: [frame] })

describe('the display options', () => {
  const told = (platform: string, frame: Frame, raw?: Frame) =>
    optionItems(
      [{ stacktrace: trace(frame), ...(raw !== undefined && { raw_stacktrace: trace(raw) }) }],
      platform,
      none
    ).map(({ label, disabled }) => [label, disabled === undefined])

  it('are those of the platform, and say why one would change nothing', () => {
    expect(told('javascript', { filename: 'a.ts', abs_path: '/src/a.ts' }, {})).toEqual([
      ['Minified', true],
      ['Absolute file paths', true]
    ])
    expect(told('node', { filename: 'a.js' })).toEqual([
      ['Minified', false],
      ['Absolute file paths', false]
    ])
    expect(told('native', { function: 'main', instruction_addr: '0x1' })).toEqual([
      ['Absolute addresses', true],
      ['Absolute file paths', false],
      ['Unsymbolicated', false],
      ['Verbose function names', true]
    ])
    expect(told('python', {})).toEqual([['Absolute file paths', false]])
  })

  it('show the trace before symbolication only where there is one', () => {
    const raw = new Set<TraceOption>(['raw'])
    const pair = { stacktrace: trace({ function: 'total' }), raw_stacktrace: trace({ function: 't' }) }
    expect(chosenTrace(pair, none)).toBe(pair.stacktrace)
    expect(chosenTrace(pair, raw)).toBe(pair.raw_stacktrace)
    expect(chosenTrace({ stacktrace: pair.stacktrace }, raw)).toBe(pair.stacktrace)
    expect(chosenTrace({}, raw)).toBeUndefined()
  })
})
