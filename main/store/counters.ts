import type { Database } from 'better-sqlite3'
import { writeActivity } from './activity.ts'
import { DAY_HOURS } from './hours.ts'
import { writeTexts } from './issue-texts.ts'
import { forgetRefs, linkShape } from './known-refs.ts'
import type { CountedEvent } from './new-arrival.ts'
import { get, insertRows, run, sql } from './sql.ts'
import { applyArrivals } from './state-changes.ts'
import { createTagTotals } from './tag-totals.ts'
import {
  addToTally,
  createTally,
  type IssueTally,
  increase,
  type ProjectTally,
  type Tally,
  type Uncounted
} from './tally.ts'

/**
 * Brings counters, tag counts, texts and states up to date with events that are stored, in one transaction. They are
 * counted apart from being stored because many at once cost far less than each by itself.
 */
export function countEvents(db: Database, events: readonly Uncounted[]): void {
  if (events.length === 0) return
  const tally = createTally()
  addToTally(tally, events)
  writeTally(db, tally, () => true)
}

/**
 * The same for events that are summed up: issue by issue in one transaction, for as long as `mayGoOn`. What is written
 * leaves the tally; true where something is left. How far each issue is counted is written down with it. What projects have
 * in all comes last, once for all issues, and with it how far all events are counted: so that after a crash the rest is
 * counted once, and only once.
 */
export function writeTally(db: Database, tally: Tally, mayGoOn: () => boolean): boolean {
  const written: number[] = []
  let isDone = false
  try {
    db.transaction(() => {
      for (const [issueRef, issue] of tally.issues) {
        if (written.length > 0 && !mayGoOn()) return
        writeIssueTally(db, issueRef, issue)
        written.push(issueRef)
      }
      if (written.length > 0 && !mayGoOn()) return
      writeProjects(db, tally.projects)
      markCounted(db, tally.lastRef)
      isDone = true
    }).immediate()
  } catch (error) {
    forgetRefs(db)
    throw error
  }
  for (const issueRef of written) tally.issues.delete(issueRef)
  return !isDone
}

/** Up to which event the counters are true. */
export function countedUpTo(db: Database): number {
  return get<{ ref: number }>(db, sql`SELECT ref FROM index_progress WHERE name = 'counts'`)?.ref ?? 0
}

/** Up to which event an older Culprit had added those that their issues counted to what projects have (migration 8). */
export function summedUpTo(db: Database): number {
  return get<{ ref: number }>(db, sql`SELECT ref FROM index_progress WHERE name = 'summed'`)?.ref ?? 0
}

/** Up to which of its events an issue's counters are true: more than others', while counters are being written. */
export function countedOfIssue(db: Database, issueRef: number): number {
  return get<{ counted: number }>(db, sql`SELECT counted FROM issues WHERE ref = ${issueRef}`)?.counted ?? 0
}

/** All events up to this one are counted. */
function markCounted(db: Database, eventRef: number): void {
  run(db, sql`UPDATE index_progress SET ref = ${eventRef} WHERE name = 'counts'`)
}

/** False for an issue of which no event was counted yet. */
export function hasFirstEvent(db: Database, issueRef: number): boolean {
  return get(db, sql`SELECT 1 FROM issue_activity WHERE issue_ref = ${issueRef}`) !== undefined
}

/** Also lets resolved issues that got an event regress. */
function writeIssueTally(db: Database, issueRef: number, issue: IssueTally): void {
  writeTimes(db, issueRef, issue)
  const newShapes = [...issue.shapes].filter(([ref]) => linkShape(db, issueRef, ref))
  writeTexts(
    db,
    issueRef,
    issue.texts,
    newShapes.map(([, shape]) => shape)
  )
  writeIssue(db, issueRef, issue, writeTags(db, issueRef, issue))
  writeStateChange(db, issueRef, issue)
}

/** What projects and tags have in all. */
function writeProjects(db: Database, projects: Tally['projects']): void {
  const totals = createTagTotals()
  for (const [projectRef, project] of projects) {
    writeProject(db, projectRef, project)
    for (const tag of project.tags.values()) totals.add(projectRef, tag)
  }
  totals.write(db)
}

