import { presetMs, type TimeRange } from '../../../api/time-range.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** What a chart shows: [from, to) in equal buckets, epoch ms. */
export interface Bounds {
  readonly from: number
  readonly to: number
  readonly buckets: number
}

/** Widths of buckets, so that their edges are times that one would name. */
const widths = [
  minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  7 * day
]
const mostBuckets = 96
/** Up to here buckets may be shorter than the hours that are counted in advance: each event is looked at. */
const fineSpan = 12 * hour

/** Equal buckets that cover a time, 96 at most, each of a width that one would choose. */
export function coverTime(from: number, to: number): Bounds {
  const span = Math.max(minute, to - from)
  const fits = (width: number) => span / width <= mostBuckets && (width >= hour || span <= fineSpan)
  const width = widths.find(fits) ?? Math.ceil(span / mostBuckets / day) * day
  const start = Math.floor(from / width) * width
  const buckets = Math.max(1, Math.ceil((to - start) / width))
  return { from: start, to: start + buckets * width, buckets }
}

/** What of the past a chart of all time looks through for its first event, and how finely. */
export function wholePast(now: number): Bounds {
  const to = Math.ceil(now / day) * day
  return { from: to - 90 * day, to, buckets: 90 }
}

/** The bounds of the chart for a chosen time. `first` is where the events of all time begin. */
export function timelineBounds(range: TimeRange | undefined, first: number | undefined, now: number): Bounds {
  if (typeof range === 'string') return coverTime(now - presetMs[range], now)
  const { from = first ?? now - day, to = now } = range ?? {}
  return coverTime(Math.min(from, to - hour), to)
}
