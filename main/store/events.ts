import type { Database } from 'better-sqlite3'
import type { EventQuery, EventRow, Neighbours } from '../../shared/contract/events.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { Level } from '../../shared/model/event.ts'
import type { Received } from '../../shared/model/received.ts'
import { toPage } from './cursor.ts'
import { JOIN_DICTIONARY, PAYLOAD_COLUMNS, type PayloadRow, toStoredPayload } from './dictionaries.ts'
import { currentRef } from './issue-redirects.ts'
import { readTags, type TagsOfEvents } from './listed-tags.ts'
import { unpackEvent } from './packed-event.ts'
import { toIssueRef } from './refs.ts'
import { type EventListRow, readEventPage } from './search/event-page.ts'
import { all, get, type Sql, sql } from './sql.ts'

/** One page of events, newest first. */
export function listEvents(db: Database, query: EventQuery, now: number) {
  const rows = readEventPage(db, query, now)
  const page = toPage(rows, query.limit, (row) => ({ value: row.timestamp, ref: row.ref }))
  const tags = query.tags && readTags(db, page.rows, query.tags)
  return { ...page, rows: page.rows.map((row) => toEventRow(row, tags)) }
}

function toEventRow(row: EventListRow, tags: TagsOfEvents | undefined): EventRow {
  return {
    id: row.event_id.toString('hex'),
    projectId: row.project_id,
    issueId: String(row.issue_ref),
    timestamp: row.timestamp,
    received: row.received,
    level: Level.parse(row.level),
    title: row.title,
    release: row.release,
    environment: row.environment,
    user: row.user,
    pinned: row.pinned === 1,
    ...(tags && { tags: tags.get(row.ref) ?? {} })
  }
}

/** A stored event as it came: everything shown of it is derived from this. */
export interface StoredEvent {
  readonly ref: number
  readonly id: string
  readonly projectRef: number
  readonly projectId: string
  readonly issueId: string
  readonly timestamp: number
  readonly received: Received
  /** Somebody wants to keep it. */
  readonly pinned: boolean
  /** Id of the configuration that put it into its issue. */
  readonly groupingConfig: string
  readonly payload: Uint8Array
}

interface StoredEventRow extends PayloadRow {
  readonly ref: number
  readonly event_id: Buffer
  readonly project_ref: number
  readonly project_id: string
  readonly issue_ref: number
  readonly timestamp: number
  readonly received: string
  readonly pinned: 0 | 1
  readonly grouping_config: string
}

/** Which event: by its id (and project, else the one that arrived last), or one of an issue's. */
export type EventChoice =
  | { readonly id: string; readonly projectId?: string | undefined }
  | { readonly issueId: string; readonly which: 'recommended' | 'latest' | 'oldest' }

/** Throws AppError `not_found`. */
export function getStoredEvent(db: Database, choice: EventChoice): StoredEvent {
  const ref = 'id' in choice ? findById(db, choice.id, choice.projectId) : findOfIssue(db, choice)
  const row = get<StoredEventRow>(db, sql`${STORED_EVENT} WHERE events.ref = ${ref ?? -1}`)
  if (!row) {
    throw new AppError(
      'not_found',
      'id' in choice ? `There is no event ${choice.id}.` : 'The issue has no events.'
    )
  }
  return toStoredEvent(row)
}

/** Where an event is; undefined where there is none. */
export function findIssueOfEvent(db: Database, id: string, projectId: string): string | undefined {
  const ref = findById(db, id, projectId)
  if (ref === undefined) return undefined
  const row = get<{ issue_ref: number }>(db, sql`SELECT issue_ref FROM events WHERE ref = ${ref}`)
  return row && String(row.issue_ref)
}

/** Keeps an event from limits, or no longer. Gives its issue. Throws AppError `not_found`. */
export function pinEvent(
  db: Database,
  { id, projectId, pinned }: { id: string; projectId?: string | undefined; pinned: boolean }
): number {
  const ref = findById(db, id, projectId) ?? -1
  const row = get<{ issue_ref: number }>(
    db,
    sql`UPDATE events SET pinned = ${pinned ? 1 : 0} WHERE ref = ${ref} RETURNING issue_ref`
  )
  if (!row) throw new AppError('not_found', `There is no event ${id}.`)
  return row.issue_ref
}

/** Events that were stored after one, in the order of their storing. */
export function listStoredAfter(db: Database, ref: number, limit: number): StoredEvent[] {
  return all<StoredEventRow>(
    db,
    sql`${STORED_EVENT} WHERE events.ref > ${ref} ORDER BY events.ref LIMIT ${limit}`
  ).map(toStoredEvent)
}

