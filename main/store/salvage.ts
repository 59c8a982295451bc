import type { Database } from 'better-sqlite3'
import { BEING_MERGED } from './merge-issues.ts'
import { type UnpackedEvent, unpackEvent } from './packed-event.ts'
import { Codec, decompress, type StoredDictionary, type StoredPayload } from './payload-codec.ts'
import { mendValues } from './salvage-values.ts'
import { get, run, sql } from './sql.ts'

/**
 * From the rows that could be read of a damaged store (salvage-stage.ts; attached as `damaged`) into a new one. What was
 * decided and written by people goes over as it is; events are stored again, so that everything derived is whole.
 */

/** An event that could be read, with what is needed to store it again. */
export interface SalvagedEvent extends UnpackedEvent {
  /** Undefined where that is lost. */
  readonly projectId: string | undefined
}

export function attachDamaged(db: Database, path: string): void {
  db.prepare('ATTACH ? AS damaged').run(path)
}

export const EXISTING_PROJECT = sql`project_ref IN (SELECT ref FROM projects)`
const EXISTING_ISSUE = sql`issue_ref IN (SELECT ref FROM issues)`
export const WAS_DELETED = sql`issue_ref IN (SELECT ref FROM damaged.issues WHERE deleted < ${BEING_MERGED})`

