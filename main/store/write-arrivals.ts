import type { Database } from 'better-sqlite3'
import { writeAttachment } from './attachments.ts'
import type { Uncounted } from './counters.ts'
import { writeDiscard } from './discards.ts'
import { formatTagRefs, internTags } from './event-tags.ts'
import { writeFeedback } from './feedback.ts'
import { forgetRefs, internShape, isLinkedShape } from './known-refs.ts'
import { writeCheckIn } from './monitors.ts'
import type { CountedEvent, NewArrival, NewEvent, NewItem, Written } from './new-arrival.ts'
import { createProject, findProject, type ProjectRow, renameProject } from './projects.ts'
import { writeSession, writeSessionCounts } from './release-health.ts'
import { nextIssueRef } from './remove-issue.ts'
import { irrelevanceOf } from './retention.ts'
import { all, get, run, sql } from './sql.ts'

/**
 * Writes what arrived in one transaction: all of it or, when it throws, nothing. An event that is stored already
 * (same project and event id) is passed over, so that a client may send it again. What it gives back is to be counted
 * (counters.ts).
 */
export function writeArrivals(db: Database, arrivals: readonly NewArrival[]): Written {
  try {
    return db.transaction(() => writeAll(db, arrivals)).immediate()
  } catch (error) {
    forgetRefs(db)
    throw error
  }
}

function writeAll(db: Database, arrivals: readonly NewArrival[]): Written {
  const uncounted: Uncounted[] = []
  const laterAdded: number[] = []
  let projectsChanged = false
  for (const arrival of arrivals) {
    const { project, changed } = ensureProject(db, arrival)
    laterAdded.push(...issuesOfLaterParts(db, project, arrival))
    projectsChanged ||= changed
    const written = arrival.events.flatMap((event) => writeEvent(db, project, event) ?? [])
    uncounted.push(...written)
    for (const attachment of arrival.attachments) {
      writeAttachment(db, project.ref, attachment, arrival.receivedMs)
    }
    // what came with an event that is stored already was stored with it
    if (arrival.events.length > 0 && written.length === 0) continue
    for (const item of arrival.items) writeItem(db, project, item)
    for (const session of arrival.sessions) writeSession(db, project.ref, session)
    for (const counts of arrival.sessionCounts) writeSessionCounts(db, project.ref, counts)
    for (const discard of arrival.discards) writeDiscard(db, project.ref, discard, arrival.receivedMs)
    for (const checkIn of arrival.checkIns) writeCheckIn(db, project.ref, checkIn, arrival.receivedMs)
    for (const feedback of arrival.feedback) writeFeedback(db, project.ref, feedback, arrival.receivedMs)
  }
  const created = new Set(uncounted.filter(({ isFirst }) => isFirst).map(({ issueRef }) => issueRef))
  return {
    uncounted,
    touched: new Set([...uncounted.map(({ issueRef }) => issueRef), ...laterAdded]),
    created,
    projectsChanged: projectsChanged || created.size > 0
  }
}

/** Issues of events that are stored already and now get a file, or a word of a user. */
function issuesOfLaterParts(
  db: Database,
  project: ProjectRow,
  { attachments, feedback }: NewArrival
): number[] {
  const eventIds = new Set([...attachments, ...feedback].flatMap(({ eventId }) => eventId ?? []))
  if (eventIds.size === 0) return []
  return all<{ issue_ref: number }>(
    db,
    sql`SELECT issue_ref FROM events WHERE project_ref = ${project.ref}
          AND event_id IN (SELECT unhex(value) FROM json_each(${JSON.stringify([...eventIds])}))`
  ).map(({ issue_ref }) => issue_ref)
}

function ensureProject(db: Database, arrival: NewArrival): { project: ProjectRow; changed: boolean } {
  const { id, key, suggestedName, platform } = arrival.project
  const known = findProject(db, id)
  if (!known) {
    const project = createProject(db, { id, key, name: suggestedName, platform, now: arrival.receivedMs })
    return { project, changed: true }
  }
  if (platform !== undefined && known.platform === null) {
    run(db, sql`UPDATE projects SET platform = ${platform} WHERE ref = ${known.ref}`)
  }
  if (known.named_by === 'default' && suggestedName !== undefined) {
    return { project: renameProject(db, id, suggestedName, 'event'), changed: true }
  }
  return { project: known, changed: false }
}

