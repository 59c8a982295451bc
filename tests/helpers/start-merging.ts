import type { Database } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { createMerging, type Merging } from '../../main/core/merging.ts'

/** Merging on a store of which nothing waits to be counted; it goes on with what was interrupted. */
export function startMerging(db: Database): Merging {
  const merging = createMerging({
    db,
    now: () => 1_700_000_000_000,
    settleCounts: () => {},
    refreshIssue: () => {},
    onMoved: () => {},
    onChanged: () => {},
    onUnexpected: (error) => {
      throw error
    }
  })
  onTestFinished(() => merging.stop())
  return merging
}
