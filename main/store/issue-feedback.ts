import type { Database } from 'better-sqlite3'
import type { FeedbackQuery, IssueFeedback } from '../../shared/contract/feedback.ts'
import { afterCursor, toPage } from './cursor.ts'
import type { FeedbackRow } from './feedback.ts'
import { currentRef } from './issue-redirects.ts'
import { toIssueRef } from './refs.ts'
import { all, and, get, type Sql, sql } from './sql.ts'

/** Events with words of users first, by their own index: the others of the issue are not looked at. */
const OF_EVENTS = sql`FROM events INDEXED BY events_with_feedback CROSS JOIN feedback
  ON feedback.event_id = events.event_id AND feedback.project_ref = events.project_ref`

interface IssueFeedbackRow extends FeedbackRow {
  readonly event_id: Buffer
  readonly timestamp: number
}

/** One page of what users wrote about an issue's events, about the latest event first; about one event, the last word first. */
export function listIssueFeedback(db: Database, query: FeedbackQuery) {
  const issueRef = currentRef(db, toIssueRef(query.issueId))
  const rows = all<IssueFeedbackRow>(db, issueFeedbackQuery(issueRef, query))
  const page = toPage(rows, query.limit, ({ timestamp, ref }) => ({ value: timestamp, ref }))
  return { ...page, rows: page.rows.map(toIssueFeedback) }
}

/** One more than the limit. */
export function issueFeedbackQuery(
  issueRef: number,
  { cursor, limit }: Pick<FeedbackQuery, 'cursor' | 'limit'>
): Sql {
  return sql`SELECT feedback.ref, feedback.received, feedback.message, name, email, url, events.event_id, timestamp
    ${OF_EVENTS}
    WHERE ${and([sql`issue_ref = ${issueRef}`, sql`has_feedback = 1`, ...afterCursor(cursor, sql`feedback.ref`)])}
    ORDER BY timestamp DESC, feedback.ref DESC LIMIT ${limit + 1}`
}

/** How many words of users there are about an issue's events, up to `most`. */
export function countIssueFeedback(db: Database, issueRef: number, most: number): number {
  return (
    get<{ n: number }>(
      db,
      sql`SELECT COUNT(*) AS n
          FROM (SELECT 1 ${OF_EVENTS} WHERE issue_ref = ${issueRef} AND has_feedback = 1 LIMIT ${most})`
    )?.n ?? 0
  )
}

function toIssueFeedback({ ref, event_id, ...row }: IssueFeedbackRow): IssueFeedback {
  return { id: String(ref), eventId: event_id.toString('hex'), ...row }
}
