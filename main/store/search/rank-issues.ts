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

/** So many are counted at once. */
const STEP = 100

/**
 * Issues that match `filter`, in the order of what they count in a time range. Few are counted: what an issue ever counted
 * is the most that it can count in a range, so they are taken in that order, until none of the rest can have more than
 * those that make the page.
 */
export function rankIssues(db: Database, filter: Sql, page: RankedPage): Ranking {
  const issues = all<CountedIssue>(
    db,
    sql`SELECT ref, first_seen, last_seen, events, users FROM issues WHERE ${filter}`
  )
  const ranked = issues.map((issue) => ({ issue, most: mostOf(issue, page.sort) }))
  ranked.sort((a, b) => b.most - a.most)
  const best = createBest(page)
  for (let next = 0; next < ranked.length; next += STEP) {
    if (!best.canTake(ranked[next]?.most ?? 0)) break
    const some = ranked.slice(next, next + STEP).map(({ issue }) => issue)
    if (page.sort === 'users') addUsers(db, some, page.range, best)
    else addEvents(db, some, page, best)
  }
  return { page: best.issues, total: issues.length }
}

function mostOf({ events, users, last_seen }: CountedIssue, sort: RankSort): number {
  if (sort === 'trends') return trendOf(events, last_seen)
  return sort === 'users' ? users : events
}

interface Best {
  /** In their order; no more than make a page. */
  readonly issues: readonly Cursor[]
  /** Whether an issue of that value can be among them. */
  canTake(value: number): boolean
  add(one: Cursor): void
}

function createBest({ cursor, limit }: RankedPage): Best {
  const issues: Cursor[] = []
  return {
    issues,
    canTake(value) {
      const last = issues[limit]
      return !last || value >= last.value
    },
    add(one) {
      if (cursor && inOrder(cursor, one) >= 0) return
      const place = issues.findIndex((other) => inOrder(one, other) < 0)
      issues.splice(place < 0 ? issues.length : place, 0, one)
      if (issues.length > limit + 1) issues.pop()
    }
  }
}

function inOrder(a: Cursor, b: Cursor): number {
  return b.value - a.value || b.ref - a.ref
}

function addEvents(
  db: Database,
  issues: readonly CountedIssue[],
  { sort, range }: RankedPage,
  best: Best
): void {
  for (const { ref, last_seen, n } of countEach(db, issues, eventsInRange(range))) {
    best.add({ ref, value: sort === 'trends' ? trendOf(n, last_seen) : n })
  }
}

/** Counting the users of an issue means looking at them all: done where its events leave it a chance. */
function addUsers(db: Database, issues: readonly CountedIssue[], range: TimeRange, best: Best): void {
  for (const { n, ...issue } of countEach(db, issues, maxEventsInRange(range))) {
    if (!best.canTake(Math.min(n, issue.users))) continue
    best.add({ ref: issue.ref, value: n === 0 ? 0 : countUsersInRange(db, issue, range) })
  }
}

/** `count`: on a row of `issues`. */
function countEach(
  db: Database,
  issues: readonly CountedIssue[],
  count: Sql
): (CountedIssue & { n: number })[] {
  const refs = JSON.stringify(issues.map(({ ref }) => ref))
  return all(
    db,
    sql`SELECT ref, first_seen, last_seen, events, users, ${count} AS n
        FROM json_each(${refs}) AS one CROSS JOIN issues ON issues.ref = one.value ORDER BY n DESC`
  )
}

/** After so long without an event an issue counts half. */
const HALF_LIFE_MS = 24 * 3_600_000
/** Values are whole numbers: finer differences make no order. */
const FINENESS = 1_000_000

/**
 * The logarithm of log10(events + 1) · 2^(time of the last event / half-life): in the order of what that comes to at any
 * moment, so that time does not move issues from one page to the next. Without an event it is a tenth of one.
 */
function trendOf(events: number, lastSeen: number): number {
  const height = Math.log10(Math.max(events, 0.1) + 1)
  return Math.round((Math.log2(height) + lastSeen / HALF_LIFE_MS) * FINENESS)
}
