import type { Database } from 'better-sqlite3'
import type { Retention } from '../../shared/contract/retention.ts'
import { evictStep, giveBack, readRetention, writeRetention } from '../store/retention.ts'

/** Keeps the store within its limits, a little at a time. */
export interface Keeper {
  get(): Retention
  set(retention: Retention): void
  stop(): void
}

/** How often it looks whether something must go. */
const INTERVAL_MS = 500
/** Between two steps, for those who wait. */
const PAUSE_MS = 10
const PAGES_AT_ONCE = 256

export function createKeeper(
  db: Database,
  settleCounts: () => void,
  now: () => number,
  onUnexpected: (error: unknown) => void
): Keeper {
  let retention = readRetention(db)
  let timer: NodeJS.Timeout | undefined

  function work(): void {
    let isMore = false
    try {
      settleCounts()
      isMore = evictStep(db, retention, now()) || giveBack(db, PAGES_AT_ONCE)
    } catch (error) {
      onUnexpected(error)
    }
    timer = setTimeout(work, isMore ? PAUSE_MS : INTERVAL_MS).unref()
  }

  timer = setTimeout(work, INTERVAL_MS).unref()
  return {
    get: () => retention,
    set(wanted) {
      writeRetention(db, wanted)
      retention = wanted
    },
    stop: () => clearTimeout(timer)
  }
}
