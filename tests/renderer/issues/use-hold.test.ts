import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createHold } from '../../../renderer/features/issues/use-hold.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('holds for as long as any reason does, and tells once when none is left', () => {
  const [held, released] = [vi.fn(), vi.fn()]
  const hold = createHold({ onHold: held, onRelease: released })
  expect(hold.isHeld()).toBe(false)
  hold.set('pointer', true)
  hold.set('scrolled', true)
  expect(held).toHaveBeenCalledTimes(1)
  hold.set('pointer', false)
  expect(hold.isHeld()).toBe(true)
  expect(released).not.toHaveBeenCalled()
  hold.set('scrolled', false)
  hold.set('scrolled', false)
  expect(hold.isHeld()).toBe(false)
  expect(released).toHaveBeenCalledTimes(1)
})

it('holds some seconds after the last key', () => {
  const released = vi.fn()
  const hold = createHold({ onHold: vi.fn(), onRelease: released })
  hold.keys()
  vi.advanceTimersByTime(3000)
  hold.keys()
  vi.advanceTimersByTime(3000)
  expect(hold.isHeld()).toBe(true)
  vi.advanceTimersByTime(1000)
  expect(hold.isHeld()).toBe(false)
  expect(released).toHaveBeenCalledTimes(1)
})
