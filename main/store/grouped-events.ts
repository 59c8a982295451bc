import type { Database } from 'better-sqlite3'
import { Received } from '../../shared/model/received.ts'
import { JOIN_DICTIONARY, PAYLOAD_COLUMNS, type PayloadRow, toStoredPayload } from './dictionaries.ts'
import type { StoredPayload } from './payload-codec.ts'
import { all, get, type Sql, sql } from './sql.ts'

/** A stored event with what it is grouped by. */
export interface GroupedEvent {
  readonly ref: number
  readonly eventId: string
  readonly issueRef: number
  /** 32 hexadecimal digits. */
  readonly hash: string
  readonly received: Received
  readonly payload: StoredPayload
}

/** Events of a project that can be seen, in the order of their storing, after one. */
export function listGroupedEvents(
  db: Database,
  projectRef: number,
  afterRef: number,
  limit: number
): GroupedEvent[] {
  return list(db, sql`events.ref > ${afterRef} AND events.project_ref = ${projectRef}`, limit)
}

/** The same, only those that are grouped by another configuration. */
export function listOutdatedEvents(
  db: Database,
  projectRef: number,
  config: string,
  afterRef: number,
  limit: number
): GroupedEvent[] {
  return list(
    db,
    sql`events.ref > ${afterRef} AND events.project_ref = ${projectRef} AND grouping_config <> ${config}`,
    limit
  )
}

interface EventColumns {
  readonly ref: number
  readonly event_id: Buffer
  readonly issue_ref: number
  readonly hash: Buffer
  readonly received: string
}

function list(db: Database, where: Sql, limit: number): GroupedEvent[] {
  const rows = all<PayloadRow & EventColumns>(
    db,
    // NOT INDEXED: in the order of the table, which the project's own index does not have
    sql`SELECT events.ref, event_id, issue_ref, events.hash, event_payloads.received, ${PAYLOAD_COLUMNS}
        FROM events NOT INDEXED JOIN event_payloads ON event_ref = events.ref ${JOIN_DICTIONARY}
        WHERE ${where} AND issue_ref NOT IN (SELECT ref FROM issues WHERE deleted IS NOT NULL) ORDER BY events.ref LIMIT ${limit}`
  )
  // events that share a dictionary share its bytes: another thread is sent them once
  const dictionaries = new Map<number, Buffer>()
  return rows.map((row) => ({
    ref: row.ref,
    eventId: row.event_id.toString('hex'),
    issueRef: row.issue_ref,
    hash: row.hash.toString('hex'),
    received: Received.parse(JSON.parse(row.received)),
    payload: toStoredPayload({ ...row, dictionary_data: shared(dictionaries, row) })
  }))
}

function shared(known: Map<number, Buffer>, { dictionary_ref, dictionary_data }: PayloadRow): Buffer | null {
  if (dictionary_ref === null || dictionary_data === null) return null
  const data = known.get(dictionary_ref) ?? dictionary_data
  known.set(dictionary_ref, data)
  return data
}

/** Stored events of a project. */
export function countGroupedEvents(db: Database, projectRef: number): number {
  return (
    get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM events WHERE project_ref = ${projectRef}`)?.n ?? 0
  )
}
