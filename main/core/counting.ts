import type { Database } from 'better-sqlite3'
import { countEvents, type Uncounted } from '../store/counters.ts'

/** Counts events soon after they are stored, many at a time. */
export interface Counting {
  add(events: readonly Uncounted[]): void
  /** Counts what waits, at once: for whoever reads counters. */
  flush(): void
  stop(): void
}

const MAX_WAITING = 500
const INTERVAL_MS = 250

export function createCounting(db: Database, onUnexpected: (error: unknown) => void): Counting {
  let waiting: Uncounted[] = []
  let timer: NodeJS.Timeout | undefined

  /** Where it fails (a full disk), what waits stays and is counted with the next ones, or when Culprit starts again. */
  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    try {
      countEvents(db, waiting)
      waiting = []
    } catch (error) {
      onUnexpected(error)
    }
  }

  return {
    add(events) {
      if (events.length === 0) return
      waiting.push(...events)
      if (waiting.length >= MAX_WAITING) flush()
      else timer ??= setTimeout(flush, INTERVAL_MS)
    },
    flush,
    stop: () => clearTimeout(timer)
  }
}
