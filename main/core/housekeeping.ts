import type { Database } from 'better-sqlite3'
import { purgeDeleted, UNDELETE_MS } from '../store/delete-issues.ts'
import { purgeUnused } from '../store/purge-unused.ts'
import { indexNext, mergeNext } from '../store/search-index.ts'
import { applyTime } from '../store/state-changes.ts'

/** What is done a little at a time, beside everything else. */
export interface Housekeeping {
  /** There may be something to index. */
  poke(): void
  stop(): void
}

const MINUTE_MS = 60_000
/** Rows of an index that are written in one go: some milliseconds. */
const STEP = 50
/** Pages that are written when pieces of an index are merged: some milliseconds. */
const MERGE_PAGES = 16
/** Between two of them others have their turn. */
const STEP_PAUSE_MS = 3
/**
 * Indexing begins when nothing has arrived for so long, and at the latest after a second: each time has its price. What is not
 * indexed yet is found all the same, only slower.
 */
const QUIET_MS = 100
const MAX_WAIT_MS = 1_000
const UPGRADE_PAUSE_MS = 20
const PURGE_PAUSE_MS = 5
/** Nobody waits for what is unused to go. */
const UNUSED_PAUSE_MS = 50

export interface HousekeepingOptions {
  readonly db: Database
  readonly now: () => number
  /** Derives what an older Culprit did not keep, for some events; true where more are left. */
  readonly deriveSome: () => boolean
  /** Issues that time has changed. */
  readonly onChanged: (refs: readonly number[]) => void
  readonly onUnexpected: (error: unknown) => void
}

export function createHousekeeping({
  db,
  now,
  deriveSome,
  onChanged,
  onUnexpected
}: HousekeepingOptions): Housekeeping {
  let timer: NodeJS.Timeout | undefined
  /** When the first of what waits came. */
  let pokedMs: number | undefined
  let purging: NodeJS.Timeout | undefined
  let isStopped = false

  /** Does one step; goes on a moment later while there is more to do. */
  function work(): void {
    clearTimeout(timer)
    timer = undefined
    pokedMs = undefined
    if (isStopped) return
    try {
      // merged before more is written: a search goes through all pieces
      if (mergeNext(db, MERGE_PAGES) || indexNext(db, STEP)) workLater()
    } catch (error) {
      onUnexpected(error)
    }
  }

  function workLater(): void {
    timer ??= setTimeout(work, STEP_PAUSE_MS)
  }

  /** Removes what was deleted, then what nobody uses since. */
  function purge(): void {
    purging = undefined
    if (isStopped) return
    try {
      if (purgeDeleted(db, now() - UNDELETE_MS)) purgeLater(PURGE_PAUSE_MS)
      else if (purgeUnused(db)) purgeLater(UNUSED_PAUSE_MS)
    } catch (error) {
      onUnexpected(error)
    }
  }

  function purgeLater(pauseMs: number): void {
    purging = setTimeout(purge, pauseMs).unref()
    // what goes leaves pieces in the indexes, too
    workLater()
  }

  function everyMinute(): void {
    try {
      const changed = applyTime(db, now())
      if (changed.length > 0) onChanged(changed)
      if (purging === undefined) purge()
    } catch (error) {
      onUnexpected(error)
    }
  }

  /** After an update, once: a few events at a time, until all have what this version keeps. */
  function upgrade(): void {
    if (isStopped) return
    try {
      if (deriveSome()) setTimeout(upgrade, UPGRADE_PAUSE_MS).unref()
    } catch (error) {
      onUnexpected(error)
    }
  }

  everyMinute()
  work()
  upgrade()
  const minutes = setInterval(everyMinute, MINUTE_MS)
  minutes.unref()
  return {
    poke() {
      const nowMs = performance.now()
      pokedMs ??= nowMs
      clearTimeout(timer)
      timer = setTimeout(work, Math.min(QUIET_MS, Math.max(0, pokedMs + MAX_WAIT_MS - nowMs)))
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
      clearTimeout(purging)
      clearInterval(minutes)
    }
  }
}
