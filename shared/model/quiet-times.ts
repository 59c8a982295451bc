const HOUR_MS = 3_600_000

/** For how long one may not want to be disturbed; `end` gives when that is over, both epoch ms. */
export const QUIET_TIMES: readonly { readonly label: string; readonly end: (now: number) => number }[] = [
  { label: 'For an hour', end: (now) => now + HOUR_MS },
  { label: 'For four hours', end: (now) => now + 4 * HOUR_MS },
  { label: 'Until tomorrow morning', end: nextMorning }
]

/** Tomorrow at eight, in local time. */
function nextMorning(now: number): number {
  const day = new Date(now)
  day.setDate(day.getDate() + 1)
  return day.setHours(8, 0, 0, 0)
}