function writeProject(
  db: Database,
  projectRef: number,
  { events, withProblems, levels }: ProjectTally
): void {
  run(
    db,
    sql`UPDATE projects SET events = events + ${events}, stored = stored + ${events},
          events_with_problems = events_with_problems + ${withProblems}
        WHERE ref = ${projectRef}`
  )
  for (const [key, count] of levels) {
    const [hour = '', level = ''] = key.split(' ')
    run(
      db,
      sql`INSERT INTO project_hours VALUES (${projectRef}, ${Number(hour)}, ${level}, ${count})
          ON CONFLICT DO UPDATE SET events = events + excluded.events`
    )
  }
}

function writeTimes(db: Database, issueRef: number, { hours }: IssueTally): void {
  const days = new Map<number, number>()
  for (const [hour, events] of hours) increase(days, Math.floor(hour / DAY_HOURS), events)
  for (const [hour, events] of hours) {
    run(
      db,
      sql`INSERT INTO issue_hours VALUES (${issueRef}, ${hour}, ${events})
          ON CONFLICT DO UPDATE SET events = events + excluded.events`
    )
  }
  for (const [day, events] of days) {
    run(
      db,
      sql`INSERT INTO issue_days VALUES (${issueRef}, ${day}, ${events})
          ON CONFLICT DO UPDATE SET events = events + excluded.events`
    )
  }
}

/** Returns how many users the issue had not seen before. */
function writeTags(db: Database, issueRef: number, { tags }: IssueTally): number {
  let newUsers = 0
  for (const { keyRef, valueRef, isUser } of tags.values()) {
    if (isUser && !isKnownTag(db, issueRef, keyRef, valueRef)) newUsers++
  }
  const rows: number[] = []
  for (const { keyRef, valueRef, events, lastSeen } of tags.values()) {
    rows.push(issueRef, keyRef, valueRef, events, lastSeen)
  }
  insertRows(db, sql`INSERT INTO issue_tags VALUES`, 5, rows, ADD_COUNTS)
  return newUsers
}

/** To counts that are there already. */
const ADD_COUNTS = sql`ON CONFLICT DO UPDATE SET
  events = events + excluded.events, last_seen = MAX(last_seen, excluded.last_seen)`

function isKnownTag(db: Database, issueRef: number, keyRef: number, valueRef: number): boolean {
  const row = get(
    db,
    sql`SELECT 1 FROM issue_tags WHERE issue_ref = ${issueRef} AND key_ref = ${keyRef} AND value_ref = ${valueRef}`
  )
  return row !== undefined
}

function writeIssue(db: Database, issueRef: number, issue: IssueTally, newUsers: number): void {
  const { derived, ref } = issue.latest
  describeIssue(db, issueRef, derived)
  run(
    db,
    sql`UPDATE issues SET
          first_seen = MIN(first_seen, ${issue.firstSeen}), last_seen = MAX(last_seen, ${issue.lastSeen}),
          last_release = COALESCE(${derived.release ?? null}, last_release),
          events = events + ${issue.events}, users = users + ${newUsers}, with_user = with_user + ${issue.withUser},
          counted = MAX(counted, ${ref})
        WHERE ref = ${issueRef}`
  )
}

/** What lists show of an issue: the words of its latest event. */
export function describeIssue(db: Database, issueRef: number, event: CountedEvent): void {
  const { summary, type, level, platform, unhandled } = event
  run(
    db,
    sql`UPDATE issues SET
          title = ${summary.title}, value = ${summary.metadata.value ?? ''}, culprit = ${summary.culprit},
          type = ${type}, level = ${level}, platform = ${platform},
          metadata = ${JSON.stringify(summary.metadata)}, unhandled = ${unhandled ? 1 : 0}
        WHERE ref = ${issueRef}`
  )
}

function writeStateChange(db: Database, issueRef: number, { arrived, isFirst }: IssueTally): void {
  const [first] = arrived
  if (!isFirst || !first) {
    applyArrivals(db, issueRef, arrived)
    return
  }
  const { eventId, receivedMs, release } = first
  writeActivity(db, issueRef, receivedMs, 'first_seen', {
    event: eventId,
    ...(release !== undefined && { release })
  })
}
