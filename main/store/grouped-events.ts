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
  /** Epoch ms. */
  readonly timestamp: number
  /** 32 hexadecimal digits. */
  readonly hash: string
  readonly received: Received
  readonly payload: StoredPayload
}

/** Gives a project's events that can be seen, some at a time, in the order of their storing; undefined at the end. */
export function readGroupedEvents(
  db: Database,
  projectRef: number,
  limit: number
): () => GroupedEvent[] | undefined {
  let after = 0
  return () => {
    const events = list(
      db,
      // NOT INDEXED: in the order of the table, which the project's own index does not have
      sql`events NOT INDEXED`,
      sql`events.ref > ${after} AND events.project_ref = ${projectRef} ORDER BY events.ref LIMIT ${limit}`
    )
    after = events.at(-1)?.ref ?? after
    return events.length > 0 ? events : undefined
  }
}

/** Rows that are looked through in one go for the few that may be left. */
const SWEEP = 2_000

/**
 * The same for those that are grouped by another configuration, issue by issue: events of an issue mostly move together,
 * and so do their counts. At the end the table is looked through for what came into issues that were done already.
 */
export function readOutdatedEvents(
  db: Database,
  projectRef: number,
  config: string,
  limit: number
): () => GroupedEvent[] | undefined {
  const issues = all<{ ref: number }>(db, sql`SELECT ref FROM issues WHERE project_ref = ${projectRef}`)
  const lastRef = get<{ ref: number | null }>(db, sql`SELECT MAX(ref) AS ref FROM events`)?.ref ?? 0
  const isOutdated = sql`events.project_ref = ${projectRef} AND grouping_config <> ${config}`
  let at = 0
  let after = { timestamp: Number.MIN_SAFE_INTEGER, ref: 0 }
  let swept: number | undefined

  function ofIssues(): GroupedEvent[] {
    const events: GroupedEvent[] = []
    for (let issue = issues[at]; issue && events.length < limit; issue = issues[at]) {
      const some = list(
        db,
        sql`events INDEXED BY events_by_issue`,
        sql`issue_ref = ${issue.ref} AND (timestamp, events.ref) > (${after.timestamp}, ${after.ref})
            AND ${isOutdated} ORDER BY timestamp, events.ref LIMIT ${limit - events.length}`
      )
      events.push(...some)
      after = some.at(-1) ?? after
      if (events.length === limit) break
      at++
      after = { timestamp: Number.MIN_SAFE_INTEGER, ref: 0 }
    }
    return events
  }

  return () => {
    const events = ofIssues()
    if (events.length > 0) return events
    // the last ones have not moved yet where whoever asks is one ahead
    if (swept === undefined) {
      swept = 0
      return []
    }
    if (swept >= lastRef) return undefined
    const from = swept
    swept += SWEEP
    const where = sql`events.ref > ${from} AND events.ref <= ${swept} AND ${isOutdated} ORDER BY events.ref`
    return list(db, sql`events NOT INDEXED`, where)
  }
}

interface EventColumns {
  readonly ref: number
  readonly event_id: Buffer
  readonly issue_ref: number
  readonly timestamp: number
  readonly hash: Buffer
  readonly received: string
}

function list(db: Database, events: Sql, where: Sql): GroupedEvent[] {
  const rows = all<PayloadRow & EventColumns>(
    db,
    sql`SELECT events.ref, event_id, issue_ref, timestamp, events.hash, event_payloads.received, ${PAYLOAD_COLUMNS}
        FROM ${events} JOIN event_payloads ON event_ref = events.ref ${JOIN_DICTIONARY}
        WHERE issue_ref NOT IN (SELECT ref FROM issues WHERE deleted IS NOT NULL) AND ${where}`
  )
  // events that share a dictionary share its bytes: another thread is sent them once
  const dictionaries = new Map<number, Buffer>()
  return rows.map((row) => ({
    ref: row.ref,
    eventId: row.event_id.toString('hex'),
    issueRef: row.issue_ref,
    timestamp: row.timestamp,
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
