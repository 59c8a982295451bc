import type { Database } from 'better-sqlite3'
import type { IssueQuery, IssueSort } from '../../shared/contract/issues.ts'
import { AppError } from '../../shared/model/app-error.ts'
import type { Issue } from '../../shared/model/issue.ts'
import { parseCursor, toPage } from './cursor.ts'
import { HOUR_MS } from './hours.ts'
import { currentRef } from './issue-redirects.ts'
import { ISSUE_COLUMNS, type IssueRow, readTrends, toIssue } from './issue-row.ts'
import { toIssueRef } from './refs.ts'
import { countInRange, type TimeRange } from './search/range-counts.ts'
import { type RankSort, rankIssues } from './search/rank-issues.ts'
import { type SearchScope, toSearch } from './search/search-sql.ts'
import { all, and, get, type Sql, sql } from './sql.ts'

const SORT_COLUMNS: Readonly<Record<IssueSort, { column: Sql; sortValue: (row: IssueRow) => number }>> = {
  lastSeen: { column: sql`issues.last_seen`, sortValue: (row) => row.last_seen },
  firstSeen: { column: sql`issues.first_seen`, sortValue: (row) => row.first_seen },
  events: { column: sql`issues.events`, sortValue: (row) => row.events },
  users: { column: sql`issues.users`, sortValue: (row) => row.users },
  trends: { column: sql`issues.last_seen`, sortValue: (row) => row.last_seen }
}

/** One page of issues, the first by `sort` first, and how many match in all. `now` (epoch ms) ends the trends. */
export function listIssues(db: Database, query: IssueQuery, now: number) {
  const { rows, nextCursor, total } = rankSortOf(query)
    ? rankedPage(db, query, now)
    : sortedPage(db, query, now)
  const refs = rows.map((row) => row.ref)
  const trends = readTrends(db, refs, now)
  const inRange = hasRange(query) ? countInRange(db, refs, query) : undefined
  return {
    rows: rows.map((row) => ({
      ...toIssue(row, trends.get(row.ref)),
      ...(inRange && { inRange: inRange.get(row.ref) })
    })),
    ...(nextCursor !== undefined && { nextCursor }),
    total
  }
}

function hasRange({ from, to }: TimeRange): boolean {
  return from !== undefined || to !== undefined
}

/** Trends, and counts in a time range, are the order of no index. */
function rankSortOf({ sort, ...range }: IssueQuery): RankSort | undefined {
  if (sort === 'trends') return sort
  return (sort === 'events' || sort === 'users') && hasRange(range) ? sort : undefined
}

interface RowPage {
  readonly rows: readonly IssueRow[]
  readonly nextCursor?: string
  readonly total: number
}

/** In the order of an index, so that few more issues are read than shown. */
function sortedPage(db: Database, query: IssueQuery, now: number): RowPage {
  const { filter, total } = readFilter(db, query, now)
  const { sortValue } = SORT_COLUMNS[query.sort]
  const rows = all<IssueRow>(db, pageQuery(query, filter))
  return { ...toPage(rows, query.limit, (row) => ({ value: sortValue(row), ref: row.ref })), total }
}

/** What costs something is looked for once, and not for the page and for the total. */
function readFilter(db: Database, query: IssueQuery, now: number): { filter: Sql; total: number } {
  const { issues, isCheap } = toSearch(db, query, now)
  if (isCheap) {
    const count = sql`SELECT COUNT(*) AS total FROM issues WHERE ${issues}`
    return { filter: issues, total: get<{ total: number }>(db, count)?.total ?? 0 }
  }
  // as one text, which takes a third of the time that so many rows take
  const found = get<{ refs: string; total: number }>(
    db,
    sql`SELECT json_group_array(ref) AS refs, COUNT(*) AS total FROM issues WHERE ${issues}`
  )
  // the sign keeps the order of the index: it is read until there are enough
  const filter = sql`+issues.ref IN (SELECT value FROM json_each(${found?.refs ?? '[]'}))`
  return { filter, total: found?.total ?? 0 }
}

/** The query of one page, apart so that its plan can be tested. */
export function pageQuery(query: IssueQuery, filter: Sql): Sql {
  const { column } = SORT_COLUMNS[query.sort]
  const cursor = query.cursor === undefined ? undefined : parseCursor(query.cursor)
  const where = cursor
    ? and([sql`(${column}, issues.ref) < (${cursor.value}, ${cursor.ref})`, filter])
    : filter
  return sql`SELECT ${ISSUE_COLUMNS} FROM issues CROSS JOIN projects ON projects.ref = issues.project_ref
             WHERE ${where} ORDER BY ${column} DESC, issues.ref DESC LIMIT ${query.limit + 1}`
}

const WEEK_MS = 7 * 24 * HOUR_MS

function rankedPage(db: Database, query: IssueQuery, now: number): RowPage {
  const { limit, from, to } = query
  const { page, total } = rankIssues(db, toSearch(db, query, now).issues, {
    sort: rankSortOf(query) ?? 'trends',
    range: hasRange(query) ? { from, to } : { from: now - WEEK_MS },
    cursor: query.cursor === undefined ? undefined : parseCursor(query.cursor),
    limit
  })
  const { rows: places, nextCursor } = toPage(page, limit, (place) => place)
  const refs = JSON.stringify(places.map(({ ref }) => ref))
  const rows = all<IssueRow>(
    db,
    sql`SELECT ${ISSUE_COLUMNS} FROM json_each(${refs}) AS place CROSS JOIN issues ON issues.ref = place.value
        CROSS JOIN projects ON projects.ref = issues.project_ref ORDER BY place.key`
  )
  return { rows, ...(nextCursor !== undefined && { nextCursor }), total }
}

/** Throws AppError `not_found`. */
export function getIssue(db: Database, id: string, now: number): Issue {
  const ref = currentRef(db, toIssueRef(id))
  const row = get<IssueRow>(
    db,
    sql`SELECT ${ISSUE_COLUMNS} FROM issues JOIN projects ON projects.ref = issues.project_ref
        WHERE issues.ref = ${ref} AND deleted IS NULL`
  )
  if (!row) throw new AppError('not_found', `There is no issue ${id}.`)
  return toIssue(row, readTrends(db, [ref], now).get(ref))
}

/** Issues that can be seen, by their refs. */
export function findIssues(db: Database, refs: readonly number[], now: number): Map<number, Issue> {
  const rows = all<IssueRow>(
    db,
    sql`SELECT ${ISSUE_COLUMNS} FROM issues JOIN projects ON projects.ref = issues.project_ref
        WHERE issues.ref IN (SELECT value FROM json_each(${JSON.stringify(refs)})) AND deleted IS NULL`
  )
  const trends = readTrends(db, refs, now)
  return new Map(rows.map((row) => [row.ref, toIssue(row, trends.get(row.ref))]))
}

/** All issues that match, whatever their number. `now`: epoch ms. */
export function findIssueRefs(db: Database, scope: SearchScope, now: number): number[] {
  return refsWhere(db, toSearch(db, scope, now).issues)
}

function refsWhere(db: Database, filter: Sql): number[] {
  return all<{ ref: number }>(db, sql`SELECT ref FROM issues WHERE ${filter}`).map(({ ref }) => ref)
}
