import type { Database } from 'better-sqlite3'
import type { Activity } from '../../shared/contract/issues.ts'
import { assertNever } from '../../shared/model/assert-never.ts'
import type { IssueSubstatus } from '../../shared/model/issue.ts'
import { writeActivity } from './activity.ts'
import { isEscalating } from './escalation.ts'
import { type StateRow, StoredArchive, toState } from './issue-state.ts'
import { isCovered } from './release-order.ts'
import { all, get, run, sql } from './sql.ts'

/** An event that may change its issue's state. */
export interface Arrived {
  readonly eventId: string
  readonly receivedMs: number
  readonly release: string | undefined
}

interface Row extends StateRow {
  readonly ref: number
  readonly first_seen: number
  readonly events: number
  readonly users: number
}

/**
 * What new events do to an issue that was resolved or archived: it regresses unless they come from builds that are
 * older than its resolution, and an archive ends where its condition is met. The issue's counters hold them already.
 */
export function applyArrivals(db: Database, issueRef: number, arrived: readonly Arrived[]): void {
  const row = get<Row>(
    db,
    sql`SELECT ref, first_seen, events, users, status, substatus, archive, resolution, bookmarked, seen
        FROM issues WHERE ref = ${issueRef} AND status <> 'unresolved'`
  )
  if (!row) return
  const last = arrived.at(-1)
  if (!last) return
  if (row.status === 'resolved') {
    const { resolution } = toState(row)
    const one = arrived.find(({ release }) => !isCovered(db, resolution, release))
    if (one) reopen(db, issueRef, 'regressed', one, resolution?.release)
    return
  }
  const end = archiveEnd(db, row, last.receivedMs)
  if (end) reopen(db, issueRef, end, last)
}

type Reopening = 'regressed' | 'escalating' | 'ongoing'

function reopen(
  db: Database,
  issueRef: number,
  substatus: Reopening,
  { eventId, receivedMs, release }: Arrived,
  resolvedIn?: string
): void {
  writeSubstatus(db, issueRef, substatus, receivedMs)
  writeActivity(db, issueRef, receivedMs, activityOf(substatus), {
    event: eventId,
    ...(release !== undefined && { release }),
    ...(resolvedIn !== undefined && { resolvedIn })
  })
}

function writeSubstatus(db: Database, issueRef: number, substatus: IssueSubstatus, at: number): void {
  run(
    db,
    sql`UPDATE issues SET status = 'unresolved', substatus = ${substatus}, archive = NULL, resolution = NULL,
          state_since = ${at} WHERE ref = ${issueRef}`
  )
}

function activityOf(substatus: Reopening): Activity['kind'] {
  switch (substatus) {
    case 'regressed':
      return 'regressed'
    case 'escalating':
      return 'escalated'
    case 'ongoing':
      return 'unarchived'
    default:
      return assertNever(substatus)
  }
}

/** The substatus with which an archive ends, if it does. */
function archiveEnd(db: Database, row: Row, now: number): 'escalating' | 'ongoing' | undefined {
  if (row.archive === null) return undefined
  const archive = StoredArchive.parse(JSON.parse(row.archive))
  if (archive.escalating && isEscalating(db, row.ref, row.first_seen, now)) return 'escalating'
  if (archive.until !== undefined && archive.until <= now) return 'ongoing'
  const { events, users } = countsSince(db, row, archive, now)
  if (archive.events !== undefined && events >= archive.events) return 'ongoing'
  return archive.users !== undefined && users >= archive.users ? 'ongoing' : undefined
}

/** Events and users since it was archived, or in its window. */
function countsSince(db: Database, row: Row, archive: StoredArchive, now: number) {
  const { events, users, windowMinutes } = archive
  if (windowMinutes === undefined) {
    return { events: row.events - archive.baseEvents, users: row.users - archive.baseUsers }
  }
  const from = now - windowMinutes * 60_000
  const counted = get<{ events: number; users: number }>(
    db,
    sql`SELECT COUNT(*) AS events, COUNT(DISTINCT user) AS users FROM (
          SELECT user FROM events WHERE issue_ref = ${row.ref} AND timestamp > ${from}
          ORDER BY timestamp DESC LIMIT ${Math.max(events ?? 0, 100 * (users ?? 0))})`
  )
  return counted ?? { events: 0, users: 0 }
}

const WEEK_MS = 7 * 24 * 3_600_000
const PASSING: readonly IssueSubstatus[] = ['new', 'regressed', 'escalating']

/**
 * What time alone changes: what is new, regressed or escalating is ongoing a week later, and an archive for a time
 * ends. Returns the issues that changed.
 */
export function applyTime(db: Database, now: number): number[] {
  return db
    .transaction(() => {
      const passed = all<{ ref: number }>(
        db,
        sql`UPDATE issues SET substatus = 'ongoing', state_since = ${now}
            WHERE substatus IN (SELECT value FROM json_each(${JSON.stringify(PASSING)}))
              AND state_since <= ${now - WEEK_MS} RETURNING ref`
      ).map(({ ref }) => ref)
      for (const ref of passed) writeActivity(db, ref, now, 'ongoing')
      const archived = all<{ ref: number }>(
        db,
        sql`SELECT ref FROM issues WHERE substatus = 'until_condition_met' AND archive ->> 'until' <= ${now}`
      ).map(({ ref }) => ref)
      for (const ref of archived) {
        writeSubstatus(db, ref, 'ongoing', now)
        writeActivity(db, ref, now, 'unarchived')
      }
      return [...passed, ...archived]
    })
    .immediate()
}
