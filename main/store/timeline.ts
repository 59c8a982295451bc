import type { Database } from 'better-sqlite3'
import type { Timeline, TimelineQuery } from '../../shared/contract/stats.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { HOUR_MS, hourOf } from './hours.ts'
import { issueFilter } from './issues.ts'
import { toIssueRef } from './refs.ts'
import { all, and, type Sql, sql } from './sql.ts'

/**
 * Events a bucket, from the hourly counters: an hour counts for the bucket that its start (or, for the first one,
 * `from`) lies in.
 */
export function readTimeline(db: Database, query: TimelineQuery): Timeline {
  const { from, to, buckets } = query
  if (to <= from) throw new AppError('invalid_input', 'A timeline must end after it starts.')
  const widthMs = (to - from) / buckets
  const starts = Array.from({ length: buckets }, (_, i) => Math.round(from + i * widthMs))
  const rows = all<{ key: string; bucket: number; events: number }>(db, timelineQuery(db, query))
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
export function timelineQuery(db: Database, query: TimelineQuery): Sql {
  const { from, to, buckets } = query
  const key = { level: sql`issues.level`, project: sql`projects.id`, events: sql`'events'` }[
    query.by ?? 'events'
  ]
  const scope =
    query.issueId === undefined
      ? issueFilter(db, { query: query.query, projectId: query.projectId, from: undefined, to: undefined })
      : sql`issues.ref = ${toIssueRef(query.issueId)}`
  const bucket = sql`CAST((MAX(hour * ${HOUR_MS}, ${from}) - ${from}) * ${buckets} / (${to} - ${from}) AS INTEGER)`
  return sql`SELECT ${key} AS key, ${bucket} AS bucket, SUM(issue_hours.events) AS events
             FROM issue_hours JOIN issues ON issues.ref = issue_hours.issue_ref
             JOIN projects ON projects.ref = issues.project_ref
             WHERE ${and([sql`hour >= ${hourOf(from)}`, sql`hour * ${HOUR_MS} < ${to}`, scope])}
             GROUP BY 1, 2`
}
