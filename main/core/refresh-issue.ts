import type { Database } from 'better-sqlite3'
import type { GroupingConfig } from '../grouping/config.ts'
import { parseJson } from '../protocol/json.ts'
import { describeIssue } from '../store/counters.ts'
import { getStoredEvent } from '../store/events.ts'
import { deriveEvent } from './derive-event.ts'

/** Shows an issue as its latest event has it; one without events, or whose event cannot be read, stays as it is. */
export function refreshIssue(
  db: Database,
  issueRef: number,
  configOf: (projectId: string) => GroupingConfig
): void {
  try {
    const stored = getStoredEvent(db, { issueId: String(issueRef), which: 'latest' })
    const { derived } = deriveEvent(parseJson(stored.payload), stored.received, configOf(stored.projectId))
    describeIssue(db, issueRef, derived)
  } catch {
    // its old words still say what it was
  }
}
