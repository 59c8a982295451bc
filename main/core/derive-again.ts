import type { Database } from 'better-sqlite3'
import type { GroupingConfig } from '../grouping/config.ts'
import { parseJson } from '../protocol/json.ts'
import { addFacts } from '../store/add-facts.ts'
import { listWithoutFacts } from '../store/events.ts'
import { deriveEvent, deriveNothing } from './derive-event.ts'

/**
 * Derives facts that an older Culprit did not keep, for some stored events. One that cannot be read gets none. True
 * where more are left.
 */
export function deriveAgain(
  db: Database,
  configOf: (projectId: string) => GroupingConfig,
  limit: number
): boolean {
  const events = listWithoutFacts(db, limit)
  db.transaction(() => {
    for (const { ref, issueId, payload, received, projectId } of events) {
      addFacts(db, ref, Number(issueId), derive(payload, received, configOf(projectId)))
    }
  }).immediate()
  return events.length > 0
}

function derive(
  ...[payload, received, config]: [Uint8Array, Parameters<typeof deriveEvent>[1], GroupingConfig]
) {
  try {
    return deriveEvent(parseJson(payload), received, config).derived
  } catch {
    return deriveNothing(received).derived
  }
}
