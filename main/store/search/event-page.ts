import type { Database } from 'better-sqlite3'
import type { EventQuery } from '../../../shared/contract/events.ts'
import { AppError } from '../../../shared/model/app-error.ts'
import { parseCursor } from '../cursor.ts'
import { currentRef } from '../issue-redirects.ts'
import { toIssueRef } from '../refs.ts'
import { all, and, get, type Sql, sql } from '../sql.ts'
import { type Search, toSearch } from './search-sql.ts'
import { pageInOrder } from './sorted-events.ts'

/** What lists show of an event. */
export interface EventListRow {
  readonly ref: number
  readonly event_id: Buffer
  readonly project_id: string
  readonly issue_ref: number
  readonly timestamp: number
  readonly received: number
  readonly level: string
  readonly title: string
  readonly release: string | null
  readonly environment: string | null
  readonly user: string | null
  readonly pinned: 0 | 1
  /** As `formatTagRefs` writes them. */
  readonly tags: string
}

/** Of the first so many of the newest events each is looked at, of the next so many those of issues that may match. */
const STEPS: readonly number[] = [5_000, 100_000]

/**
 * The events of one page and one more, if there is one. Those that match may be anywhere, or nowhere: more and more of
 * the newest are looked through, and at last all. `now`: epoch ms.
 */
export function readEventPage(db: Database, query: EventQuery, now: number, steps = STEPS): EventListRow[] {
  const search = toSearch(db, query, now, 'events')
  if (query.issueId === undefined && (query.sort ?? query.ascending) !== undefined)
    throw new AppError('invalid_input', 'Only the events of one issue can be sorted.')
  const read = (part: PagePart) => all<EventListRow>(db, eventPageQuery(db, query, search, part))
  if (query.issueId !== undefined) return read({ inOrder: false })
  if (asksForAll(query)) return read({ inOrder: true })
  for (const [step, events] of steps.entries()) {
    const since = latestTime(db, query, events)
    const rows = read({ inOrder: step === 0, since })
    if (since === undefined || rows.length > query.limit) return rows
  }
  return read({ inOrder: false })
}

function asksForAll({ query, environments, projectId }: EventQuery): boolean {
  return query.trim() === '' && projectId === undefined && (environments?.length ?? 0) === 0
}

/** The time since which so many events were, of those that a page can be of; undefined if there are fewer. */
function latestTime(db: Database, { to, cursor }: EventQuery, events: number): number | undefined {
  const after = cursor === undefined ? Number.MAX_SAFE_INTEGER : parseCursor(cursor).value + 1
  return get<{ timestamp: number }>(
    db,
    sql`SELECT timestamp FROM events WHERE timestamp < ${Math.min(to ?? after, after)}
        ORDER BY timestamp DESC LIMIT 1 OFFSET ${events}`
  )?.timestamp
}

/** A part of the events that a page can be of. */
interface PagePart {
  /** All events in their order, or those of each issue in turn. */
  readonly inOrder: boolean
  /** Epoch ms. */
  readonly since?: number | undefined
}

/** The query of one page, apart so that its plan can be tested. */
export function eventPageQuery(
  db: Database,
  query: EventQuery,
  search: Search,
  { inOrder, since }: PagePart
): Sql {
  const conditions: Sql[] = [search.events]
  if (query.issueId !== undefined) {
    conditions.push(sql`issues.ref = ${currentRef(db, toIssueRef(query.issueId))}`)
  }
  // for one issue, to look where else a text is takes longer than to read its events
  if (!inOrder && !(search.hasText && query.issueId !== undefined)) conditions.push(search.issuesOfEvents)
  if (since !== undefined) conditions.push(sql`events.timestamp >= ${since}`)
  const isSorted = (query.sort ?? query.ascending) !== undefined
  const { after, order } = isSorted ? pageInOrder(query) : newestFirst(query)
  conditions.push(after)
  const tables = inOrder
    ? sql`events INDEXED BY events_by_time CROSS JOIN issues ON issues.ref = events.issue_ref`
    : sql`issues CROSS JOIN events INDEXED BY events_by_issue ON events.issue_ref = issues.ref`
  const found = sql`${tables} WHERE ${and(conditions)} ORDER BY ${order} LIMIT ${query.limit + 1}`
  if (!isSorted) return sql`SELECT ${LISTED} FROM ${found}`
  // all that match are sorted: most columns are read of those only that make the page
  return sql`SELECT ${LISTED} FROM (SELECT events.ref FROM ${found}) AS page
             CROSS JOIN events ON events.ref = page.ref ORDER BY ${order}`
}

/** On rows of `events`. */
const LISTED = sql`events.ref, event_id, (SELECT id FROM projects WHERE ref = events.project_ref) AS project_id, issue_ref,
  timestamp, received, events.level, events.title, release, environment, user, pinned, tags`

function newestFirst({ cursor }: EventQuery): { readonly after: Sql; readonly order: Sql } {
  const order = sql`timestamp DESC, events.ref DESC`
  if (cursor === undefined) return { after: and([]), order }
  const { value, ref } = parseCursor(cursor)
  return { after: sql`(events.timestamp, events.ref) < (${value}, ${ref})`, order }
}