/** Events that were stored before there was a place for what they are searched by. */
export function listWithoutFacts(db: Database, limit: number): StoredEvent[] {
  return all<StoredEventRow>(
    db,
    sql`${STORED_EVENT} WHERE events.ref IN (SELECT ref FROM events WHERE shape_ref IS NULL ORDER BY ref LIMIT ${limit})`
  ).map(toStoredEvent)
}

const STORED_EVENT = sql`SELECT events.ref, event_id, events.project_ref, projects.id AS project_id, issue_ref, timestamp,
    pinned, grouping_config, event_payloads.received, ${PAYLOAD_COLUMNS}
  FROM events JOIN event_payloads ON event_ref = events.ref JOIN projects ON projects.ref = events.project_ref
  ${JOIN_DICTIONARY}`

function toStoredEvent(row: StoredEventRow): StoredEvent {
  return {
    ref: row.ref,
    id: row.event_id.toString('hex'),
    projectRef: row.project_ref,
    projectId: row.project_id,
    issueId: String(row.issue_ref),
    timestamp: row.timestamp,
    pinned: row.pinned === 1,
    groupingConfig: row.grouping_config,
    ...unpackEvent({ payload: toStoredPayload(row), received: row.received })
  }
}

function findById(db: Database, id: string, projectId: string | undefined): number | undefined {
  const digits = id.replaceAll('-', '').toLowerCase()
  if (!/^[0-9a-f]{32}$/.test(digits))
    throw new AppError('not_found', `There is no event ${id.slice(0, 100)}.`)
  const inProject =
    projectId === undefined
      ? sql`project_ref IN (SELECT ref FROM projects)`
      : sql`project_ref = (SELECT ref FROM projects WHERE projects.id = ${projectId})`
  return get<{ ref: number }>(
    db,
    sql`SELECT ref FROM events WHERE event_id = ${Buffer.from(digits, 'hex')} AND ${inProject}
        ORDER BY ref DESC LIMIT 1`
  )?.ref
}

const WEEK_MS = 7 * 24 * 3_600_000
const RECOMMEND_AMONG = 100

/**
 * Recommended is the newest of those with the fewest problems, among the last hundred of the issue's last week.
 * (After Sentry's "event with the most context".)
 */
function findOfIssue(db: Database, choice: Extract<EventChoice, { issueId: string }>): number | undefined {
  const issueRef = currentRef(db, toIssueRef(choice.issueId))
  const latest = sql`SELECT ref FROM events WHERE issue_ref = ${issueRef} ORDER BY timestamp DESC, ref DESC LIMIT 1`
  const queries = {
    latest,
    oldest: sql`SELECT ref FROM events WHERE issue_ref = ${issueRef} ORDER BY timestamp, ref LIMIT 1`,
    recommended: sql`SELECT ref FROM (
        SELECT ref, problems, timestamp FROM events
        WHERE issue_ref = ${issueRef}
          AND timestamp >= (SELECT last_seen FROM issues WHERE ref = ${issueRef}) - ${WEEK_MS}
        ORDER BY timestamp DESC, ref DESC LIMIT ${RECOMMEND_AMONG})
      ORDER BY problems, timestamp DESC, ref DESC LIMIT 1`
  }
  return get<{ ref: number }>(db, queries[choice.which])?.ref
}

/** The events before and after one in time within its issue, and the issue's ends. */
export function getNeighbours(db: Database, event: StoredEvent): Neighbours {
  const issueRef = Number(event.issueId)
  const at = sql`(${event.timestamp}, ${event.ref})`
  const find = (where: Sql, order: Sql) =>
    get<{ event_id: Buffer }>(
      db,
      sql`SELECT event_id FROM events WHERE issue_ref = ${issueRef} AND ${where} ORDER BY ${order} LIMIT 1`
    )?.event_id.toString('hex')
  const newestFirst = sql`timestamp DESC, ref DESC`
  const oldestFirst = sql`timestamp, ref`
  return {
    previous: find(sql`(timestamp, ref) < ${at}`, newestFirst) ?? null,
    next: find(sql`(timestamp, ref) > ${at}`, oldestFirst) ?? null,
    oldest: find(sql`1`, oldestFirst) ?? event.id,
    latest: find(sql`1`, newestFirst) ?? event.id,
    ...countPlace(db, issueRef, at)
  }
}

/** Counts along the index, which holds what it needs: each event of the issue once. */
function countPlace(db: Database, issueRef: number, at: Sql): { position: number; total: number } {
  const count = (where: Sql) =>
    get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM events WHERE issue_ref = ${issueRef} AND ${where}`)
      ?.n ?? 0
  const position = count(sql`(timestamp, ref) <= ${at}`)
  return { position, total: position + count(sql`(timestamp, ref) > ${at}`) }
}
