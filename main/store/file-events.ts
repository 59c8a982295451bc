import type { Database } from 'better-sqlite3'
import { formatTagRefs, internTags } from './event-tags.ts'
import { dropFromJournal, dropPayload, type JournaledEvent } from './journal.ts'
import { forgetRefs, internShape, isLinkedShape } from './known-refs.ts'
import type { CountedEvent, DerivedEvent } from './new-arrival.ts'
import { nextIssueRef } from './remove-issue.ts'
import { irrelevanceOf } from './retention.ts'
import { get, run, sql } from './sql.ts'
import type { Uncounted } from './tally.ts'

/**
 * Files events of the journal in one transaction: gives each its issue, by its hashes, and the row that lists and searches
 * look at. Events whose kind is thrown away leave the journal without a trace. What it gives back is to be counted
 * (counters.ts). Many at once write far fewer pages: every event has its own place in half a dozen indexes.
 */
export function fileEvents(db: Database, events: readonly JournaledEvent[]): Uncounted[] {
  try {
    return db
      .transaction(() => {
        const filed = events.flatMap((event) => fileEvent(db, event) ?? [])
        dropFromJournal(db, events)
        return filed
      })
      .immediate()
  } catch (error) {
    forgetRefs(db)
    throw error
  }
}

/** Nothing where the event's kind is thrown away. */
function fileEvent(db: Database, journaled: JournaledEvent): Uncounted | undefined {
  const { ref, projectRef, projectId, received, derived } = journaled
  const hashes = derived.hashes.map((hash) => Buffer.from(hash, 'hex'))
  const known = findIssue(db, projectRef, hashes)
  if (known === 'discarded') {
    dropPayload(db, journaled)
    return undefined
  }
  if (known === undefined) takeFromDeleted(db, projectRef, hashes)
  const issueRef = known?.ref ?? createIssue(db, journaled)
  for (const hash of hashes) {
    if (hash === known?.hash) continue
    run(db, sql`INSERT OR IGNORE INTO issue_hashes VALUES (${projectRef}, ${hash}, ${issueRef})`)
  }
  const tags = internTags(db, derived)
  const shape = internShape(db, derived.shape)
  const eventId = Buffer.from(received.eventId, 'hex')
  run(
    db,
    sql`INSERT INTO events (ref, project_ref, issue_ref, event_id, timestamp, received, level, title, release,
                            environment, user, hash, grouping_config, problems, tags, message, trace, shape_ref,
                            irrelevance, has_files, has_feedback)
        VALUES (${ref}, ${projectRef}, ${issueRef}, ${eventId}, ${derived.timestamp},
                ${received.receivedMs}, ${derived.level}, ${derived.summary.title}, ${derived.release ?? null},
                ${derived.environment ?? null}, ${derived.user ?? null}, ${hashes[0] ?? null}, ${derived.config},
                ${derived.problems}, ${formatTagRefs(tags)}, ${derived.message}, ${traceBytes(derived.trace)}, ${shape},
                ${irrelevanceOf(known?.events ?? 0, Math.random())},
                EXISTS (SELECT 1 FROM attachments WHERE event_id = ${eventId} AND project_ref = ${projectRef}),
                EXISTS (SELECT 1 FROM feedback WHERE event_id = ${eventId} AND project_ref = ${projectRef}))`
  )
  return {
    ref,
    issueRef,
    projectRef,
    projectId,
    hasDictionary: journaled.hasDictionary,
    isFirst: known === undefined,
    eventId: received.eventId,
    receivedMs: received.receivedMs,
    tags,
    shapeRef: shape,
    derived: toCounted(derived, isLinkedShape(db, issueRef, shape))
  }
}

function toCounted(event: DerivedEvent, isKnownShape: boolean): CountedEvent {
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

interface KnownIssue {
  readonly ref: number
  readonly events: number
  /** The one that it was found by. */
  readonly hash: Buffer
}

/** Where the first of the hashes that is known leads: to an issue, or to those whose events are thrown away. */
function findIssue(
  db: Database,
  projectRef: number,
  hashes: readonly Buffer[]
): KnownIssue | 'discarded' | undefined {
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
    if (issue) return { ...issue, hash }
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
function createIssue(db: Database, { projectRef, received, derived }: JournaledEvent): number {
  const { next_number } = get<{ next_number: number }>(
    db,
    sql`UPDATE projects SET next_number = next_number + 1, issues = issues + 1 WHERE ref = ${projectRef}
        RETURNING next_number`
  ) ?? { next_number: 2 }
  const ref = nextIssueRef(db)
  run(
    db,
    sql`INSERT INTO issues (ref, project_ref, number, title, value, culprit, type, level, platform, metadata, unhandled,
                            status, substatus, first_seen, last_seen, first_release, last_release, events, users,
                            state_since)
        VALUES (${ref}, ${projectRef}, ${next_number - 1}, ${derived.summary.title}, '', '', ${derived.type}, ${derived.level},
                ${derived.platform}, '{}', 0, 'unresolved', 'new', ${derived.timestamp}, ${derived.timestamp},
                ${derived.release ?? null}, NULL, 0, 0, ${received.receivedMs})`
  )
  return ref
}
