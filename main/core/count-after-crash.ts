import type { Database } from 'better-sqlite3'
import type { GroupingConfig } from '../grouping/config.ts'
import { parseJson } from '../protocol/json.ts'
import { countEvents, countedUpTo, hasFirstEvent, type Uncounted } from '../store/counters.ts'
import { internTags } from '../store/event-tags.ts'
import { listStoredAfter, type StoredEvent } from '../store/events.ts'
import { internShape } from '../store/known-refs.ts'
import type { DerivedEvent } from '../store/new-arrival.ts'
import { deriveEvent, deriveNothing } from './derive-event.ts'

const BATCH = 500

/** Counts the events that a killed process had stored and not yet counted: those of a moment, derived again. */
export function countAfterCrash(db: Database, configOf: (projectId: string) => GroupingConfig): void {
  for (;;) {
    const stored = listStoredAfter(db, countedUpTo(db), BATCH)
    if (stored.length === 0) return
    countEvents(
      db,
      stored.map((event) => toUncounted(db, event, configOf(event.projectId)))
    )
  }
}

function toUncounted(db: Database, stored: StoredEvent, config: GroupingConfig): Uncounted {
  const { received } = stored
  const derived = derive(stored, config)
  return {
    ref: stored.ref,
    issueRef: Number(stored.issueId),
    projectRef: stored.projectRef,
    projectId: stored.projectId,
    hasDictionary: true,
    isFirst: !hasFirstEvent(db, Number(stored.issueId)),
    eventId: stored.id,
    receivedMs: received.receivedMs,
    tags: internTags(db, derived),
    shapeRef: internShape(db, derived.shape),
    derived
  }
}

function derive({ payload, received }: StoredEvent, config: GroupingConfig): DerivedEvent {
  try {
    return deriveEvent(parseJson(payload), received, config).derived
  } catch {
    return deriveNothing(received).derived
  }
}
