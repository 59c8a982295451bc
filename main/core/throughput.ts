const WINDOW_S = 10
/** After this without an event the rate is 0. */
export const THROUGHPUT_WINDOW_MS = (WINDOW_S + 1) * 1000

export interface Throughput {
  add(events: number, nowMs: number): void
  /** Events a second over the last ten whole or begun seconds. */
  perSecond(nowMs: number): number
}

/** Counts events by the second, in a ring of ten. */
export function createThroughput(): Throughput {
  const counts = new Array<number>(WINDOW_S).fill(0)
  const seconds = new Array<number>(WINDOW_S).fill(0)
  return {
    add(events, nowMs) {
      const second = Math.floor(nowMs / 1000)
      const slot = second % WINDOW_S
      if (seconds[slot] !== second) {
        seconds[slot] = second
        counts[slot] = 0
      }
      counts[slot] = (counts[slot] ?? 0) + events
    },
    perSecond(nowMs) {
      const oldest = Math.floor(nowMs / 1000) - WINDOW_S + 1
      const sum = counts.reduce(
        (total, count, slot) => total + ((seconds[slot] ?? 0) >= oldest ? count : 0),
        0
      )
      return sum / WINDOW_S
    }
  }
}
