import type { Database } from 'better-sqlite3'
import type { Feedback } from '../protocol/items/feedback.ts'
import { all, run, sql } from './sql.ts'

export function writeFeedback(
  db: Database,
  projectRef: number,
  feedback: Feedback,
  receivedMs: number
): void {
  const eventId = feedback.eventId === undefined ? null : Buffer.from(feedback.eventId, 'hex')
  run(
    db,
    sql`INSERT INTO feedback (project_ref, event_id, received, message, name, email, url)
        VALUES (${projectRef}, ${eventId}, ${receivedMs}, ${feedback.message}, ${feedback.name ?? null},
                ${feedback.email ?? null}, ${feedback.url ?? null})`
  )
  if (eventId === null) return
  run(
    db,
    sql`UPDATE events SET has_feedback = 1
        WHERE project_ref = ${projectRef} AND event_id = ${eventId} AND has_feedback = 0`
  )
}

export interface FeedbackRow {
  readonly ref: number
  readonly received: number
  readonly message: string
  readonly name: string | null
  readonly email: string | null
  readonly url: string | null
}

/** What users wrote about an event, oldest first. */
export function listFeedback(db: Database, projectId: string, eventId: string): FeedbackRow[] {
  return all<FeedbackRow>(
    db,
    sql`SELECT ref, received, message, name, email, url FROM feedback
        WHERE event_id = ${Buffer.from(eventId, 'hex')}
          AND project_ref = (SELECT ref FROM projects WHERE id = ${projectId}) ORDER BY ref`
  )
}
