import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatCount,
  formatPlural,
  formatRate,
  formatShare,
  formatWhole
} from '../../../renderer/ui/format/number.ts'
import {
  formatAgo,
  formatDuration,
  formatOffset,
  formatSpan,
  formatTime
} from '../../../renderer/ui/format/time.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('numbers', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1k'],
    [1234, '1.2k'],
    [9999, '9.9k'],
    [12_345, '12k'],
    [999_999, '999k'],
    [1_000_000, '1m'],
    [3_450_000, '3.4m'],
    [7_200_000_000, '7.2b']
  ])('abbreviates %d to %s, never rounding up', (value, text) => {
    expect(formatCount(value)).toBe(text)
  })

  it('parts thousands by a space that does not break', () => {
    expect(formatWhole(1_204_312)).toBe('1\u202f204\u202f312')
    expect(formatWhole(999)).toBe('999')
  })

  it('knows one from many', () => {
    expect(formatPlural(1, 'event')).toBe('1 event')
    expect(formatPlural(0, 'event')).toBe('0 events')
    expect(formatPlural(2, 'entry', 'entries')).toBe('2 entries')
  })

  it('never calls a share nothing that is something', () => {
    expect(formatShare(1, 1000)).toBe('<1%')
    expect(formatShare(0, 10)).toBe('0%')
    expect(formatShare(5, 0)).toBe('0%')
    expect(formatShare(1, 3)).toBe('33%')
  })

  it.each([
    [512, '512 B'],
    [1500, '1.5 kB'],
    [129_000, '129 kB'],
    [1_100_000_000, '1.1 GB']
  ])('gives %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })
})

describe('times', () => {
  it.each([
    [9_000, 'now'],
    [45_000, '45s ago'],
    [5 * minute + 30_000, '5m ago'],
    [3 * hour, '3h ago'],
    [2 * day, '2d ago'],
    [8 * day, '1w ago'],
    [70 * day, '2mo ago'],
    [800 * day, '2y ago'],
    [-5 * minute, 'in 5m']
  ])('says of %d ms that it was %s', (ms, text) => {
    expect(formatAgo(1_000_000_000_000 - ms, 1_000_000_000_000)).toBe(text)
  })

  it('gives a span in its largest whole unit', () => {
    expect(formatSpan(0)).toBe('0s')
    expect(formatSpan(90 * minute)).toBe('1h')
  })

  it('gives an offset with its sign', () => {
    expect(formatOffset(-1203)).toBe('-1.203s')
    expect(formatOffset(0)).toBe('0.000s')
    expect(formatOffset(4 * minute)).toBe('+4m')
  })

  it('survives a time that is none', () => {
    expect(formatTime(Number.NaN)).toBe('unknown time')
    expect(formatTime(1e300)).toBe('unknown time')
  })
})

describe('rates and durations', () => {
  it.each([
    [1, '100%'],
    [0.999_99, '99.99%'],
    [0.999_730_4, '99.97%'],
    [0.57, '57%'],
    [0.29, '29%'],
    [0.000_01, '<0.01%'],
    [0, '0%']
  ])('a rate of %d is %s', (rate, text) => {
    expect(formatRate(rate)).toBe(text)
  })

  it.each([
    [0, '0 ms'],
    [999.4, '999 ms'],
    [2310, '2.3 s'],
    [59_990, '59.9 s'],
    [812_400, '13 min 32 s'],
    [2 * hour, '2 h'],
    [25 * hour + 5 * minute, '25 h 5 min']
  ])('%d ms are %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })
})
