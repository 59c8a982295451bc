import type { EventQuery, EventSort } from '../../../shared/contract/events.ts'
import { Level } from '../../../shared/model/event.ts'
import { parseCursor } from '../cursor.ts'
import { and, type Sql, sql } from '../sql.ts'

const levels = Level.options.map((name, rank) => sql`WHEN ${name} THEN ${BigInt(rank)}`)

/** What of an event is compared. */
const COLUMNS: Record<EventSort, Sql> = {
  timestamp: sql`events.timestamp`,
  received: sql`events.received`,
  level: sql`(CASE events.level ${levels.reduce((all, one) => sql`${all} ${one}`)} END)`,
  title: sql`events.title COLLATE NOCASE`,
  release: sql`IFNULL(events.release, '') COLLATE NOCASE`,
  environment: sql`IFNULL(events.environment, '') COLLATE NOCASE`,
  user: sql`IFNULL(events.user, '') COLLATE NOCASE`
}

/** Order and beginning of a page that is sorted by a column: all that match are looked at. Equal ones go by time. */
export function pageInOrder({ sort = 'timestamp', ascending = false, cursor }: EventQuery): {
  readonly after: Sql
  readonly order: Sql
} {
  const column = COLUMNS[sort]
  const place = sql`${column}, events.timestamp, events.ref`
  const last = cursor === undefined ? undefined : parseCursor(cursor).ref
  const lastPlace = sql`(SELECT ${place} FROM events WHERE events.ref = ${last ?? null})`
  const after = ascending ? sql`(${place}) > ${lastPlace}` : sql`(${place}) < ${lastPlace}`
  return {
    after: last === undefined ? and([]) : after,
    order: ascending
      ? sql`${column}, events.timestamp, events.ref`
      : sql`${column} DESC, events.timestamp DESC, events.ref DESC`
  }
}
