import type { Database } from 'better-sqlite3'
import { JOIN_DICTIONARY, PAYLOAD_COLUMNS, type PayloadRow, toStoredPayload } from './dictionaries.ts'
import type { PackedEvent } from './packed-event.ts'
import { all, get, type Sql, sql } from './sql.ts'

/** A stored event with what it is grouped by. */
export interface GroupedEvent extends PackedEvent {
  readonly ref: number
  readonly eventId: string
  readonly issueRef: number
  /** 32 hexadecimal digits. */
  readonly hash: string
}

/** Numbers that are looked through in one go: some milliseconds, whosever events they are. */
const WINDOW = 5_000

/**
 * Gives the numbers of a project's events that can be seen, window by window of the table, and issue by issue in each:
 * events of an issue are packed and grouped alike, and change the same counters.
 */
export function* groupedWindows(db: Database, projectRef: number): Generator<number[]> {
  yield* windows(db, seenIn(projectRef))
}

function seenIn(projectRef: number): Sql {
  return sql`project_ref = ${projectRef} AND issue_ref NOT IN (SELECT ref FROM issues WHERE deleted IS NOT NULL)`
}

function* windows(db: Database, isWanted: Sql): Generator<number[]> {
  const last = () => get<{ ref: number | null }>(db, sql`SELECT MAX(ref) AS ref FROM events`)?.ref ?? 0
  for (let after = 0; after < last(); after += WINDOW) {
    yield all<{ ref: number }>(
      db,
      sql`SELECT ref FROM events NOT INDEXED
          WHERE ref > ${after} AND ref <= ${after + WINDOW} AND ${isWanted} ORDER BY issue_ref, ref`
    ).map(({ ref }) => ref)
  }
}

/** A stored event of which another configuration than the wanted one decided where it is. */
export type OutdatedEvent = Pick<GroupedEvent, 'ref' | 'eventId' | 'issueRef' | 'hash'>

/** Which of a project's events are outdated: all that this configuration did not group, or those that one grouped, received since then (epoch ms). */
export type Outdated = { readonly notBy: string } | { readonly by: string; readonly since: number }

/** Gives those that are, some at a time, which may be none; undefined at the end. In the same order. */
export function readOutdatedEvents(
  db: Database,
  projectRef: number,
  which: Outdated,
  limit: number
): () => OutdatedEvent[] | undefined {
  const byConfig =
    'notBy' in which
      ? sql`grouping_config <> ${which.notBy}`
      : sql`grouping_config = ${which.by} AND received >= ${which.since}`
  const isOutdated = sql`${seenIn(projectRef)} AND ${byConfig}`
  const coming = windows(db, isOutdated)
  let window: number[] = []
  return () => {
    if (window.length === 0) {
      const next = coming.next()
      if (next.done) return undefined
      window = next.value
    }
    // some may have been moved or removed since the window was read
    return all<Pick<EventColumns, 'ref' | 'event_id' | 'issue_ref' | 'hash'>>(
      db,
      // NOT INDEXED: by their numbers, not by an index of all that the project has
      sql`SELECT ref, event_id, issue_ref, hash FROM events NOT INDEXED
          WHERE ref IN (SELECT value FROM json_each(${JSON.stringify(window.splice(0, limit))})) AND ${isOutdated}`
    ).map(({ ref, event_id, issue_ref, hash }) => ({
      ref,
      eventId: event_id.toString('hex'),
      issueRef: issue_ref,
      hash: hash.toString('hex')
    }))
  }
}

/** Events by their numbers, in the order of these; those that are gone are left out. */
export function readEventsByRef(db: Database, refs: readonly number[]): GroupedEvent[] {
  const rows = all<PayloadRow & EventColumns>(
    db,
    sql`SELECT events.ref, event_id, issue_ref, events.hash, event_payloads.received, ${PAYLOAD_COLUMNS}
        FROM events JOIN event_payloads ON event_ref = events.ref ${JOIN_DICTIONARY}
        WHERE issue_ref NOT IN (SELECT ref FROM issues WHERE deleted IS NOT NULL)
          AND events.ref IN (SELECT value FROM json_each(${JSON.stringify(refs)})) ORDER BY events.ref`
  )
  // events that share a dictionary share its bytes: another thread is sent them once
  const dictionaries = new Map<number, Buffer>()
  return rows.map((row) => ({
    ref: row.ref,
    eventId: row.event_id.toString('hex'),
    issueRef: row.issue_ref,
    hash: row.hash.toString('hex'),
    received: row.received,
    payload: toStoredPayload({ ...row, dictionary_data: shared(dictionaries, row) })
  }))
}

interface EventColumns {
  readonly ref: number
  readonly event_id: Buffer
  readonly issue_ref: number
  readonly hash: Buffer
  readonly received: string
}

function shared(known: Map<number, Buffer>, { dictionary_ref, dictionary_data }: PayloadRow): Buffer | null {
  if (dictionary_ref === null || dictionary_data === null) return null
  const data = known.get(dictionary_ref) ?? dictionary_data
  known.set(dictionary_ref, data)
  return data
}

/**
 * Id of the configuration that grouped an event which is among a project's oldest; undefined where it has none. By an
 * index: to look at all of them for one that is outdated would take long.
 */
export function oldestGroupingConfig(db: Database, projectRef: number): string | undefined {
  return get<{ grouping_config: string }>(
    db,
    sql`SELECT grouping_config FROM events INDEXED BY events_by_irrelevance WHERE project_ref = ${projectRef}
        ORDER BY irrelevance, timestamp LIMIT 1`
  )?.grouping_config
}

/** Stored events of a project. */
export function countGroupedEvents(db: Database, projectRef: number): number {
  return (
    get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM events WHERE project_ref = ${projectRef}`)?.n ?? 0
  )
}
