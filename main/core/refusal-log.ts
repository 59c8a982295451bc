import type { Database } from 'better-sqlite3'
import type { Status } from '../../shared/contract/status.ts'
import type { Refusal } from '../ingest/submission.ts'
import { summarizeRefusals, writeRefusals } from '../store/refusals.ts'

/** Kept in memory until they are written. */
const MAX_WAITING = 200

export interface RefusalLog {
  add(refusal: Refusal): void
  summary(): Status['refused']
  flush(): void
}

/** Notes refusals in the store, a moment later and together: a client that is told "no" waits for no disk. */
export function createRefusalLog(db: Database, onChanged: () => void): RefusalLog {
  let waiting: Refusal[] = []
  let isScheduled = false

  function flush(): void {
    isScheduled = false
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      writeRefusals(db, batch)
    } catch {
      // where not even this can be written, the requests' own answers say that the store cannot be
    }
    onChanged()
  }

  return {
    add(refusal) {
      if (waiting.length >= MAX_WAITING) flush()
      waiting.push(refusal)
      if (isScheduled) return
      isScheduled = true
      setImmediate(flush)
    },
    summary() {
      const { count, latest } = summarizeRefusals(db)
      return {
        count,
        latest: latest
          ? { at: latest.at, status: latest.status, reason: latest.reason, path: latest.path }
          : null
      }
    },
    flush
  }
}
