import type { Database } from 'better-sqlite3'
import type { Cursor } from '../cursor.ts'
import { all, type Sql, sql } from '../sql.ts'
import {
  type CountedIssue,
  countUsersInRange,
  eventsInRange,
  maxEventsInRange,
  type TimeRange
} from './range-counts.ts'

/** Sorts that no column of an issue is in the order of. */
export type RankSort = 'events' | 'users' | 'trends'

export interface Ranking {
  /** Those of one page and one more, if there is one; the first has the highest value. */
  readonly page: readonly Cursor[]
  /** Issues that match in all. */
  readonly total: number
}

/** What a page is of, and where the one before ended. */
export interface RankedPage {
  readonly sort: RankSort
  readonly range: TimeRange
  readonly cursor: Cursor | undefined
  readonly limit: number
}

/** Issues that match `filter`, in the order of what they count in a time range. */
export function rankIssues(db: Database, filter: Sql, page: RankedPage): Ranking {
  return page.sort === 'users' ? rankByUsers(db, filter, page) : rankByEvents(db, filter, page)
}

function rankByEvents(db: Database, filter: Sql, { sort, range, cursor, limit }: RankedPage): Ranking {
  const rows = all<{ ref: number; last_seen: number; events: number }>(
    db,
    sql`SELECT ref, last_seen, ${eventsInRange(range)} AS events FROM issues WHERE ${filter}`
  )
  const ranked = rows.map(({ ref, last_seen, events }) => ({
    ref,
    value: sort === 'trends' ? trendOf(events, last_seen) : events
  }))
  const page = ranked.filter((one) => isAfter(one, cursor)).sort(inOrder)
  return { page: page.slice(0, limit + 1), total: rows.length }
}

/**
 * Counting the users of an issue in a range means looking at them all, so it is done where it matters: in the order of
 * what is the most that each can have, until no other can have more than those that were counted.
 */
function rankByUsers(db: Database, filter: Sql, { range, cursor, limit }: RankedPage): Ranking {
  const rows = all<CountedIssue & { most: number }>(
    db,
    sql`SELECT ref, first_seen, last_seen, users, MIN(users, ${maxEventsInRange(range)}) AS most
        FROM issues WHERE ${filter} ORDER BY most DESC`
  )
  const page: Cursor[] = []
  for (const row of rows) {
    const last = page[limit]
    if (last && row.most < last.value) break
    const one = { ref: row.ref, value: row.most === 0 ? 0 : countUsersInRange(db, row, range) }
    if (!isAfter(one, cursor)) continue
    const place = page.findIndex((other) => inOrder(one, other) < 0)
    page.splice(place < 0 ? page.length : place, 0, one)
    if (page.length > limit + 1) page.pop()
  }
  return { page, total: rows.length }
}

function inOrder(a: Cursor, b: Cursor): number {
  return b.value - a.value || b.ref - a.ref
}

function isAfter(one: Cursor, cursor: Cursor | undefined): boolean {
  return cursor === undefined || inOrder(cursor, one) < 0
}

/** After so long without an event an issue counts half. */
const HALF_LIFE_MS = 24 * 3_600_000
/** Values are whole numbers: finer differences make no order. */
const STEPS = 1_000_000

/**
 * The logarithm of log10(events + 1) · 2^(time of the last event / half-life): in the order of what that comes to at any
 * moment, so that time does not move issues from one page to the next. Without an event it is a tenth of one.
 */
function trendOf(events: number, lastSeen: number): number {
  const height = Math.log10(Math.max(events, 0.1) + 1)
  return Math.round((Math.log2(height) + lastSeen / HALF_LIFE_MS) * STEPS)
}
