const HOUR_MS = 3_600_000

/** How much happens when: less at night and on weekends, a peak in the afternoon (UTC). */
export interface Rhythm {
  /** The time (ms after the start) between two others at which the share `u` (in [0, 1)) of what happens has happened. */
  timeBetween(fromMs: number, toMs: number, u: number): number
}

export function createRhythm(startMs: number, spanMs: number): Rhythm {
  const hours = Math.ceil(spanMs / HOUR_MS) + 1
  const before = new Float64Array(hours + 1)
  for (let hour = 0; hour < hours; hour += 1) {
    before[hour + 1] = (before[hour] ?? 0) + weightAt(startMs + hour * HOUR_MS)
  }

  function workUntil(ms: number): number {
    const hour = Math.floor(ms / HOUR_MS)
    const [from = 0, to = from] = [before[hour], before[hour + 1]]
    return from + (to - from) * (ms / HOUR_MS - hour)
  }

  function timeOf(work: number): number {
    let [low, high] = [0, hours]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((before[middle] ?? 0) <= work) low = middle
      else high = middle
    }
    const [from = 0, to = from] = [before[low], before[low + 1]]
    return (low + (to > from ? (work - from) / (to - from) : 0)) * HOUR_MS
  }

  return {
    timeBetween(fromMs, toMs, u) {
      const [from, to] = [workUntil(fromMs), workUntil(toMs)]
      return timeOf(from + (to - from) * u)
    }
  }
}

function weightAt(ms: number): number {
  const date = new Date(ms)
  const hour = date.getUTCHours()
  const byHour = 0.25 + 0.75 * Math.max(0, Math.sin(((hour - 5) / 18) * Math.PI))
  const isWeekend = date.getUTCDay() % 6 === 0
  return isWeekend ? byHour * 0.45 : byHour
}
