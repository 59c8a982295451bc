import type { Database } from 'better-sqlite3'
import { NoticeKind } from '../../shared/contract/settings.ts'
import { Level } from '../../shared/model/event.ts'
import { all, get, sql } from './sql.ts'

/** What became of an issue that may be worth telling. */
export interface Notice {
  readonly issueId: string
  readonly projectId: string
  readonly projectName: string
  readonly kind: NoticeKind
  readonly title: string
  readonly culprit: string
  readonly level: Level
}

interface NoticeRow {
  readonly ref: number
  readonly issue_ref: number
  readonly project_id: string
  readonly project_name: string
  readonly kind: string
  readonly title: string
  readonly culprit: string
  readonly level: string
}

/** More at once are told as "and more" anyway. */
const MAX_ROWS = 500

/** Up to which line of the issues' activity everything was seen. */
export function lastActivity(db: Database): number {
  return get<{ ref: number | null }>(db, sql`SELECT MAX(ref) AS ref FROM issue_activity`)?.ref ?? 0
}

/** What happened after a line of the activity, in order, and the line that it came to. */
export function noticesAfter(db: Database, after: number): { notices: Notice[]; last: number } {
  const last = lastActivity(db)
  const rows = all<NoticeRow>(
    db,
    sql`SELECT issue_activity.ref, issue_ref, projects.id AS project_id, projects.name AS project_name, kind,
               issues.title, issues.culprit, issues.level
        FROM issue_activity
        JOIN issues ON issues.ref = issue_ref AND deleted IS NULL
        JOIN projects ON projects.ref = issues.project_ref
        WHERE issue_activity.ref > ${after} AND issue_activity.ref <= ${last}
          AND kind IN ('first_seen', 'regressed', 'escalated')
        ORDER BY issue_activity.ref LIMIT ${MAX_ROWS}`
  )
  return { notices: rows.map(toNotice), last }
}

function toNotice(row: NoticeRow): Notice {
  return {
    issueId: String(row.issue_ref),
    projectId: row.project_id,
    projectName: row.project_name,
    kind: toKind(row.kind),
    title: row.title,
    culprit: row.culprit,
    level: Level.parse(row.level)
  }
}

function toKind(activity: string): NoticeKind {
  if (activity === 'first_seen') return 'new'
  return activity === 'escalated' ? 'escalating' : NoticeKind.parse(activity)
}
