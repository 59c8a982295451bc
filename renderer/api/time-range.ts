const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Times that end now, by the name that addresses carry. */
export const timePresets = ['1h', '24h', '7d', '14d', '30d', '90d'] as const
export type TimePreset = (typeof timePresets)[number]

/** A time that ends now, or one between two moments, epoch ms: [from, to). */
export type TimeRange = TimePreset | { readonly from?: number | undefined; readonly to?: number | undefined }

export const presetMs: Readonly<Record<TimePreset, number>> = {
  '1h': hour,
  '24h': day,
  '7d': 7 * day,
  '14d': 14 * day,
  '30d': 30 * day,
  '90d': 90 * day
}

export interface Bounds {
  readonly from?: number
  readonly to?: number
}

/**
 * From when to when, as the contract takes it. What ends now has no end, and begins on a full hour (the hour alone: on a
 * full minute), so that the pages of one list mean the same time.
 */
export function boundsOf(range: TimeRange | undefined, now: number): Bounds {
  if (range === undefined) return {}
  if (typeof range === 'string') return { from: floorTo(now - presetMs[range], stepOf(range)) }
  const { from, to } = range
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

/** What the beginning of a preset is rounded to, ms. */
function stepOf(preset: TimePreset): number {
  return preset === '1h' ? minute : hour
}

function floorTo(at: number, step: number): number {
  return Math.floor(at / step) * step
}
