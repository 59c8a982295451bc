import { describe, expect, it } from 'vitest'
import {
  bestThread,
  exceptionsOf,
  pickerOrder,
  threadLabel,
  threadState,
  whereThread
} from '../../../renderer/features/event/stacktrace/threads.ts'

const trace = { frames: [{ function: 'run' }] }

describe('threads', () => {
  it('opens at the crashed one, else the first with a stack, else the first', () => {
    expect(bestThread([{ stacktrace: trace }, { crashed: true }])).toBe(1)
    expect(bestThread([{}, { stacktrace: { frames: [] } }, { stacktrace: trace }])).toBe(2)
    expect(bestThread([{}, {}])).toBe(0)
  })

  it('lists crashed ones first and keeps the order otherwise', () => {
    expect(pickerOrder([{}, { crashed: true }, {}, { crashed: true }])).toEqual([1, 3, 0, 2])
  })

  it('gives a thread the exceptions that name it, or all of them to the crashed one', () => {
    const named = [{ type: 'A', thread_id: '1' }, { type: 'B' }]
    expect(exceptionsOf({ id: '1' }, named)).toEqual([named[0]])
    expect(exceptionsOf({ id: '2', crashed: true }, named)).toEqual([])
    const unnamed = [{ type: 'A' }]
    expect(exceptionsOf({ id: '1', crashed: true }, unnamed)).toEqual(unnamed)
    expect(exceptionsOf({ id: '1' }, unnamed)).toEqual([])
  })

  it('names threads, where they stood and what they did', () => {
    expect(threadLabel({ id: '7', name: 'main' })).toBe('main #7')
    expect(threadLabel({})).toBe('Unnamed thread')
    expect(whereThread({ frames: [{ function: 'mine', in_app: true }, { function: 'wait' }] })).toBe('mine')
    expect(whereThread({ frames: [{ package: 'libc' }] })).toBe('libc')
    expect(threadState('TimedWaiting')).toBe('Timed waiting')
    expect(threadState('WaitingForGcToComplete')).toBe('Waiting')
    expect(threadState('Dreaming')).toBe('Dreaming')
  })
})
