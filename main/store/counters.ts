import type { Database } from 'better-sqlite3'
import { writeActivity } from './activity.ts'
import { DAY_HOURS, hourOf } from './hours.ts'
import { writeTexts } from './issue-texts.ts'
import { forgetRefs, linkShape, type TagRef } from './known-refs.ts'
import type { CountedEvent } from './new-arrival.ts'
import { get, run, sql } from './sql.ts'
import { applyArrivals } from './state-changes.ts'
import { createTagTotals } from './tag-totals.ts'

/** An event that is stored and not yet in the counters. */
export interface Uncounted {
  readonly ref: number
  readonly issueRef: number
  readonly projectRef: number
  readonly projectId: string
  /** Its payload was compressed against another one. */
  readonly hasDictionary: boolean
  /** It made its issue. */
  readonly isFirst: boolean
  readonly eventId: string
  readonly receivedMs: number
  readonly tags: readonly TagRef[]
  readonly shapeRef: number
  readonly derived: CountedEvent
}

/**
 * Brings counters, tag counts, texts and states up to date with events that are stored, in one transaction. They are
 * counted apart from being stored because many at once cost far less than each by itself; how far the counting came is
 * written down with it, so that after a crash the rest is counted once, and only once.
 */
export function countEvents(db: Database, events: readonly Uncounted[]): void {
  const last = events.at(-1)
  if (!last) return
  try {
    db.transaction(() => {
      writeDeltas(db, sumUp(events))
      run(db, sql`UPDATE index_progress SET ref = ${last.ref} WHERE name = 'counts'`)
    }).immediate()
  } catch (error) {
    forgetRefs(db)
    throw error
  }
}

/** Up to which event the counters are true. */
export function countedUpTo(db: Database): number {
  return get<{ ref: number }>(db, sql`SELECT ref FROM index_progress WHERE name = 'counts'`)?.ref ?? 0
}

/** False for an issue of which no event was counted yet. */
export function hasFirstEvent(db: Database, issueRef: number): boolean {
  return get(db, sql`SELECT 1 FROM issue_activity WHERE issue_ref = ${issueRef}`) !== undefined
}

interface IssueDelta {
  readonly projectRef: number
  isFirst: boolean
  events: number
  withProblems: number
  withUser: number
  firstSeen: number
  lastSeen: number
  /** The one that arrived last: issues show what their latest event says. */
  latest: Uncounted
  readonly hours: Map<number, number>
  /** By the value's number. */
  readonly tags: Map<number, TagRef & { events: number; lastSeen: number }>
  /** By `hour level`. */
  readonly levels: Map<string, number>
  readonly all: Uncounted[]
}

function sumUp(events: readonly Uncounted[]): Map<number, IssueDelta> {
  const issues = new Map<number, IssueDelta>()
  for (const event of events) {
    const at = event.derived.timestamp
    let delta = issues.get(event.issueRef)
    if (!delta) {
      delta = {
        projectRef: event.projectRef,
        isFirst: false,
        events: 0,
        withProblems: 0,
        withUser: 0,
        firstSeen: at,
        lastSeen: at,
        latest: event,
        hours: new Map(),
        tags: new Map(),
        levels: new Map(),
        all: []
      }
      issues.set(event.issueRef, delta)
    }
    delta.isFirst ||= event.isFirst
    delta.events++
    if (event.derived.problems > 0) delta.withProblems++
    if (event.derived.user !== undefined) delta.withUser++
    delta.firstSeen = Math.min(delta.firstSeen, at)
    delta.lastSeen = Math.max(delta.lastSeen, at)
    delta.latest = event
    delta.all.push(event)
    addTimes(delta, at, event.derived.level)
    addTags(delta, event.tags, at)
  }
  return issues
}

function addTimes(delta: IssueDelta, at: number, level: string): void {
  const hour = hourOf(at)
  delta.hours.set(hour, (delta.hours.get(hour) ?? 0) + 1)
  const key = `${hour} ${level}`
  delta.levels.set(key, (delta.levels.get(key) ?? 0) + 1)
}

