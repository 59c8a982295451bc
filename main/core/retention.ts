import type { Database } from 'better-sqlite3'
import type { Retention } from '../../shared/contract/retention.ts'
import { createEviction } from '../store/evict.ts'
import { giveBack, pageCount, readRetention, writeRetention } from '../store/retention.ts'

/** Keeps the store within its limits, a little at a time. */
export interface Keeper {
  get(): Retention
  set(retention: Retention): void
  /** Something has arrived. */
  poke(): void
  stop(): void
}

/** How soon it looks whether something must go: at full load a limit is passed by what comes in that time. */
const INTERVAL_MS = 100
/** Where nothing may go: what must stay today may go when its issue has newer events. */
const STUCK_MS = 5_000
const MINUTE_MS = 60_000
/** Between two steps, for those who wait. */
const PAUSE_MS = 10
const PAGES_AT_ONCE = 64
/** While events arrive they soon take the room that others left: as much of it stays in the file (64 MiB). */
const MAX_SPARE_PAGES = 16_384
const SPARE_SHARE = 0.01
/** Nothing has arrived for so long: all of it goes back to the disk. */
const QUIET_MS = 3_000

export function createKeeper(
  db: Database,
  now: () => number,
  onUnexpected: (error: unknown) => void
): Keeper {
  let retention = readRetention(db)
  const eviction = createEviction(db)
  let arrivedMs = 0
  let timer: NodeJS.Timeout | undefined
  let dueMs = Number.POSITIVE_INFINITY
  let isStopped = false

  /** Unless it looks sooner anyway. */
  function lookIn(waitMs: number): void {
    const wantedMs = performance.now() + waitMs
    if (isStopped || wantedMs >= dueMs) return
    clearTimeout(timer)
    dueMs = wantedMs
    timer = setTimeout(work, waitMs).unref()
  }

  function work(): void {
    dueMs = Number.POSITIVE_INFINITY
    const isQuiet = Math.abs(now() - arrivedMs) >= QUIET_MS
    try {
      const evicted = eviction.step(retention, now())
      if (evicted === 'more' || giveBack(db, PAGES_AT_ONCE, isQuiet ? 0 : sparePages())) lookIn(PAUSE_MS)
      else if (evicted === 'stuck') lookIn(STUCK_MS)
    } catch (error) {
      onUnexpected(error)
    }
    if (!isQuiet) lookIn(QUIET_MS)
  }

  function sparePages(): number {
    return Math.min(MAX_SPARE_PAGES, SPARE_SHARE * pageCount(db))
  }

  // events grow old without anything happening
  const minutes = setInterval(work, MINUTE_MS).unref()
  lookIn(INTERVAL_MS)
  return {
    get: () => retention,
    set(wanted) {
      writeRetention(db, wanted)
      retention = wanted
      lookIn(INTERVAL_MS)
    },
    poke() {
      arrivedMs = now()
      lookIn(INTERVAL_MS)
    },
    stop() {
      isStopped = true
      clearInterval(minutes)
      clearTimeout(timer)
    }
  }
}
