import type { Database } from 'better-sqlite3'
import type { Timeline, TimelineQuery } from '../../shared/contract/stats.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { currentRef } from './issue-redirects.ts'
import { toIssueRef } from './refs.ts'
import { issueRows, toSearch } from './search/search-sql.ts'
import { all, and, sql } from './sql.ts'

/** Different users a bucket, counted from the events themselves: the counters do not know when a user was there. */
export function readUserTimeline(db: Database, query: TimelineQuery, now: number): Timeline {
  const { from, to, buckets, issueId } = query
  if (to <= from) throw new AppError('invalid_input', 'A timeline must end after it starts.')
  const search = toSearch(db, query, now, issueId === undefined ? 'issues' : 'events')
  const { known, events } = search.manyEvents
  const ofIssue = issueId === undefined ? [] : [sql`issues.ref = ${currentRef(db, toIssueRef(issueId))}`]
  const rows = all<{ bucket: number; users: number }>(
    db,
    sql`SELECT CAST((events.timestamp - ${from}) * ${buckets} / (${to} - ${from}) AS INTEGER) AS bucket,
               COUNT(DISTINCT user) AS users
        FROM ${issueRows(and([...ofIssue, search.issuesOfEvents]), known)}
        CROSS JOIN events INDEXED BY events_by_issue ON events.issue_ref = issues.ref WHERE ${events} GROUP BY 1`
  )
  const counts = new Array<number>(buckets).fill(0)
  for (const { bucket, users } of rows) counts[bucket] = users
  const starts = counts.map((_, index) => Math.round(from + (index * (to - from)) / buckets))
  return { starts, series: [{ key: 'users', counts }] }
}
