import { describe, expect, it } from 'vitest'
import { rangeWords } from '../../../renderer/features/issues/filters/time-words.ts'
import { bucketAt, timeOf } from '../../../renderer/features/issues/timeline/brush.ts'
import { coverTime, timelineBounds } from '../../../renderer/features/issues/timeline/timeline-bounds.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.UTC(2026, 2, 5, 14, 23, 45)

describe('the bounds of the chart', () => {
  it.each([
    ['1h', minute, 61],
    ['24h', hour, 25],
    ['7d', 2 * hour, 85],
    ['14d', 6 * hour, 57],
    ['30d', 12 * hour, 61],
    ['90d', day, 91]
  ] as const)('of %s are even and hold both ends', (preset, width, buckets) => {
    const bounds = timelineBounds(preset, undefined, now)
    expect((bounds.to - bounds.from) / bounds.buckets).toBe(width)
    expect(bounds.buckets).toBe(buckets)
    expect(bounds.from % width).toBe(0)
    expect(bounds.to).toBeGreaterThanOrEqual(now)
  })

  it('fit all time to its first event', () => {
    const { from, to } = timelineBounds(undefined, now - 3 * day, now)
    expect(from).toBeLessThanOrEqual(now - 3 * day)
    expect(from).toBeGreaterThan(now - 4 * day)
    expect(to).toBeGreaterThanOrEqual(now)
  })

  it('stay the same for a chosen time', () => {
    const chosen = { from: now - 5 * hour, to: now - 2 * hour }
    expect(timelineBounds(chosen, undefined, now)).toEqual(timelineBounds(chosen, undefined, now + day))
    expect(timelineBounds(chosen, undefined, now).to).toBeLessThan(now - hour)
  })

  it('have a bucket at least', () => {
    expect(coverTime(now, now).buckets).toBeGreaterThan(0)
  })
})

describe('the brush', () => {
  const bounds = { from: 0, to: 10 * hour, buckets: 10 }

  it('chooses whole buckets', () => {
    expect(bucketAt(-5, 100, 10)).toBe(0)
    expect(bucketAt(49, 100, 10)).toBe(4)
    expect(bucketAt(100, 100, 10)).toBe(9)
    expect(timeOf({ first: 2, last: 4 }, bounds)).toEqual({ from: 2 * hour, to: 5 * hour })
  })
})

describe('rangeWords', () => {
  it.each([
    [undefined, undefined, 'All time'],
    [now, undefined, 'Since 5 Mar, 14:23'],
    [undefined, now, 'Until 5 Mar, 14:23'],
    [now - hour, now, '5 Mar, 13:23 – 14:23'],
    [now - day, now, '4 Mar, 14:23 – 5 Mar, 14:23'],
    [now - 30 * day, now, '3 Feb – 5 Mar']
  ])('from %s to %s', (from, to, words) => {
    expect(rangeWords(from, to)).toBe(words)
  })
})
