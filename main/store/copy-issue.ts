import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { nextIssueRef } from './remove-issue.ts'
import { get, run, sql } from './sql.ts'

/** A new issue beside one, with nothing in it yet. */
export function copyIssue(db: Database, issueRef: number, now: number): number {
  const numbered = get<{ next_number: number }>(
    db,
    sql`UPDATE projects SET next_number = next_number + 1, issues = issues + 1
        WHERE ref = (SELECT project_ref FROM issues WHERE ref = ${issueRef}) RETURNING next_number`
  )
  if (!numbered) throw new AppError('not_found', `There is no issue ${issueRef}.`)
  const ref = nextIssueRef(db)
  run(
    db,
    sql`INSERT INTO issues (ref, project_ref, number, title, value, culprit, type, level, platform, metadata, unhandled,
                            status, substatus, first_seen, last_seen, first_release, last_release, events, users, state_since)
        SELECT ${ref}, project_ref, ${numbered.next_number - 1}, title, value, culprit, type, level, platform, metadata, unhandled,
               status, substatus, first_seen, last_seen, first_release, last_release, 0, 0, ${now}
        FROM issues WHERE ref = ${issueRef}`
  )
  return ref
}
