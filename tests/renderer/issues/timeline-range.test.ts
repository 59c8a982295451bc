import { describe, expect, it } from 'vitest'
import { fittingRange, rangeOf, ranges } from '../../../renderer/features/issues/timeline-range.ts'

const hour = 3_600_000
const day = 24 * hour
const now = 500_000 * hour + 1_234_567

describe('fittingRange', () => {
  it.each([
    [2 * hour, hour, '24h'],
    [3 * day, hour, '7d'],
    [20 * day, hour, '30d'],
    [90 * day, hour, 'all'],
    [400 * day, 399 * day, 'all']
  ] as const)('of an issue first seen %d ms ago and last seen %d ms ago', (first, last, name) => {
    expect(fittingRange(now - first, now - last, now)).toBe(name)
  })
})

describe('rangeOf', () => {
  it.each(ranges)('%s divides into whole hours and holds the last event', (name) => {
    const lastSeen = now - 10 * 60_000
    const { from, to, buckets } = rangeOf(name, now - 100 * day, lastSeen, now)
    expect(from % hour).toBe(0)
    expect(((to - from) / buckets) % hour).toBe(0)
    expect(lastSeen).toBeGreaterThanOrEqual(from)
    expect(lastSeen).toBeLessThan(to)
  })

  it('covers the whole life of an issue', () => {
    const { from, to, buckets } = rangeOf('all', now - 100 * day, now - 40 * day, now)
    expect(from).toBeLessThanOrEqual(now - 100 * day)
    expect(to).toBeGreaterThan(now - 40 * day)
    expect(buckets).toBeLessThanOrEqual(60)
  })

  it('stays the same within an hour, so that it can be kept', () => {
    const at = 500_000 * hour
    expect(rangeOf('24h', at, at, at + 1)).toEqual(rangeOf('24h', at, at, at + hour - 1))
  })
})
