import type { Database } from 'better-sqlite3'
import type { IssueDetail, IssueRelease } from '../../shared/contract/issues.ts'
import { MOST_COUNTED } from '../../shared/model/most-counted.ts'
import { listActivity } from './activity.ts'
import { countIssueAttachments } from './issue-attachments.ts'
import { countIssueFeedback } from './issue-feedback.ts'
import { currentRef, listMerged } from './issue-redirects.ts'
import { getIssue } from './issues.ts'
import { toIssueRef } from './refs.ts'
import { all, get, sql } from './sql.ts'
import { readDistributions } from './tag-distributions.ts'

/** An issue with everything its page shows around the event. Throws AppError `not_found`. */
export function getIssueDetail(db: Database, id: string, now: number): IssueDetail {
  const issue = getIssue(db, id, now)
  const ref = Number(issue.id)
  const releases = get<{ first_release: string | null; last_release: string | null }>(
    db,
    sql`SELECT first_release, last_release FROM issues WHERE ref = ${ref}`
  )
  return {
    ...issue,
    tags: readDistributions(db, ref),
    firstRelease: releases?.first_release ?? null,
    lastRelease: releases?.last_release ?? null,
    merged: listMerged(db, ref).length,
    attachments: countIssueAttachments(db, ref, MOST_COUNTED),
    feedback: countIssueFeedback(db, ref, MOST_COUNTED),
    activity: listActivity(db, ref)
  }
}

/** The releases that an issue's stored events name, the first to appear first. */
export function listReleases(db: Database, id: string): { rows: IssueRelease[] } {
  const rows = all<IssueRelease>(
    db,
    sql`SELECT release, COUNT(*) AS events, MIN(timestamp) AS firstSeen, MAX(timestamp) AS lastSeen FROM events
        WHERE issue_ref = ${currentRef(db, toIssueRef(id))} AND release IS NOT NULL
        GROUP BY release ORDER BY firstSeen, release`
  )
  return { rows }
}
