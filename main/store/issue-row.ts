import type { Database } from 'better-sqlite3'
import { EventType, Level } from '../../shared/model/event.ts'
import { EventSummary } from '../../shared/model/grouping.ts'
import type { Issue } from '../../shared/model/issue.ts'
import { hourOf } from './hours.ts'
import { type StateRow, toState } from './issue-state.ts'
import { all, sql } from './sql.ts'

const TREND_HOURS = 24

/** What lists show of an issue. */
export interface IssueRow extends StateRow {
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

/** Of `issues` joined with `projects`. */
export const ISSUE_COLUMNS = sql`issues.ref, projects.id AS project_id, projects.short_name, issues.number, issues.title,
  issues.value, issues.culprit, issues.type, issues.level, issues.platform, issues.metadata, issues.unhandled,
  issues.status, issues.substatus, issues.archive, issues.resolution, issues.bookmarked, issues.seen, issues.first_seen, issues.last_seen, issues.events, issues.users`

/** Events an hour over the last day, for several issues at once, by their ref. `now`: epoch ms. */
export function readTrends(db: Database, refs: readonly number[], now: number): Map<number, number[]> {
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

/** `trend`: absent where there was no event. */
export function toIssue(row: IssueRow, trend: number[] | undefined): Issue {
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
