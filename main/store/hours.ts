export const HOUR_MS = 3_600_000

/** Counters are kept by the hour of UTC. */
export function hourOf(epochMs: number): number {
  return Math.floor(epochMs / HOUR_MS)
}

/** Hours a day: days are counted like hours, in UTC. */
export const DAY_HOURS = 24
