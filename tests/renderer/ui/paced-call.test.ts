import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPacedCall } from '../../../renderer/ui/use-paced-call.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('runs at once, and for quick calls once more at their end', () => {
  const run = vi.fn()
  const paced = createPacedCall(run, 100)
  paced.call('a')
  expect(run.mock.calls).toEqual([['a']])
  for (const value of ['b', 'c', 'd']) {
    vi.advanceTimersByTime(30)
    paced.call(value)
  }
  vi.advanceTimersByTime(99)
  expect(run.mock.calls).toEqual([['a']])
  vi.advanceTimersByTime(1)
  expect(run.mock.calls).toEqual([['a'], ['d']])
  vi.advanceTimersByTime(200)
  paced.call('e')
  expect(run).toHaveBeenLastCalledWith('e')
})

it('forgets what waits when it is cancelled', () => {
  const run = vi.fn()
  const paced = createPacedCall(run, 100)
  paced.call('a')
  paced.call('b')
  paced.cancel()
  vi.advanceTimersByTime(500)
  expect(run.mock.calls).toEqual([['a']])
})
