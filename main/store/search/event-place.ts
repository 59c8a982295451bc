import type { Database } from 'better-sqlite3'
import type { EventPlace, EventPlaceQuery } from '../../../shared/contract/events.ts'
import { currentRef } from '../issue-redirects.ts'
import { toIssueRef } from '../refs.ts'
import { get, type Sql, sql } from '../sql.ts'
import { toSearch } from './search-sql.ts'

/** Where an event stands among those of its issue that a search finds. `now`: epoch ms. */
export function findEventPlace(db: Database, query: EventPlaceQuery, now: number): EventPlace {
  const search = toSearch(db, query, now, 'events')
  const issueRef = currentRef(db, toIssueRef(query.issueId))
  const found = sql`FROM issues CROSS JOIN events INDEXED BY events_by_issue ON events.issue_ref = issues.ref
    WHERE issues.ref = ${issueRef} AND ${search.events}`
  const event = get<{ ref: number; timestamp: number }>(
    db,
    sql`SELECT ref, timestamp FROM events WHERE event_id = ${toBytes(query.id)} AND issue_ref = ${issueRef}
        AND project_ref = (SELECT project_ref FROM issues WHERE ref = ${issueRef})`
  )
  const at = sql`(${event?.timestamp ?? null}, ${event?.ref ?? null})`
  const place = sql`(events.timestamp, events.ref)`
  const find = (where: Sql, order: Sql) =>
    get<{ event_id: Buffer }>(
      db,
      sql`SELECT event_id ${found} AND ${where} ORDER BY ${order} LIMIT 1`
    )?.event_id.toString('hex') ?? null
  const newestFirst = sql`events.timestamp DESC, events.ref DESC`
  const oldestFirst = sql`events.timestamp, events.ref`
  const counts = get<{ total: number; position: number; own: number }>(
    db,
    sql`SELECT COUNT(*) AS total, COUNT(CASE WHEN ${place} <= ${at} THEN 1 END) AS position,
               COUNT(CASE WHEN events.ref = ${event?.ref ?? null} THEN 1 END) AS own ${found}`
  )
  const { total = 0, position = 0, own = 0 } = counts ?? {}
  // what is not there would be looked for in all events
  return {
    isFound: own > 0,
    previous: position > own ? find(sql`${place} < ${at}`, newestFirst) : null,
    next: event && total > position ? find(sql`${place} > ${at}`, oldestFirst) : null,
    oldest: total > 0 ? find(sql`1`, oldestFirst) : null,
    latest: total > 0 ? find(sql`1`, newestFirst) : null,
    position,
    total
  }
}

/** An id in any spelling; what is none finds nothing. */
function toBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}
