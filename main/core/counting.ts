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
/** Nobody who sends an event while others are counted shall notice. */
const INTERVAL_MS = 50
/** Under load many are counted at once, which takes two thirds of the time. */
const BUSY_INTERVAL_MS = 250

/** `isBusy`: whether more events are coming than can be taken in at once. */
export function createCounting(
  db: Database,
  isBusy: () => boolean,
  onUnexpected: (error: unknown) => void
): Counting {
  let waiting: Uncounted[] = []
  let timer: NodeJS.Timeout | undefined

  function wait(waitedMs: number): void {
    timer = setTimeout(() => {
      const nowMs = waitedMs + INTERVAL_MS
      if (isBusy() && nowMs < BUSY_INTERVAL_MS) wait(nowMs)
      else flush()
    }, INTERVAL_MS)
  }

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
      else if (timer === undefined) wait(0)
    },
    flush,
    stop: () => clearTimeout(timer)
  }
}
