import type { Database } from 'better-sqlite3'
import { BEING_MERGED } from './merge-issues.ts'
import { deleteIssueRow, removeSomeTags } from './remove-issue.ts'
import { all, get, run, sql } from './sql.ts'

/** How long a delete can be taken back. */
export const UNDELETE_MS = 10 * 60_000

/**
 * Takes issues out of sight. Their rows go a while later, in small steps; what arrives meanwhile with their hashes makes
 * a new issue, or, with `discard`, is thrown away from now on. Returns the issues that were there.
 */
export function deleteIssues(db: Database, refs: readonly number[], discard: boolean, now: number): number[] {
  return db
    .transaction(() => {
      const list = JSON.stringify(refs)
      const deleted = all<{ ref: number }>(
        db,
        sql`UPDATE issues SET deleted = ${now} WHERE deleted IS NULL
              AND ref IN (SELECT value FROM json_each(${list})) RETURNING ref`
      ).map(({ ref }) => ref)
      countIssues(db, deleted, -1)
      if (!discard) return deleted
      run(
        db,
        sql`INSERT OR IGNORE INTO discarded_hashes (project_ref, hash, title, at)
            SELECT issue_hashes.project_ref, hash, title, ${now} FROM issue_hashes JOIN issues ON issues.ref = issue_ref
            WHERE issue_ref IN (SELECT value FROM json_each(${JSON.stringify(deleted)}))`
      )
      return deleted
    })
    .immediate()
}

/** Takes a delete back. Returns the issues that are there again. */
export function undeleteIssues(db: Database, refs: readonly number[]): number[] {
  return db
    .transaction(() => {
      const list = JSON.stringify(refs)
      run(
        db,
        sql`DELETE FROM discarded_hashes WHERE (project_ref, hash) IN (
              SELECT project_ref, hash FROM issue_hashes WHERE issue_ref IN (SELECT value FROM json_each(${list})))`
      )
      const restored = all<{ ref: number }>(
        db,
        sql`UPDATE issues SET deleted = NULL WHERE deleted < ${BEING_MERGED}
              AND ref IN (SELECT value FROM json_each(${list})) RETURNING ref`
      ).map(({ ref }) => ref)
      countIssues(db, restored, 1)
      return restored
    })
    .immediate()
}

/** Projects count the issues and events that can be seen. */
function countIssues(db: Database, refs: readonly number[], sign: 1 | -1): void {
  const list = JSON.stringify(refs)
  run(
    db,
    sql`UPDATE projects SET issues = projects.issues + ${sign} * gone.rows, events = projects.events + ${sign} * gone.total
        FROM (SELECT project_ref, COUNT(*) AS rows, SUM(events) AS total FROM issues
              WHERE ref IN (SELECT value FROM json_each(${list})) GROUP BY project_ref) AS gone
        WHERE projects.ref = gone.project_ref`
  )
}

const EVENTS_AT_ONCE = 200

/**
 * Removes some rows of what was deleted before `before` (epoch ms). True where more is left. One step takes a few
 * milliseconds, so that nobody waits for it.
 */
export function purgeDeleted(db: Database, before: number): boolean {
  return db
    .transaction(() => {
      const issue = get<{ ref: number; project_ref: number }>(
        db,
        sql`SELECT ref, project_ref FROM issues WHERE deleted IS NOT NULL AND deleted < ${before} ORDER BY deleted LIMIT 1`
      )
      if (!issue) return false
      const events = all<{ ref: number; event_id: Buffer }>(
        db,
        sql`SELECT ref, event_id FROM events WHERE issue_ref = ${issue.ref} LIMIT ${EVENTS_AT_ONCE}`
      )
      if (events.length > 0) deleteEvents(db, issue.project_ref, events)
      else if (!removeSomeTags(db, issue.ref)) deleteIssueRow(db, issue.ref)
      return true
    })
    .immediate()
}

/** Removes events with all that belongs to them; counters stay. In a transaction. */
export function deleteEvents(
  db: Database,
  projectRef: number,
  events: readonly { readonly ref: number; readonly event_id: Buffer }[]
): void {
  const refs = JSON.stringify(events.map(({ ref }) => ref))
  const ids = JSON.stringify(events.map(({ event_id }) => event_id.toString('hex')))
  const blobs = all<{ blob_ref: number }>(
    db,
    sql`DELETE FROM attachments WHERE project_ref = ${projectRef}
          AND event_id IN (SELECT unhex(value) FROM json_each(${ids})) RETURNING blob_ref`
  )
  for (const { blob_ref } of blobs) {
    run(
      db,
      sql`DELETE FROM blobs WHERE ref = ${blob_ref} AND NOT EXISTS (SELECT 1 FROM attachments WHERE blob_ref = ${blob_ref})`
    )
  }
  run(db, sql`DELETE FROM event_payloads WHERE event_ref IN (SELECT value FROM json_each(${refs}))`)
  run(
    db,
    sql`DELETE FROM regrouped_events WHERE regrouping_ref IN (SELECT ref FROM regroupings)
          AND event_ref IN (SELECT value FROM json_each(${refs}))`
  )
  run(db, sql`DELETE FROM events WHERE ref IN (SELECT value FROM json_each(${refs}))`)
  forgetCounted(db)
  run(db, sql`UPDATE projects SET stored = stored - ${events.length} WHERE ref = ${projectRef}`)
}

/** Numbers at the end are given again: what gets them is not counted yet. */
function forgetCounted(db: Database): void {
  const last = get<{ ref: number | null }>(db, sql`SELECT MAX(ref) AS ref FROM events`)?.ref ?? 0
  const { changes } = run(
    db,
    sql`UPDATE index_progress SET ref = ${last} WHERE name = 'counts' AND ref > ${last}`
  )
  if (changes > 0) run(db, sql`UPDATE issues SET counted = ${last} WHERE counted > ${last}`)
}
