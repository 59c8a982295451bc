import type { Database } from 'better-sqlite3'
import type { IssueDetail, IssueRelease, TagDistribution } from '../../shared/contract/issues.ts'
import { listActivity } from './activity.ts'
import { currentRef, listMerged } from './issue-redirects.ts'
import { getIssue } from './issues.ts'
import { toIssueRef } from './refs.ts'
import { all, get, sql } from './sql.ts'

const VALUES_PER_TAG = 10

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

/** Key by key: what there is of each lies together, and only the most frequent values are sorted. */
function readDistributions(db: Database, issueRef: number): TagDistribution[] {
  const ofKey = sql`issue_ref = ${issueRef} AND key_ref = tag_keys.ref`
  const value = sql`(SELECT value FROM tag_values WHERE ref = value_ref)`
  return all<Omit<TagDistribution, 'values'> & { readonly values: string }>(
    db,
    sql`SELECT key, SUM(counted.events) AS events, COUNT(*) AS "distinct", (
          SELECT json_group_array(json_object('value', ${value}, 'events', events, 'lastSeen', last_seen))
          FROM (SELECT value_ref, events, last_seen FROM issue_tags WHERE ${ofKey}
                ORDER BY events DESC, value_ref LIMIT ${VALUES_PER_TAG})) AS "values"
        FROM tag_keys CROSS JOIN issue_tags AS counted ON ${ofKey}
        WHERE is_field = 0 GROUP BY tag_keys.ref ORDER BY key`
  ).map((row) => ({ ...row, values: JSON.parse(row.values) as TagDistribution['values'] }))
}
