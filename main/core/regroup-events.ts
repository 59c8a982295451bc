import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { GroupingRules } from '../../shared/model/project.ts'
import { type GroupedEvent, listOutdatedEvents } from '../store/grouped-events.ts'
import type { Move } from '../store/move-events.ts'
import { addHashes, issueOfHash } from '../store/regroupings.ts'
import { copyIssue } from '../store/unmerge-issue.ts'
import type { Deriver } from './deriver.ts'

/** Events that are grouped and moved in one go: some ten milliseconds. */
const AT_ONCE = 50
/** Between two goes, for those who wait. */
const PAUSE_MS = 1

export interface RegroupEventsOptions {
  readonly db: Database
  readonly deriver: Deriver
  readonly projectRef: number
  readonly rules: GroupingRules
  /** Id of the configuration that the rules make. */
  readonly config: string
  /** Hashes that were worked out before, by event. */
  readonly known?: ReadonlyMap<number, readonly string[]>
  readonly now: () => number
  /** Counts what waits to be counted: events that move must be in the counters that they leave. */
  readonly settleCounts: () => void
  /** Moves events in its own way, in a transaction. */
  readonly move: (moves: readonly Move[]) => void
  /** What was made for hashes that led nowhere. */
  readonly onMade: (made: { issues: number[]; hashes: string[] }) => void
  readonly onProgress: (events: number) => void
  readonly isStopping: () => boolean
}

/**
 * Moves every event of a project that another configuration has grouped to where this one puts it. It can end at any
 * moment and be begun again. True where it came to its end.
 */
export async function regroupEvents(options: RegroupEventsOptions): Promise<boolean> {
  const { db, projectRef, config } = options
  let after = 0
  for (;;) {
    if (options.isStopping()) return false
    const events = listOutdatedEvents(db, projectRef, config, after, AT_ONCE)
    const last = events.at(-1)
    if (!last) return true
    const hashes = await hashesOf(events, options)
    options.settleCounts()
    db.transaction(() => {
      options.move(events.map((event, index) => toMove(event, hashes[index] ?? [], options)))
    }).immediate()
    after = last.ref
    options.onProgress(events.length)
    await delay(PAUSE_MS)
  }
}

async function hashesOf(
  events: readonly GroupedEvent[],
  { known, deriver, rules }: RegroupEventsOptions
): Promise<(readonly string[])[]> {
  const unknown = events.filter(({ ref }) => !known?.has(ref))
  const grouped = unknown.length > 0 ? await deriver.group(unknown, rules) : []
  const found = new Map(unknown.map(({ ref }, index) => [ref, grouped[index]?.hashes ?? []]))
  return events.map(({ ref }) => known?.get(ref) ?? found.get(ref) ?? [])
}

/** As for an event that arrives: the first hash that is known decides; where none is, a new issue begins. */
function toMove(event: GroupedEvent, hashes: readonly string[], options: RegroupEventsOptions): Move {
  const { db, projectRef, config, now } = options
  const known = hashes.map((hash) => issueOfHash(db, projectRef, hash)).find((ref) => ref !== undefined)
  const issueRef = known ?? copyIssue(db, event.issueRef, now())
  const added = addHashes(db, projectRef, hashes, issueRef)
  if (added.length > 0) options.onMade({ issues: known === undefined ? [issueRef] : [], hashes: added })
  return { eventRef: event.ref, issueRef, grouping: { hash: Buffer.from(hashes[0] ?? '', 'hex'), config } }
}
