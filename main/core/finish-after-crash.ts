import type { Database } from 'better-sqlite3'
import type { Received } from '../../shared/model/received.ts'
import type { GroupingConfig } from '../grouping/config.ts'
import { parseJson } from '../protocol/json.ts'
import { countedOfIssue, countedUpTo, hasFirstEvent, summedUpTo, writeTally } from '../store/counters.ts'
import { internTags } from '../store/event-tags.ts'
import { listStoredAfter, type StoredEvent } from '../store/events.ts'
import { type JournaledEvent, listJournal, renumber } from '../store/journal.ts'
import { internShape } from '../store/known-refs.ts'
import type { DerivedEvent } from '../store/new-arrival.ts'
import { addToProject, addToTally, createTally, type Uncounted } from '../store/tally.ts'
import { deriveEvent, deriveNothing } from './derive-event.ts'

type ConfigOf = (projectId: string) => GroupingConfig

const BATCH = 500

/**
 * Finishes what a killed process had begun: counts the events that were filed and not yet counted, and gives back those
 * that were acknowledged and not yet filed. They are those of a moment, and are derived again.
 */
export function finishAfterCrash(db: Database, configOf: ConfigOf): JournaledEvent[] {
  const summed = summedUpTo(db)
  for (;;) {
    const stored = listStoredAfter(db, countedUpTo(db), BATCH)
    if (stored.length === 0) break
    const tally = createTally()
    for (const event of stored) {
      const uncounted = toUncounted(db, event, configOf(event.projectId))
      if (event.ref > countedOfIssue(db, uncounted.issueRef)) addToTally(tally, [uncounted])
      else if (event.ref > summed) addToProject(tally, uncounted)
      tally.lastRef = event.ref
    }
    writeTally(db, tally, () => true)
  }
  const counted = countedUpTo(db)
  return listJournal(db).map(({ payload, ...left }) => ({
    ...left,
    // one that could not be filed the last time, while those after it could
    ref: left.ref <= counted ? renumber(db, left.ref) : left.ref,
    derived: derive(payload, left.received, configOf(left.projectId))
  }))
}

function toUncounted(db: Database, stored: StoredEvent, config: GroupingConfig): Uncounted {
  const { received } = stored
  const derived = derive(stored.payload, received, config)
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

function derive(payload: Uint8Array, received: Received, config: GroupingConfig): DerivedEvent {
  try {
    return deriveEvent(parseJson(payload), received, config).derived
  } catch {
    return deriveNothing(received).derived
  }
}
