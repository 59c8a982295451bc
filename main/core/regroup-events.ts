import type { Database } from 'better-sqlite3'
import type { GroupingRules } from '../../shared/model/project.ts'
import { copyIssue } from '../store/copy-issue.ts'
import {
  type Outdated,
  type OutdatedEvent,
  readEventsByRef,
  readOutdatedEvents
} from '../store/grouped-events.ts'
import { type Claimed, claimHashes, issueOfHash } from '../store/issue-hashes.ts'
import type { Move } from '../store/move-events.ts'
import type { Deriver } from './deriver.ts'
import type { FoundHashes } from './found-hashes.ts'
import { oneAhead } from './one-ahead.ts'
import { inSteps, letOthersGoOn } from './steps.ts'

/** Events that are read in one go. */
const AT_ONCE = 200
/** Events that change the counters of an issue are written together, and these again while there is time. */
const CHUNK = 50

/** In pieces that `inSteps` may put together. */
export function chunksOf<Thing>(things: readonly Thing[]): Thing[][] {
  return Array.from({ length: Math.ceil(things.length / CHUNK) }, (_, index) =>
    things.slice(index * CHUNK, (index + 1) * CHUNK)
  )
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
  readonly outdated: Outdated
  /** Hashes that were worked out before. */
  readonly known?: FoundHashes
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
 * Moves the outdated events of a project to where these rules put them. It can end at any moment and be begun again. True
 * where it came to its end.
 */
export async function regroupEvents(options: RegroupEventsOptions): Promise<boolean> {
  const { db, projectRef, outdated } = options
  const batches = oneAhead(readOutdatedEvents(db, projectRef, outdated, AT_ONCE), (events) =>
    hashesOf(events, options)
  )
  for await (const { events, results } of batches) {
    const grouped = events.map((event, index) => ({ event, hashes: results[index] ?? [] }))
    const isDone = await inSteps(
      options,
      chunksOf(grouped),
      (some) => options.move(toMoves(some, options)),
      (done) => options.onProgress(done.flat().length)
    )
    if (!isDone) return false
    if (events.length === 0) await letOthersGoOn()
  }
  return true
}

/** An event with the hashes that the rules give it. */
interface Regrouped {
  readonly event: OutdatedEvent
  readonly hashes: readonly string[]
}

async function hashesOf(
  events: readonly OutdatedEvent[],
  { db, known, deriver, rules }: RegroupEventsOptions
): Promise<readonly (readonly string[])[]> {
  const unknown = readEventsByRef(
    db,
    events.filter((event) => !known?.of(event)).map(({ ref }) => ref)
  )
  const grouped = unknown.length > 0 ? await deriver.group(unknown, rules) : []
  const found = new Map(unknown.map(({ ref }, index) => [ref, grouped[index]?.hashes ?? []]))
  return events.map((event) => known?.of(event) ?? found.get(event.ref) ?? [])
}

/** As for events that arrive: the first hash that is known decides; where none is, a new issue begins. */
function toMoves(events: readonly Regrouped[], options: RegroupEventsOptions): MoveFrom[] {
  const { config } = options
  /** Most events have the same hashes as others. */
  const issueOf = new Map<string, number>()
  return events.map(({ event, hashes }) => {
    const name = hashes.join(' ')
    // without a hash each would be an issue of its own: it stays where it is
    const issueRef = issueOf.get(name) ?? (name === '' ? event.issueRef : issueFor(event, hashes, options))
    if (name !== '') issueOf.set(name, issueRef)
    const hash = Buffer.from(hashes[0] ?? event.hash, 'hex')
    return { eventRef: event.ref, from: event.issueRef, issueRef, grouping: { hash, config } }
  })
}

function issueFor(event: OutdatedEvent, hashes: readonly string[], options: RegroupEventsOptions): number {
  const { db, projectRef, now } = options
  const known = hashes.map((hash) => issueOfHash(db, projectRef, hash)).find((ref) => ref !== undefined)
  const issueRef = known ?? copyIssue(db, event.issueRef, now())
  const claimed = claimHashes(db, projectRef, hashes, issueRef, 'deleted')
  if (claimed.added.length + claimed.taken.length > 0) {
    options.onMade({ issues: known === undefined ? [issueRef] : [], claimed })
  }
  return issueRef
}
