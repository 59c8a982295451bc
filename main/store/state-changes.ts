import type { Database } from 'better-sqlite3'
import type { Activity } from '../../shared/contract/issues.ts'
import { assertNever } from '../../shared/model/assert-never.ts'
import type { IssueSubstatus, Resolution } from '../../shared/model/issue.ts'
import { writeActivity } from './activity.ts'
import { isEscalating } from './escalation.ts'
import { type StateRow, StoredArchive, toState } from './issue-state.ts'
import { areVersions, isCovered } from './release-order.ts'
import { all, get, run, sql } from './sql.ts'

/** An event that may change its issue's state. */
export interface Arrived {
  readonly eventId: string
  readonly receivedMs: number
  readonly release: string | undefined
}

interface Row extends StateRow {
  readonly ref: number
  readonly state_since: number
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
    sql`SELECT ref, state_since, first_seen, events, users, status, substatus, archive, resolution, bookmarked, seen
        FROM issues WHERE ref = ${issueRef} AND status <> 'unresolved'`
  )
  if (!row) return
  const last = arrived.at(-1)
  if (!last) return
  if (row.status === 'resolved') {
    const { resolution } = toState(row)
    const one = arrived.find(({ release }) => !isCovered(db, resolution, release))
    if (one) reopen(db, issueRef, 'regressed', one, whyNotCovered(resolution, one.release))
    return
  }
  const end = archiveEnd(db, row, last.receivedMs)
  if (end) reopen(db, issueRef, end.substatus, last, end.reason)
}

/** The release that it was resolved in, and what the event's one is compared with it by. */
function whyNotCovered(resolution: Resolution | null, release: string | undefined): Activity['data'] {
  const resolvedIn = resolution?.release
  if (resolvedIn === undefined) return {}
  return { resolvedIn, comparedBy: areVersions(release ?? '', resolvedIn) ? 'version' : 'time' }
}

type Reopening = 'regressed' | 'escalating' | 'ongoing'

function reopen(
  db: Database,
  issueRef: number,
  substatus: Reopening,
  { eventId, receivedMs, release }: Arrived,
  reason: Activity['data']
): void {
  writeSubstatus(db, issueRef, substatus, receivedMs)
  writeActivity(db, issueRef, receivedMs, activityOf(substatus), {
    event: eventId,
    ...(release !== undefined && { release }),
    ...reason
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

/** The substatus with which an archive ends, if it does, and which of its conditions came true. */
function archiveEnd(
  db: Database,
  row: Row,
  now: number
): { substatus: 'escalating' | 'ongoing'; reason: Activity['data'] } | undefined {
  if (row.archive === null) return undefined
  const archive = StoredArchive.parse(JSON.parse(row.archive))
  if (archive.escalating && isEscalating(db, row.ref, row.first_seen, now)) {
    return { substatus: 'escalating', reason: {} }
  }
  const met = conditionMet(db, row, archive, now)
  return met && { substatus: 'ongoing', reason: met }
}

function conditionMet(
  db: Database,
  row: Row,
  archive: StoredArchive,
  now: number
): Activity['data'] | undefined {
  const { until, windowMinutes } = archive
  if (until !== undefined && until <= now) return { until }
  const { events, users } = countsSince(db, row, archive, now)
  const window = windowMinutes !== undefined && { windowMinutes }
  if (archive.events !== undefined && events >= archive.events) return { events: archive.events, ...window }
  if (archive.users !== undefined && users >= archive.users) return { users: archive.users, ...window }
  return undefined
}

/** Events and users since it was archived, with a window only those in it. */
function countsSince(db: Database, row: Row, archive: StoredArchive, now: number) {
  const { events, users, windowMinutes } = archive
  if (windowMinutes === undefined) {
    return { events: row.events - archive.baseEvents, users: row.users - archive.baseUsers }
  }
  const from = Math.max(now - windowMinutes * 60_000, row.state_since)
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
      const passed = all<{ ref: number; substatus: string }>(
        db,
        sql`SELECT ref, substatus FROM issues
            WHERE substatus IN (SELECT value FROM json_each(${JSON.stringify(PASSING)}))
              AND state_since <= ${now - WEEK_MS}`
      )
      for (const { ref, substatus } of passed) {
        writeSubstatus(db, ref, 'ongoing', now)
        writeActivity(db, ref, now, 'ongoing', { was: substatus })
      }
      const archived = all<{ ref: number; until: number }>(
        db,
        sql`SELECT ref, archive ->> 'until' AS until FROM issues
            WHERE substatus = 'until_condition_met' AND archive ->> 'until' <= ${now}`
      )
      for (const { ref, until } of archived) {
        writeSubstatus(db, ref, 'ongoing', now)
        writeActivity(db, ref, now, 'unarchived', { until })
      }
      return [...passed, ...archived].map(({ ref }) => ref)
    })
    .immediate()
}
