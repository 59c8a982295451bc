import type { Database } from 'better-sqlite3'
import { hourOf } from './hours.ts'
import type { NewEvent } from './new-arrival.ts'
import { get, run, sql } from './sql.ts'
import { tagKeyRef, tagValueRef } from './tag-refs.ts'

interface IssueDelta {
  readonly projectRef: number
  events: number
  withProblems: number
  firstSeen: number
  lastSeen: number
  /** Of those in the batch, the one that arrived last: issues show what their latest event says. */
  latest: NewEvent
  readonly hours: Map<number, number>
  readonly tags: Map<string, Map<string, { events: number; lastSeen: number }>>
}

/** What a batch adds to the counters, summed up so that each counter's row is written once. */
export interface Deltas {
  events: number
  readonly issues: Map<number, IssueDelta>
  readonly created: Set<number>
  add(issueRef: number, projectRef: number, event: NewEvent): void
}

export function createDeltas(): Deltas {
  const issues = new Map<number, IssueDelta>()
  return {
    events: 0,
    issues,
    created: new Set(),
    add(issueRef, projectRef, arrival) {
      this.events++
      const at = arrival.event.timestamp
      let delta = issues.get(issueRef)
      if (!delta) {
        delta = {
          projectRef,
          events: 0,
          withProblems: 0,
          firstSeen: at,
          lastSeen: at,
          latest: arrival,
          hours: new Map(),
          tags: new Map()
        }
        issues.set(issueRef, delta)
      }
      delta.events++
      if (arrival.problems > 0) delta.withProblems++
      delta.firstSeen = Math.min(delta.firstSeen, at)
      delta.lastSeen = Math.max(delta.lastSeen, at)
      delta.latest = arrival
      delta.hours.set(hourOf(at), (delta.hours.get(hourOf(at)) ?? 0) + 1)
      // a trace has another value in each event: counting it would cost two rows an event and tell nothing
      for (const [key, value] of arrival.tags) if (key !== 'trace') addTag(delta, key, value, at)
    }
  }
}

function addTag(delta: IssueDelta, key: string, value: string, at: number): void {
  let values = delta.tags.get(key)
  if (!values) {
    values = new Map()
    delta.tags.set(key, values)
  }
  const known = values.get(value)
  if (known) {
    known.events++
    known.lastSeen = Math.max(known.lastSeen, at)
  } else values.set(value, { events: 1, lastSeen: at })
}

/** Adds the batch to the counters, and lets resolved issues that got an event regress. */
export function writeDeltas(db: Database, deltas: Deltas): void {
  const projects = new Map<number, { events: number; withProblems: number }>()
  for (const [issueRef, delta] of deltas.issues) {
    const project = projects.get(delta.projectRef) ?? { events: 0, withProblems: 0 }
    project.events += delta.events
    project.withProblems += delta.withProblems
    projects.set(delta.projectRef, project)
    for (const [hour, events] of delta.hours) {
      run(
        db,
        sql`INSERT INTO issue_hours VALUES (${issueRef}, ${hour}, ${events})
            ON CONFLICT DO UPDATE SET events = events + excluded.events`
      )
    }
    const newUsers = writeTags(db, issueRef, delta)
    writeIssue(db, issueRef, delta, newUsers)
    writeStateChange(db, issueRef, delta, deltas.created.has(issueRef))
  }
  for (const [projectRef, { events, withProblems }] of projects) {
    run(
      db,
      sql`UPDATE projects SET events = events + ${events}, events_with_problems = events_with_problems + ${withProblems}
          WHERE ref = ${projectRef}`
    )
  }
}

/** Returns how many users the issue had not seen before. */
function writeTags(db: Database, issueRef: number, delta: IssueDelta): number {
  let newUsers = 0
  for (const [key, values] of delta.tags) {
    const keyRef = tagKeyRef(db, key)
    for (const [value, { events, lastSeen }] of values) {
      const valueRef = tagValueRef(db, keyRef, value)
      if (key === 'user' && !isKnownTag(db, issueRef, keyRef, valueRef)) newUsers++
      run(
        db,
        sql`INSERT INTO issue_tags VALUES (${issueRef}, ${keyRef}, ${valueRef}, ${events}, ${lastSeen})
            ON CONFLICT DO UPDATE SET events = events + excluded.events, last_seen = MAX(last_seen, excluded.last_seen)`
      )
    }
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
  const { event, summary, tags } = delta.latest
  const unhandled = tags.some(([key, value]) => key === 'handled' && value === 'no') ? 1 : 0
  run(
    db,
    sql`UPDATE issues SET
          title = ${summary.title}, value = ${summary.metadata.value ?? ''}, culprit = ${summary.culprit},
          type = ${event.type}, level = ${event.level}, platform = ${event.platform},
          metadata = ${JSON.stringify(summary.metadata)}, unhandled = ${unhandled},
          first_seen = MIN(first_seen, ${delta.firstSeen}), last_seen = MAX(last_seen, ${delta.lastSeen}),
          last_release = COALESCE(${event.release ?? null}, last_release),
          events = events + ${delta.events}, users = users + ${newUsers}
        WHERE ref = ${issueRef}`
  )
}

function writeStateChange(db: Database, issueRef: number, delta: IssueDelta, isNew: boolean): void {
  const at = delta.latest.event.received
  const data = JSON.stringify({
    event: delta.latest.received.eventId,
    ...(delta.latest.event.release !== undefined && { release: delta.latest.event.release })
  })
  if (isNew) {
    run(
      db,
      sql`INSERT INTO issue_activity (issue_ref, at, kind, data) VALUES (${issueRef}, ${at}, 'first_seen', ${data})`
    )
    return
  }
  const regressed = run(
    db,
    sql`UPDATE issues SET status = 'unresolved', substatus = 'regressed'
        WHERE ref = ${issueRef} AND status = 'resolved'`
  )
  if (regressed.changes === 0) return
  run(
    db,
    sql`INSERT INTO issue_activity (issue_ref, at, kind, data) VALUES (${issueRef}, ${at}, 'regressed', ${data})`
  )
}
