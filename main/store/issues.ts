import type { Database } from 'better-sqlite3'
import type { IssueQuery, IssueSort } from '../../shared/contract/issues.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { EventType, Level } from '../../shared/model/event.ts'
import { EventSummary } from '../../shared/model/grouping.ts'
import type { Issue } from '../../shared/model/issue.ts'
import { parseCursor, toPage } from './cursor.ts'
import { HOUR_MS, hourOf } from './hours.ts'
import { currentRef } from './issue-redirects.ts'
import { type StateRow, toState } from './issue-state.ts'
import { toIssueRef } from './refs.ts'
import { countInRange, type TimeRange } from './search/range-counts.ts'
import { type RankSort, rankIssues } from './search/rank-issues.ts'
import { type SearchScope, toSearch } from './search/search-sql.ts'
import { all, and, get, type Sql, sql } from './sql.ts'

const TREND_HOURS = 24

interface IssueRow extends StateRow {
  readonly ref: number
  readonly project_id: string
  readonly short_name: string
  readonly number: number
  readonly title: string
  readonly value: string
  readonly culprit: string
  readonly type: string
  readonly level: string
  readonly platform: string
  readonly metadata: string
  readonly unhandled: number
  readonly first_seen: number
  readonly last_seen: number
  readonly events: number
  readonly users: number
}

const ISSUE_COLUMNS = sql`issues.ref, projects.id AS project_id, projects.short_name, issues.number, issues.title,
  issues.value, issues.culprit, issues.type, issues.level, issues.platform, issues.metadata, issues.unhandled,
  issues.status, issues.substatus, issues.archive, issues.resolution, issues.bookmarked, issues.seen, issues.first_seen, issues.last_seen, issues.events, issues.users`

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

/** What looks at events is looked for once, and not for the page and for the total. */
function readFilter(db: Database, query: IssueQuery, now: number): { filter: Sql; total: number } {
  const { issues, isOfIssues } = toSearch(db, query, now)
  if (isOfIssues && (query.from === undefined || query.to === undefined)) {
    const count = sql`SELECT COUNT(*) AS total FROM issues WHERE ${issues}`
    return { filter: issues, total: get<{ total: number }>(db, count)?.total ?? 0 }
  }
  const refs = refsWhere(db, issues)
  // the sign keeps the order of the index: it is read until there are enough
  return {
    filter: sql`+issues.ref IN (SELECT value FROM json_each(${JSON.stringify(refs)}))`,
    total: refs.length
  }
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

/** Events an hour over the last day, for several issues at once. */
function readTrends(db: Database, refs: readonly number[], now: number): Map<number, number[]> {
  const first = hourOf(now) - TREND_HOURS + 1
  const rows = all<{ issue_ref: number; hour: number; events: number }>(
    db,
    sql`SELECT issue_ref, hour, events FROM issue_hours
        WHERE issue_ref IN (SELECT value FROM json_each(${JSON.stringify(refs)})) AND hour >= ${first}`
  )
  const trends = new Map<number, number[]>()
  for (const { issue_ref, hour, events } of rows) {
    const trend = trends.get(issue_ref) ?? emptyTrend()
    if (hour - first < TREND_HOURS) trend[hour - first] = events
    trends.set(issue_ref, trend)
  }
  return trends
}

function emptyTrend(): number[] {
  return new Array<number>(TREND_HOURS).fill(0)
}

function toIssue(row: IssueRow, trend: number[] | undefined): Issue {
  return {
    id: String(row.ref),
    shortId: `${row.short_name}-${row.number}`,
    projectId: row.project_id,
    title: row.title,
    value: row.value,
    culprit: row.culprit,
    type: EventType.parse(row.type),
    level: Level.parse(row.level),
    platform: row.platform,
    metadata: EventSummary.shape.metadata.parse(JSON.parse(row.metadata)),
    ...toState(row),
    unhandled: row.unhandled === 1,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    events: row.events,
    users: row.users,
    trend: trend ?? emptyTrend()
  }
}

/** All issues that match, whatever their number. `now`: epoch ms. */
export function findIssueRefs(db: Database, scope: SearchScope, now: number): number[] {
  return refsWhere(db, toSearch(db, scope, now).issues)
}

function refsWhere(db: Database, filter: Sql): number[] {
  return all<{ ref: number }>(db, sql`SELECT ref FROM issues WHERE ${filter}`).map(({ ref }) => ref)
}
