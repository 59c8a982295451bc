import { describe, expect, it } from 'vitest'
import {
  bestThread,
  exceptionsOf,
  pickerOrder,
  threadLabel,
  threadRows,
  threadState
} from '../../../renderer/features/event/stacktrace/threads.ts'
import type { Event } from '../../../shared/model/event.ts'

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
    expect(threadState('TimedWaiting')).toBe('Timed waiting')
    expect(threadState('WaitingForGcToComplete')).toBe('Waiting')
    expect(threadState('Dreaming')).toBe('Dreaming')
  })

  it('are found by all that the picker tells of them', () => {
    const stacktrace = {
      frames: [{ function: 'mine', filename: 'src/cart.c', in_app: true }, { function: 'wait' }]
    }
    const event: Event = {
      event_id: 'a'.repeat(32),
      type: 'error',
      level: 'fatal',
      timestamp: 0,
      received: 0,
      platform: 'native',
      tags: [],
      contexts: {},
      extra: {},
      threads: {
        values: [
          { id: '1', name: 'Main', stacktrace: { frames: [{ package: 'libc.so' }] } },
          { id: '2', crashed: true, state: 'blocked', stacktrace }
        ]
      }
    }
    const rows = threadRows(event)
    expect(rows.map(({ threadId, where, file, state }) => [threadId, where, file, state])).toEqual([
      ['2', 'mine', 'cart.c', 'Blocked'],
      ['1', 'libc.so', undefined, undefined]
    ])
    expect(rows.map(({ words }) => words.includes('crashed'))).toEqual([true, false])
    expect(rows[1]?.words).toContain('main')
  })
})
