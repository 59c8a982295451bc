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
    hashes: readHashes(db, ref),
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

function readDistributions(db: Database, issueRef: number): TagDistribution[] {
  const rows = all<{
    key: string
    total: number
    distinct_values: number
    value: string
    events: number
    last_seen: number
  }>(
    db,
    sql`WITH ranked AS (
          SELECT key_ref, value_ref, events, last_seen,
                 ROW_NUMBER() OVER (PARTITION BY key_ref ORDER BY events DESC, value_ref) AS place,
                 SUM(events) OVER (PARTITION BY key_ref) AS total,
                 COUNT(*) OVER (PARTITION BY key_ref) AS distinct_values
          FROM issue_tags WHERE issue_ref = ${issueRef}
            AND key_ref IN (SELECT ref FROM tag_keys WHERE is_field = 0))
        SELECT tag_keys.key, total, distinct_values, tag_values.value, events, last_seen
        FROM ranked JOIN tag_keys ON tag_keys.ref = ranked.key_ref JOIN tag_values ON tag_values.ref = value_ref
        WHERE place <= ${VALUES_PER_TAG} ORDER BY tag_keys.key, place`
  )
  const distributions = new Map<string, TagDistribution>()
  for (const row of rows) {
    const known = distributions.get(row.key)
    const value = { value: row.value, events: row.events, lastSeen: row.last_seen }
    if (known) known.values.push(value)
    else {
      distributions.set(row.key, {
        key: row.key,
        events: row.total,
        distinct: row.distinct_values,
        values: [value]
      })
    }
  }
  return [...distributions.values()]
}

function readHashes(db: Database, issueRef: number): IssueDetail['hashes'] {
  return all<{ hash: Buffer; events: number }>(
    db,
    sql`SELECT issue_hashes.hash, COUNT(events.ref) AS events FROM issue_hashes
        LEFT JOIN events ON events.issue_ref = issue_hashes.issue_ref AND events.hash = issue_hashes.hash
        WHERE issue_hashes.issue_ref = ${issueRef} GROUP BY issue_hashes.hash`
  ).map(({ hash, events }) => ({ hash: hash.toString('hex'), events }))
}
