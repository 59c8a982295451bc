const hour = 3_600_000
const day = 24 * hour

export const ranges = ['24h', '7d', '30d', 'all'] as const
export type RangeName = (typeof ranges)[number]

export interface Range {
  readonly from: number
  readonly to: number
  readonly buckets: number
}

/** The shortest range that reaches from now back to the first event; its whole life where it is long past. */
export function fittingRange(firstSeen: number, lastSeen: number, now: number): RangeName {
  if (now - lastSeen > 30 * day) return 'all'
  if (now - firstSeen <= day) return '24h'
  if (now - firstSeen <= 7 * day) return '7d'
  return now - firstSeen <= 30 * day ? '30d' : 'all'
}

const ceilHour = (at: number) => Math.ceil(at / hour) * hour
const floorHour = (at: number) => Math.floor(at / hour) * hour

/**
 * The bounds of a range, epoch ms, on full hours: counts are kept by the hour, and a range that moves only once an
 * hour can be kept. Buckets are whole hours too.
 */
export function rangeOf(name: RangeName, firstSeen: number, lastSeen: number, now: number): Range {
  const to = ceilHour(now + 1)
  switch (name) {
    case '24h':
      return { from: to - day, to, buckets: 24 }
    case '7d':
      return { from: to - 7 * day, to, buckets: 56 }
    case '30d':
      return { from: to - 30 * day, to, buckets: 60 }
    case 'all':
      return wholeLife(floorHour(firstSeen), ceilHour(lastSeen + 1))
  }
}

const fewestBuckets = 24
const mostBuckets = 60

/** Equal buckets of whole hours that cover the life of an issue, with its last event in the last one. */
function wholeLife(first: number, end: number): Range {
  const hours = Math.max(1, (end - first) / hour)
  const hoursEach = Math.ceil(hours / mostBuckets)
  const buckets = Math.max(fewestBuckets, Math.ceil(hours / hoursEach))
  return { from: end - buckets * hoursEach * hour, to: end, buckets }
}
