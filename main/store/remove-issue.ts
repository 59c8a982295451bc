import type { Database } from 'better-sqlite3'
import { deleteTexts } from './issue-texts.ts'
import { markUnused } from './purge-unused.ts'
import { all, get, run, sql } from './sql.ts'
import { createTagTotals } from './tag-totals.ts'

/** Everything that is counted of an issue. */
export function deleteCounters(db: Database, issueRef: number): void {
  run(db, sql`DELETE FROM issue_hours WHERE issue_ref = ${issueRef}`)
  run(db, sql`DELETE FROM issue_days WHERE issue_ref = ${issueRef}`)
  run(db, sql`DELETE FROM issue_tags WHERE issue_ref = ${issueRef}`)
  run(db, sql`DELETE FROM issue_shapes WHERE issue_ref = ${issueRef}`)
}

/** Removes an issue that has no events any more; its hashes lead nowhere from now on. True where it was one. */
export function removeEmptyIssue(db: Database, ref: number): boolean {
  return db
    .transaction(() => {
      const isEmpty = get(
        db,
        sql`SELECT 1 FROM issues WHERE ref = ${ref} AND NOT EXISTS (SELECT 1 FROM events WHERE issue_ref = issues.ref)`
      )
      if (!isEmpty) return false
      run(
        db,
        sql`UPDATE projects SET issues = issues - 1 WHERE ref = (SELECT project_ref FROM issues WHERE ref = ${ref})`
      )
      deleteIssueRow(db, ref)
      return true
    })
    .immediate()
}

const TAGS_AT_ONCE = 500

interface IssueTagRow {
  readonly project_ref: number
  readonly key_ref: number
  readonly value_ref: number
  readonly events: number
}

/** Takes some of an issue's tags out of what all have together. True where there were any. In a transaction. */
export function removeSomeTags(db: Database, issueRef: number): boolean {
  const rows = all<IssueTagRow>(
    db,
    sql`SELECT issues.project_ref, key_ref, value_ref, issue_tags.events FROM issue_tags
        JOIN issues ON issues.ref = issue_ref WHERE issue_ref = ${issueRef} LIMIT ${TAGS_AT_ONCE}`
  )
  const totals = createTagTotals()
  for (const { project_ref, key_ref: keyRef, value_ref: valueRef, events } of rows) {
    totals.add(project_ref, { keyRef, valueRef, events: -events, lastSeen: 0 })
  }
  totals.write(db)
  for (const { key_ref, value_ref } of rows) {
    run(
      db,
      sql`DELETE FROM issue_tags WHERE issue_ref = ${issueRef} AND key_ref = ${key_ref} AND value_ref = ${value_ref}`
    )
  }
  return rows.length > 0
}

/** Removes an issue's row and all that hangs on it but its events. In a transaction. */
export function deleteIssueRow(db: Database, ref: number): void {
  const last = String(nextIssueRef(db) - 1)
  run(
    db,
    sql`INSERT INTO settings VALUES (${LAST_REF}, ${last}) ON CONFLICT DO UPDATE SET value = excluded.value`
  )
  while (removeSomeTags(db, ref));
  markUnused(db)
  deleteCounters(db, ref)
  run(db, sql`DELETE FROM issue_hashes WHERE issue_ref = ${ref}`)
  run(db, sql`DELETE FROM issue_activity WHERE issue_ref = ${ref}`)
  run(db, sql`DELETE FROM issue_redirects WHERE issue_ref = ${ref}`)
  deleteTexts(db, ref)
  run(db, sql`DELETE FROM issues WHERE ref = ${ref}`)
}

const LAST_REF = 'last issue ref'

/**
 * The number for an issue that is being made: one that none ever had, merged and deleted ones included, so that their
 * ids never lead to another.
 */
export function nextIssueRef(db: Database): number {
  const last = get<{ ref: number }>(
    db,
    sql`SELECT MAX(COALESCE((SELECT MAX(ref) FROM issues), 0), COALESCE((SELECT MAX(ref) FROM issue_redirects), 0),
                   COALESCE((SELECT CAST(value AS INTEGER) FROM settings WHERE name = ${LAST_REF}), 0)) AS ref`
  )
  return (last?.ref ?? 0) + 1
}
