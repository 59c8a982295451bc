import type { Database } from 'better-sqlite3'
import { DAY_HOURS, HOUR_MS } from '../hours.ts'
import { all, and, get, type Sql, sql } from '../sql.ts'

/** Epoch ms: [from, to). */
export interface TimeRange {
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** From `first` up to and without `end`, in days, hours or milliseconds; an end that is absent is open. */
interface Span {
  readonly first?: number | undefined
  readonly end?: number | undefined
}

const DAY_MS = DAY_HOURS * HOUR_MS

/** On a row of `issues`: how many of its events lie in a range. Whole days and hours are counters, the rest is counted. */
export function eventsInRange(range: TimeRange): Sql {
  const days = wholeUnits(range, DAY_MS)
  const hours = around(range, days, DAY_MS).map((edge) => ({ edge, hours: wholeUnits(edge, HOUR_MS) }))
  const counts = [
    sumOf(sql`issue_days`, sql`day`, days),
    ...hours.map((one) => sumOf(sql`issue_hours`, sql`hour`, one.hours)),
    ...hours.flatMap((one) => around(one.edge, one.hours, HOUR_MS).map(countIn))
  ]
  return counts.reduce((sum, count) => sql`${sum} + ${count}`, sql`0`)
}

/** On a row of `issues`: no fewer than its events in the range, from the fewest counters. */
export function maxEventsInRange({ from, to }: TimeRange): Sql {
  return sumOf(sql`issue_days`, sql`day`, {
    first: from === undefined ? undefined : Math.floor(from / DAY_MS),
    end: to === undefined ? undefined : Math.ceil(to / DAY_MS)
  })
}

/** On a row of `issue_days`: it lies in the range wholly. */
export function wholeDays(range: TimeRange): Sql {
  const { first, end } = wholeUnits(range, DAY_MS)
  return and([
    ...(first === undefined ? [] : [sql`day >= ${first}`]),
    ...(end === undefined ? [] : [sql`day < ${end}`])
  ])
}

/** The units that lie in a range wholly. There may be none: then it ends where it begins, or before. */
function wholeUnits({ from, to }: TimeRange, unitMs: number): Span {
  return {
    first: from === undefined ? undefined : Math.ceil(from / unitMs),
    end: to === undefined ? undefined : Math.floor(to / unitMs)
  }
}

/** What is left of a range before and after its whole units. */
function around({ from, to }: TimeRange, { first, end }: Span, unitMs: number): TimeRange[] {
  if (first !== undefined && end !== undefined && first > end) return [{ from, to }]
  return [
    { from, to: first === undefined ? from : first * unitMs },
    { from: end === undefined ? to : end * unitMs, to }
  ].filter((edge) => edge.from !== edge.to)
}

function sumOf(table: Sql, unit: Sql, { first, end }: Span): Sql {
  if (first !== undefined && end !== undefined && first >= end) return sql`0`
  const within = [
    sql`issue_ref = issues.ref`,
    ...(first === undefined ? [] : [sql`${unit} >= ${first}`]),
    ...(end === undefined ? [] : [sql`${unit} < ${end}`])
  ]
  return sql`COALESCE((SELECT SUM(counted.events) FROM ${table} AS counted WHERE ${and(within)}), 0)`
}

/** A part of one hour. Most issues have nothing in it, as their counters say. */
function countIn({ from = 0, to = 0 }: TimeRange): Sql {
  return sql`CASE WHEN EXISTS (SELECT 1 FROM issue_hours WHERE issue_ref = issues.ref AND hour = ${Math.floor(from / HOUR_MS)})
    THEN (SELECT COUNT(*) FROM events INDEXED BY events_by_issue
          WHERE events.issue_ref = issues.ref AND events.timestamp >= ${from} AND events.timestamp < ${to}) ELSE 0 END`
}

/** An issue with what tells how its users can be counted. */
export interface CountedIssue {
  readonly ref: number
  readonly events: number
  readonly users: number
  readonly first_seen: number
  readonly last_seen: number
}

/** How many users an issue had in a range. */
export function countUsersInRange(db: Database, issue: CountedIssue, { from, to }: TimeRange): number {
  const { ref, users, first_seen, last_seen } = issue
  if (users === 0) return 0
  const endsLater = to === undefined || last_seen < to
  if (endsLater && (from === undefined || first_seen >= from)) return users
  // the last event of a user tells whether there was one since
  const query = endsLater
    ? sql`SELECT COUNT(*) AS users FROM issue_tags WHERE issue_ref = ${ref}
          AND key_ref = (SELECT ref FROM tag_keys WHERE key = 'user') AND last_seen >= ${from ?? 0}`
    : sql`SELECT COUNT(DISTINCT user) AS users FROM events INDEXED BY events_by_issue
          WHERE issue_ref = ${ref} AND timestamp >= ${from ?? Number.MIN_SAFE_INTEGER} AND timestamp < ${to}`
  return get<{ users: number }>(db, query)?.users ?? 0
}

/** What some issues count in a range, by their number. */
export function countInRange(
  db: Database,
  refs: readonly number[],
  range: TimeRange
): Map<number, { events: number; users: number }> {
  const rows = all<CountedIssue>(
    db,
    sql`SELECT ref, users, first_seen, last_seen, ${eventsInRange(range)} AS events FROM issues
        WHERE ref IN (SELECT value FROM json_each(${JSON.stringify(refs)}))`
  )
  return new Map(
    rows.map((row) => [row.ref, { events: row.events, users: countUsersInRange(db, row, range) }])
  )
}
