import { expect, it } from 'vitest'
import { boundsOf } from '../../../renderer/api/time-range.ts'

const hour = 3_600_000
const now = 500_000 * hour + 1_234_567

it('gives no bounds for all time, and those that were chosen', () => {
  expect(boundsOf(undefined, now)).toEqual({})
  expect(boundsOf({ from: 5, to: undefined }, now)).toEqual({ from: 5 })
  expect(boundsOf({ from: 5, to: 7 }, now)).toEqual({ from: 5, to: 7 })
})

it('lets a preset begin on a full hour, so that it stays the same for a while', () => {
  expect(boundsOf('24h', now)).toEqual({ from: 499_976 * hour })
  expect(boundsOf('24h', now + 60_000)).toEqual(boundsOf('24h', now))
  expect((boundsOf('1h', now).from ?? 0) % 60_000).toBe(0)
})
