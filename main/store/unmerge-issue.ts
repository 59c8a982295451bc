import type { Database } from 'better-sqlite3'
import type { IssueHash } from '../../shared/contract/issues.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { takeHashes } from './merge-issues.ts'
import { nextIssueRef } from './remove-issue.ts'
import { all, get, run, sql } from './sql.ts'

/** The hashes of an issue, those with the most events first. */
export function listHashes(db: Database, issueRef: number): IssueHash[] {
  return all<{
    hash: Buffer
    events: number
    first_seen: number | null
    last_seen: number | null
    event_id: Buffer | null
    title: string | null
  }>(
    db,
    sql`SELECT issue_hashes.hash, COUNT(events.ref) AS events, MIN(timestamp) AS first_seen,
               MAX(timestamp) AS last_seen, event_id, title
        FROM issue_hashes
        LEFT JOIN events ON events.issue_ref = issue_hashes.issue_ref AND events.hash = issue_hashes.hash
        WHERE issue_hashes.issue_ref = ${issueRef}
        GROUP BY issue_hashes.hash ORDER BY events DESC, issue_hashes.hash`
  ).map((row) => ({
    hash: row.hash.toString('hex'),
    events: row.events,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    eventId: row.event_id?.toString('hex') ?? null,
    title: row.title
  }))
}

/**
 * Makes a new issue of the events with some of an issue's hashes; what comes with these hashes goes there from now on.
 * Returns the new issue. Throws AppError `invalid_input` where nothing, or everything, would leave.
 */
export function unmergeHashes(
  db: Database,
  issueRef: number,
  hashes: readonly string[],
  now: number
): number {
  return db
    .transaction(() => {
      const own = listHashes(db, issueRef).filter(({ events }) => events > 0)
      const leaving = own.filter(({ hash }) => hashes.includes(hash))
      if (leaving.length === 0 || leaving.length === own.length) {
        throw new AppError(
          'invalid_input',
          'Choose some of the hashes of the issue that have events, and leave at least one.'
        )
      }
      const newRef = copyIssue(db, issueRef, now)
      takeHashes(db, [{ from: issueRef, into: newRef, hashes }], now)
      return newRef
    })
    .immediate()
}

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