/** Nothing where the event is stored already, or its kind is thrown away. */
function writeEvent(db: Database, project: ProjectRow, arrival: NewEvent): Uncounted | undefined {
  const { received, payload } = arrival
  const eventId = Buffer.from(received.eventId, 'hex')
  const stored = get(
    db,
    sql`SELECT 1 FROM events WHERE project_ref = ${project.ref} AND event_id = ${eventId}`
  )
  if (stored) return undefined
  const hashes = arrival.hashes.map((hash) => Buffer.from(hash, 'hex'))
  const known = findIssue(db, project.ref, hashes)
  if (known === 'discarded') return undefined
  if (known === undefined) takeFromDeleted(db, project.ref, hashes)
  const issueRef = known?.ref ?? createIssue(db, project, arrival)
  for (const hash of hashes) {
    run(db, sql`INSERT OR IGNORE INTO issue_hashes VALUES (${project.ref}, ${hash}, ${issueRef})`)
  }
  const tags = internTags(db, arrival)
  const shape = internShape(db, arrival.shape)
  const { lastRef } = run(
    db,
    sql`INSERT INTO events (project_ref, issue_ref, event_id, timestamp, received, level, title, release,
                            environment, user, hash, grouping_config, problems, tags, message, trace, shape_ref,
                            irrelevance)
        VALUES (${project.ref}, ${issueRef}, ${eventId}, ${arrival.timestamp}, ${received.receivedMs}, ${arrival.level},
                ${arrival.summary.title}, ${arrival.release ?? null}, ${arrival.environment ?? null},
                ${arrival.user ?? null}, ${hashes[0] ?? null}, ${arrival.config}, ${arrival.problems},
                ${formatTagRefs(tags)}, ${arrival.message}, ${traceBytes(arrival.trace)}, ${shape},
                ${irrelevanceOf(known?.events ?? 0, Math.random())})`
  )
  const { codec, bytes, data } = payload
  run(
    db,
    sql`INSERT INTO event_payloads (event_ref, received, codec, bytes, payload, dictionary_ref)
        VALUES (${lastRef}, ${JSON.stringify(received)}, ${codec}, ${bytes}, ${data}, ${payload.dictionary?.ref ?? null})`
  )
  return {
    ref: lastRef,
    issueRef,
    projectRef: project.ref,
    projectId: project.id,
    hasDictionary: payload.dictionary !== undefined,
    isFirst: known === undefined,
    eventId: received.eventId,
    receivedMs: received.receivedMs,
    tags,
    shapeRef: shape,
    derived: toCounted(arrival, isLinkedShape(db, issueRef, shape))
  }
}

function toCounted(event: NewEvent, isKnownShape: boolean): CountedEvent {
  return {
    timestamp: event.timestamp,
    level: event.level,
    type: event.type,
    platform: event.platform,
    release: event.release,
    environment: event.environment,
    user: event.user,
    trace: event.trace,
    unhandled: event.unhandled,
    summary: event.summary,
    message: event.message,
    config: event.config,
    hashes: event.hashes,
    problems: event.problems,
    shape: isKnownShape ? '' : event.shape
  }
}

function traceBytes(trace: string | undefined): Buffer | null {
  return trace === undefined ? null : Buffer.from(trace, 'hex')
}

/** Where the first of the hashes that is known leads: to an issue, or to those whose events are thrown away. */
function findIssue(
  db: Database,
  projectRef: number,
  hashes: readonly Buffer[]
): { ref: number; events: number } | 'discarded' | undefined {
  for (const hash of hashes) {
    const known = get<{ issue_ref: number }>(
      db,
      sql`SELECT issue_ref FROM issue_hashes WHERE project_ref = ${projectRef} AND hash = ${hash}`
    )
    // two lookups of one row each: joined they would take twice the time
    const issue =
      known &&
      get<{ ref: number; events: number }>(
        db,
        sql`SELECT ref, events FROM issues WHERE ref = ${known.issue_ref} AND deleted IS NULL`
      )
    if (issue) return issue
    if (countDiscarded(db, projectRef, hash)) return 'discarded'
  }
  return undefined
}

function countDiscarded(db: Database, projectRef: number, hash: Buffer): boolean {
  return (
    run(
      db,
      sql`UPDATE discarded_hashes SET events = events + 1 WHERE project_ref = ${projectRef} AND hash = ${hash}`
    ).changes > 0
  )
}

/** Deleted issues give their hashes to what comes after them. */
function takeFromDeleted(db: Database, projectRef: number, hashes: readonly Buffer[]): void {
  for (const hash of hashes) {
    run(
      db,
      sql`DELETE FROM issue_hashes WHERE project_ref = ${projectRef} AND hash = ${hash}
            AND issue_ref IN (SELECT ref FROM issues WHERE deleted IS NOT NULL)`
    )
  }
}

/** A row that counts nothing yet: counting fills it, as it does for issues that were there before. */
function createIssue(db: Database, project: ProjectRow, event: NewEvent): number {
  const { next_number } = get<{ next_number: number }>(
    db,
    sql`UPDATE projects SET next_number = next_number + 1, issues = issues + 1 WHERE ref = ${project.ref}
        RETURNING next_number`
  ) ?? { next_number: 2 }
  const ref = nextIssueRef(db)
  run(
    db,
    sql`INSERT INTO issues (ref, project_ref, number, title, value, culprit, type, level, platform, metadata, unhandled,
                            status, substatus, first_seen, last_seen, first_release, last_release, events, users,
                            state_since)
        VALUES (${ref}, ${project.ref}, ${next_number - 1}, ${event.summary.title}, '', '', ${event.type}, ${event.level},
                ${event.platform}, '{}', 0, 'unresolved', 'new', ${event.timestamp}, ${event.timestamp},
                ${event.release ?? null}, NULL, 0, 0, ${event.received.receivedMs})`
  )
  return ref
}

function writeItem(db: Database, project: ProjectRow, item: NewItem): void {
  const eventId = item.eventId === undefined ? null : Buffer.from(item.eventId, 'hex')
  const { codec, bytes, data } = item.payload
  run(
    db,
    sql`INSERT INTO items (project_ref, type, event_id, received, headers, codec, bytes, payload)
        VALUES (${project.ref}, ${item.type}, ${eventId}, ${item.receivedMs}, ${item.headers}, ${codec}, ${bytes}, ${data})`
  )
}
