import type { Database } from 'better-sqlite3'
import type { Timeline, TimelineQuery } from '../../shared/contract/stats.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { HOUR_MS, hourOf } from './hours.ts'
import { currentRef } from './issue-redirects.ts'
import { toIssueRef } from './refs.ts'
import { type Search, toSearch } from './search/search-sql.ts'
import { all, and, type Sql, sql } from './sql.ts'

/**
 * Events a bucket, from the hourly counters: an hour counts for the bucket that its start (or, for the first one,
 * `from`) lies in.
 */
export function readTimeline(db: Database, query: TimelineQuery, now: number): Timeline {
  const { from, to, buckets } = query
  if (to <= from) throw new AppError('invalid_input', 'A timeline must end after it starts.')
  const widthMs = (to - from) / buckets
  const starts = Array.from({ length: buckets }, (_, i) => Math.round(from + i * widthMs))
  const rows = all<{ key: string; bucket: number; events: number }>(db, timelineQuery(db, query, now))
  const series = new Map<string, number[]>()
  if (!query.by) series.set('events', new Array<number>(buckets).fill(0))
  for (const { key, bucket, events } of rows) {
    const counts = series.get(key) ?? new Array<number>(buckets).fill(0)
    counts[bucket] = (counts[bucket] ?? 0) + events
    series.set(key, counts)
  }
  return { starts, series: [...series].map(([key, counts]) => ({ key, counts })) }
}

/** Apart so that its plan can be tested. */
export function timelineQuery(db: Database, query: TimelineQuery, now: number): Sql {
  const { from, to, issueId } = query
  const search = toSearch(db, { ...query, from: undefined, to: undefined }, now)
  const ofIssue = issueId === undefined ? [] : [sql`issues.ref = ${currentRef(db, toIssueRef(issueId))}`]
  if (!search.isOfIssues) return ofEvents(query, toSearch(db, query, now), ofIssue)
  const hours = [sql`hour >= ${hourOf(from)}`, sql`hour * ${HOUR_MS} < ${to}`]
  if (issueId === undefined && isForAll(query)) return ofProjects(query, hours)
  const key = keyOf(query, sql`issues.level`)
  return sql`SELECT ${key} AS key, ${bucketOf(query, sql`hour * ${HOUR_MS}`)} AS bucket, SUM(issue_hours.events) AS events
             FROM issue_hours JOIN issues ON issues.ref = issue_hours.issue_ref
             JOIN projects ON projects.ref = issues.project_ref
             WHERE ${and([...hours, search.issues, ...ofIssue])}
             GROUP BY 1, 2`
}

function isForAll({ query, environments }: TimelineQuery): boolean {
  return query.trim() === '' && (environments?.length ?? 0) === 0
}

/** Everything: the fewest rows, and each event at its own level. */
function ofProjects(query: TimelineQuery, hours: readonly Sql[]): Sql {
  const ids = [...(query.projectIds ?? []), ...(query.projectId === undefined ? [] : [query.projectId])]
  const chosen =
    ids.length === 0 ? [] : [sql`projects.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`]
  const key = keyOf(query, sql`project_hours.level`)
  return sql`SELECT ${key} AS key, ${bucketOf(query, sql`hour * ${HOUR_MS}`)} AS bucket, SUM(project_hours.events) AS events
             FROM projects CROSS JOIN project_hours ON project_hours.project_ref = projects.ref
             WHERE ${and([...hours, ...chosen])} GROUP BY 1, 2`
}

/** What looks at events is counted event by event, to the millisecond. */
function ofEvents(query: TimelineQuery, search: Search, ofIssue: readonly Sql[]): Sql {
  return sql`SELECT ${keyOf(query, sql`events.level`)} AS key, ${bucketOf(query, sql`events.timestamp`)} AS bucket,
                    COUNT(*) AS events
             FROM issues JOIN events ON events.issue_ref = issues.ref JOIN projects ON projects.ref = issues.project_ref
             WHERE ${and([search.issuesOfEvents, search.events, ...ofIssue])} GROUP BY 1, 2`
}

function keyOf({ by }: TimelineQuery, level: Sql): Sql {
  return { level, project: sql`projects.id`, events: sql`'events'` }[by ?? 'events']
}

function bucketOf({ from, to, buckets }: TimelineQuery, at: Sql): Sql {
  return sql`CAST((MAX(${at}, ${from}) - ${from}) * ${buckets} / (${to} - ${from}) AS INTEGER)`
}
