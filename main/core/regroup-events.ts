import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { GroupingRules } from '../../shared/model/project.ts'
import { type GroupedEvent, readOutdatedEvents } from '../store/grouped-events.ts'
import { type Claimed, claimHashes, issueOfHash } from '../store/issue-hashes.ts'
import type { Move } from '../store/move-events.ts'
import { copyIssue } from '../store/unmerge-issue.ts'
import type { Deriver } from './deriver.ts'
import { oneAhead } from './one-ahead.ts'

/** Events that are grouped and moved in one go: some milliseconds on this thread. */
const AT_ONCE = 40
const PAUSE_MS = 2

/** A request takes several turns of the event loop to be answered: a pause of one would let each cost it a batch. */
export function letOthersGoOn(): Promise<void> {
  return delay(PAUSE_MS)
}

/** A move with the issue that the event leaves, or stays in. */
export interface MoveFrom extends Move {
  readonly from: number
}

export interface RegroupEventsOptions {
  readonly db: Database
  readonly deriver: Deriver
  readonly projectRef: number
  readonly rules: GroupingRules
  /** Id of the configuration that the rules make. */
  readonly config: string
  /** Hashes that were worked out before, by event id. */
  readonly known?: ReadonlyMap<string, readonly string[]>
  readonly now: () => number
  /** Counts what waits to be counted: events that move must be in the counters that they leave. */
  readonly settleCounts: () => void
  /** Moves events in its own way, in a transaction. */
  readonly move: (moves: readonly MoveFrom[]) => void
  /** What was made for hashes that led nowhere, in that transaction. */
  readonly onMade: (made: { readonly issues: readonly number[]; readonly claimed: Claimed }) => void
  readonly onProgress: (events: number) => void
  readonly isStopping: () => boolean
}

/**
 * Moves every event of a project that another configuration has grouped to where this one puts it. It can end at any
 * moment and be begun again. True where it came to its end.
 */
export async function regroupEvents(options: RegroupEventsOptions): Promise<boolean> {
  const { db, projectRef, config } = options
  const batches = oneAhead(readOutdatedEvents(db, projectRef, config, AT_ONCE), (events) =>
    hashesOf(events, options)
  )
  for await (const { events, results } of batches) {
    if (options.isStopping()) return false
    if (events.length === 0) {
      await letOthersGoOn()
      continue
    }
    options.settleCounts()
    db.transaction(() => {
      options.move(events.map((event, index) => toMove(event, results[index] ?? [], options)))
    }).immediate()
    options.onProgress(events.length)
    await letOthersGoOn()
  }
  return true
}

async function hashesOf(
  events: readonly GroupedEvent[],
  { known, deriver, rules }: RegroupEventsOptions
): Promise<readonly (readonly string[])[]> {
  const unknown = events.filter(({ eventId }) => !known?.has(eventId))
  const grouped = unknown.length > 0 ? await deriver.group(unknown, rules) : []
  const found = new Map(unknown.map(({ eventId }, index) => [eventId, grouped[index]?.hashes ?? []]))
  return events.map(({ eventId }) => known?.get(eventId) ?? found.get(eventId) ?? [])
}

/** As for an event that arrives: the first hash that is known decides; where none is, a new issue begins. */
function toMove(event: GroupedEvent, hashes: readonly string[], options: RegroupEventsOptions): MoveFrom {
  const { db, projectRef, config, now } = options
  const known = hashes.map((hash) => issueOfHash(db, projectRef, hash)).find((ref) => ref !== undefined)
  const issueRef = known ?? copyIssue(db, event.issueRef, now())
  const claimed = claimHashes(db, projectRef, hashes, issueRef, 'deleted')
  if (claimed.added.length + claimed.taken.length > 0) {
    options.onMade({ issues: known === undefined ? [issueRef] : [], claimed })
  }
  const hash = hashes[0] === undefined ? undefined : Buffer.from(hashes[0], 'hex')
  return {
    eventRef: event.ref,
    from: event.issueRef,
    issueRef,
    grouping: { hash: hash ?? Buffer.from(event.hash, 'hex'), config }
  }
}