/** Of the events that could be read. */
export function countSalvagedEvents(db: Database): number {
  return get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM damaged.event_payloads`)?.n ?? 0
}

/** Projects and issues, which count nothing yet, and the hashes by which events find them: merged ones, too. */
export function copyPlaces(db: Database, now: number): void {
  db.transaction(() => {
    copyProjects(db, now)
    copyIssues(db)
    run(
      db,
      sql`INSERT OR IGNORE INTO issue_hashes SELECT * FROM damaged.issue_hashes
          WHERE ${EXISTING_PROJECT} AND ${EXISTING_ISSUE}`
    )
    run(
      db,
      sql`INSERT OR IGNORE INTO issue_hashes SELECT project_ref, hash, issue_ref FROM damaged.events
          WHERE ${EXISTING_PROJECT} AND ${EXISTING_ISSUE}`
    )
    run(
      db,
      sql`INSERT OR IGNORE INTO issue_redirects SELECT * FROM damaged.issue_redirects
          WHERE ${EXISTING_PROJECT} AND ${EXISTING_ISSUE} AND ref NOT IN (SELECT ref FROM issues)
            AND json_valid(hashes) AND json_valid(row)`
    )
    run(
      db,
      sql`INSERT INTO issue_activity SELECT * FROM damaged.issue_activity WHERE ${EXISTING_ISSUE} AND json_valid(data)`
    )
    mendValues(db)
  }).immediate()
}

function copyProjects(db: Database, now: number): void {
  run(db, sql`INSERT INTO projects SELECT * FROM damaged.projects`)
  run(
    db,
    sql`UPDATE projects SET events = 0, issues = 0, events_with_problems = 0, stored = 0,
          settings = CASE WHEN json_valid(settings) THEN settings ELSE '{}' END`
  )
  // those whose own row is lost: what was in them is worth more than its place
  run(
    db,
    sql`INSERT INTO projects (ref, id, key, name, short_name, named_by, created)
        SELECT project_ref, 'salvaged-' || project_ref, 'salvaged', 'Salvaged ' || project_ref,
               'SALVAGED-' || project_ref, 'user', ${now}
        FROM (SELECT project_ref FROM damaged.events UNION SELECT project_ref FROM damaged.issues
              UNION SELECT project_ref FROM damaged.journal UNION SELECT project_ref FROM damaged.items
              UNION SELECT project_ref FROM damaged.attachments)
        WHERE project_ref NOT IN (SELECT ref FROM projects)`
  )
}

/** Without their states: events that are stored again shall not change them. */
function copyIssues(db: Database): void {
  run(db, sql`INSERT INTO issues SELECT * FROM damaged.issues WHERE deleted IS NULL AND ${EXISTING_PROJECT}`)
  run(
    db,
    sql`UPDATE issues SET events = 0, users = 0, with_user = 0, counted = 0, status = 'unresolved',
          substatus = 'ongoing', archive = NULL, resolution = NULL,
          metadata = CASE WHEN json_valid(metadata) THEN metadata ELSE '{}' END`
  )
  const nextNumber = sql`UPDATE projects SET next_number = MAX(next_number,
    1 + COALESCE((SELECT MAX(number) FROM issues WHERE project_ref = projects.ref), 0))`
  run(db, nextNumber)
  // those whose own row is lost, while hashes or events say that it was there
  run(
    db,
    sql`INSERT INTO issues (ref, project_ref, number, title, value, culprit, type, level, platform, metadata, unhandled,
                            status, substatus, first_seen, last_seen, events, users)
        SELECT lost.issue_ref, lost.project_ref,
               next_number - 1 + row_number() OVER (PARTITION BY lost.project_ref ORDER BY lost.issue_ref),
               '', '', '', 'error', 'error', 'other', '{}', 0, 'unresolved', 'ongoing', ${Number.MAX_SAFE_INTEGER}, 0, 0, 0
        FROM (SELECT issue_ref, MIN(project_ref) AS project_ref FROM (
                SELECT issue_ref, project_ref FROM damaged.issue_hashes
                UNION SELECT issue_ref, project_ref FROM damaged.events)
              WHERE issue_ref NOT IN (SELECT ref FROM issues) AND NOT ${WAS_DELETED} GROUP BY issue_ref) AS lost
        JOIN projects ON projects.ref = lost.project_ref`
  )
  run(db, nextNumber)
  run(db, sql`UPDATE projects SET issues = (SELECT COUNT(*) FROM issues WHERE project_ref = projects.ref)`)
}

interface EventRow {
  readonly received: string
  readonly codec: Codec
  readonly bytes: number
  readonly payload: Buffer
  readonly project_id: string | null
  readonly dictionary_ref: number | null
  readonly dictionary_bytes: number | null
  readonly dictionary_data: Buffer | null
}

/**
 * Every event that can be read, in the order of their arrival, also what was acknowledged and not filed yet. `onLost` hears
 * of each that was there and cannot be unpacked.
 */
export function* salvagedEvents(db: Database, onLost: () => void): Generator<SalvagedEvent> {
  // by number: a statement that is being read would hold up those that write
  for (let ref = -1; ; ) {
    const row = get<EventRow & { ref: number }>(db, nextPayload(ref))
    if (!row) break
    ref = row.ref
    const event = unpack(row)
    if (event) yield event
    else onLost()
  }
}

const nextPayload = (
  after: number
) => sql`SELECT event_ref AS ref, payloads.received, payloads.codec, payloads.bytes,
    payloads.payload, projects.id AS project_id, payloads.dictionary_ref, dictionaries.bytes AS dictionary_bytes,
    dictionaries.data AS dictionary_data
  FROM damaged.event_payloads AS payloads
  LEFT JOIN damaged.events AS events ON events.ref = event_ref
  LEFT JOIN damaged.journal AS journal ON journal.ref = event_ref
  LEFT JOIN projects ON projects.ref = COALESCE(events.project_ref, journal.project_ref)
  LEFT JOIN damaged.dictionaries AS dictionaries ON dictionaries.ref = dictionary_ref
  WHERE NOT COALESCE(${WAS_DELETED}, 0) AND event_ref > ${after} ORDER BY event_ref LIMIT 1`

function unpack(row: EventRow): SalvagedEvent | undefined {
  try {
    const { codec, bytes, payload: data, received } = row
    const payload = { codec, bytes, data, dictionary: dictionaryOf(row) }
    return { projectId: row.project_id ?? undefined, ...unpackEvent({ payload, received }) }
  } catch {
    return undefined
  }
}

/** Throws, or gives nothing, where it is damaged. */
export function unpackWhole(payload: StoredPayload): Uint8Array | undefined {
  if (!Object.values(Codec).includes(payload.codec)) return undefined
  const content = decompress(payload)
  return content.length === payload.bytes ? content : undefined
}

/** The project that has an issue of one of these kinds. `hashes`: 32 hexadecimal digits each. */
export function findProjectByHashes(db: Database, hashes: readonly string[]): string | undefined {
  return get<{ id: string }>(
    db,
    sql`SELECT projects.id FROM json_each(${JSON.stringify(hashes)}) AS wanted CROSS JOIN projects
        JOIN issue_hashes ON project_ref = projects.ref AND hash = unhex(wanted.value) LIMIT 1`
  )?.id
}

function dictionaryOf(row: EventRow): StoredDictionary | undefined {
  const { dictionary_ref: ref, dictionary_bytes: bytes, dictionary_data: data } = row
  return ref === null || bytes === null || data === null ? undefined : { ref, bytes, data }
}