function addTags(delta: IssueDelta, tags: readonly TagRef[], at: number): void {
  for (const tag of tags) {
    const known = delta.tags.get(tag.valueRef)
    if (known) {
      known.events++
      known.lastSeen = Math.max(known.lastSeen, at)
    } else delta.tags.set(tag.valueRef, { ...tag, events: 1, lastSeen: at })
  }
}

/** Also lets resolved issues that got an event regress. */
function writeDeltas(db: Database, issues: ReadonlyMap<number, IssueDelta>): void {
  const projects = new Map<number, ProjectDelta>()
  const totals = createTagTotals()
  for (const [issueRef, delta] of issues) {
    addToProject(projects, delta)
    for (const tag of delta.tags.values()) totals.add(delta.projectRef, tag)
    writeTimes(db, issueRef, delta)
    for (const event of delta.all) {
      writeTexts(db, issueRef, event.derived, linkShape(db, issueRef, event.shapeRef))
    }
    writeIssue(db, issueRef, delta, writeTags(db, issueRef, delta))
    writeStateChange(db, issueRef, delta)
  }
  for (const [projectRef, project] of projects) writeProject(db, projectRef, project)
  totals.write(db)
}

interface ProjectDelta {
  events: number
  withProblems: number
  /** By `hour level`. */
  readonly levels: Map<string, number>
}

function addToProject(projects: Map<number, ProjectDelta>, delta: IssueDelta): void {
  const project = projects.get(delta.projectRef) ?? { events: 0, withProblems: 0, levels: new Map() }
  project.events += delta.events
  project.withProblems += delta.withProblems
  for (const [key, events] of delta.levels) project.levels.set(key, (project.levels.get(key) ?? 0) + events)
  projects.set(delta.projectRef, project)
}

function writeProject(
  db: Database,
  projectRef: number,
  { events, withProblems, levels }: ProjectDelta
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

function writeTimes(db: Database, issueRef: number, { hours }: IssueDelta): void {
  const days = new Map<number, number>()
  for (const [hour, events] of hours) {
    const day = Math.floor(hour / DAY_HOURS)
    days.set(day, (days.get(day) ?? 0) + events)
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
function writeTags(db: Database, issueRef: number, delta: IssueDelta): number {
  let newUsers = 0
  for (const { keyRef, valueRef, isUser, events, lastSeen } of delta.tags.values()) {
    if (isUser && !isKnownTag(db, issueRef, keyRef, valueRef)) newUsers++
    run(
      db,
      sql`INSERT INTO issue_tags VALUES (${issueRef}, ${keyRef}, ${valueRef}, ${events}, ${lastSeen})
          ON CONFLICT DO UPDATE SET events = events + excluded.events, last_seen = MAX(last_seen, excluded.last_seen)`
    )
  }
  return newUsers
}

function isKnownTag(db: Database, issueRef: number, keyRef: number, valueRef: number): boolean {
  const row = get(
    db,
    sql`SELECT 1 FROM issue_tags WHERE issue_ref = ${issueRef} AND key_ref = ${keyRef} AND value_ref = ${valueRef}`
  )
  return row !== undefined
}

function writeIssue(db: Database, issueRef: number, delta: IssueDelta, newUsers: number): void {
  const { derived } = delta.latest
  describeIssue(db, issueRef, derived)
  run(
    db,
    sql`UPDATE issues SET
          first_seen = MIN(first_seen, ${delta.firstSeen}), last_seen = MAX(last_seen, ${delta.lastSeen}),
          last_release = COALESCE(${derived.release ?? null}, last_release),
          events = events + ${delta.events}, users = users + ${newUsers}, with_user = with_user + ${delta.withUser}
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

function writeStateChange(db: Database, issueRef: number, { all, isFirst }: IssueDelta): void {
  const [first] = all
  if (isFirst && first) {
    const { release } = first.derived
    writeActivity(db, issueRef, first.receivedMs, 'first_seen', {
      event: first.eventId,
      ...(release !== undefined && { release })
    })
    return
  }
  applyArrivals(
    db,
    issueRef,
    all.map(({ eventId, receivedMs, derived }) => ({ eventId, receivedMs, release: derived.release }))
  )
}
