import type { Database } from 'better-sqlite3'
import { Received } from '../../shared/model/received.ts'
import { JOIN_DICTIONARY, PAYLOAD_COLUMNS, type PayloadRow, toStoredPayload } from './dictionaries.ts'
import type { StoredPayload } from './payload-codec.ts'
import { all, type Sql, sql } from './sql.ts'

/** A stored event with what it is grouped by. */
export interface GroupedEvent {
  readonly ref: number
  readonly eventId: string
  readonly issueRef: number
  readonly received: Received
  readonly payload: StoredPayload
}

/** Events of a project in the order of their storing, after one. */
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

function list(db: Database, where: Sql, limit: number): GroupedEvent[] {
  return all<PayloadRow & { ref: number; event_id: Buffer; issue_ref: number; received: string }>(
    db,
    // NOT INDEXED: in the order of the table, which the project's own index does not have
    sql`SELECT events.ref, event_id, issue_ref, event_payloads.received, ${PAYLOAD_COLUMNS}
        FROM events NOT INDEXED JOIN event_payloads ON event_ref = events.ref ${JOIN_DICTIONARY}
        WHERE ${where} ORDER BY events.ref LIMIT ${limit}`
  ).map((row) => ({
    ref: row.ref,
    eventId: row.event_id.toString('hex'),
    issueRef: row.issue_ref,
    received: Received.parse(JSON.parse(row.received)),
    payload: toStoredPayload(row)
  }))
}
