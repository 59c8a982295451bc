import type { Database } from 'better-sqlite3'
import type { Timeline, TimelineQuery } from '../../shared/contract/stats.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { Level } from '../../shared/model/event.ts'
import { HOUR_MS, hourOf } from './hours.ts'
import { currentRef } from './issue-redirects.ts'
import { toIssueRef } from './refs.ts'
import { issueRows, type ManyEvents, toSearch } from './search/search-sql.ts'
import { all, and, get, type Sql, sql } from './sql.ts'

/**
 * Events a bucket. Where the query looks at events, each counts in the bucket that it lies in; else the hourly counters
 * of the issues that match do: an hour counts for the bucket that its start (or, for the first one, `from`) lies in.
 */
export function readTimeline(db: Database, query: TimelineQuery, now: number): Timeline {
  const { from, to, buckets } = query
  if (to <= from) throw new AppError('invalid_input', 'A timeline must end after it starts.')
  const widthMs = (to - from) / buckets
  const starts = Array.from({ length: buckets }, (_, i) => Math.round(from + i * widthMs))
  const keys = keysOf(db, query)
  const counted = get<Counted>(db, timelineQuery(db, query, keys.length, now))
  return { starts, series: counted ? toSeries(counted, keys, query) : [] }
}

/**
 * What was counted, as two JSON lists of numbers: to sort rows into groups would take SQLite longer than to find them. A
 * place is the number of the bucket times the number of keys, plus the number of the key.
 */
interface Counted {
  readonly places: string
  /** As many; null: one event each. */
  readonly counts: string | null
}

function toSeries(
  { places, counts }: Counted,
  keys: readonly string[],
  query: TimelineQuery
): Timeline['series'] {
  const series = keys.map((key) => ({ key, counts: new Array<number>(query.buckets).fill(0) }))
  const events: readonly number[] | null = counts === null ? null : JSON.parse(counts)
  for (const [index, place] of (JSON.parse(places) as readonly number[]).entries()) {
    const one = series[place % keys.length]?.counts
    const bucket = Math.floor(place / keys.length)
    if (one) one[bucket] = (one[bucket] ?? 0) + (events?.[index] ?? 1)
  }
  return query.by ? series.filter((one) => one.counts.some((count) => count > 0)) : series
}

/** What there can be a series for, by its number: that of a project is its own. */
function keysOf(db: Database, { by }: TimelineQuery): string[] {
  if (by === 'level') return Level.options
  if (by !== 'project') return ['events']
  const keys: string[] = []
  for (const { ref, id } of all<{ ref: number; id: string }>(db, sql`SELECT ref, id FROM projects`))
    keys[ref] = id
  return Array.from(keys, (id) => id ?? '')
}

/** The number of a row's key. */
function keyOf({ by }: TimelineQuery, level: Sql, projectRef: Sql): Sql {
  if (by === 'project') return projectRef
  if (by !== 'level') return sql`0`
  // most events are errors
  const order = ['error', ...Level.options.filter((name) => name !== 'error')] as const
  const levels = order.map((name) => sql`WHEN ${name} THEN ${BigInt(Level.options.indexOf(name))}`)
  return sql`CASE ${level} ${levels.reduce((all, one) => sql`${all} ${one}`)} END`
}

/** Apart so that its plan can be tested. `keys`: how many there are. */
export function timelineQuery(db: Database, query: TimelineQuery, keys: number, now: number): Sql {
  const { from, to, issueId } = query
  // of one issue, text is looked for in its events
  const subject = issueId === undefined ? 'issues' : 'events'
  const search = toSearch(db, { ...query, from: undefined, to: undefined }, now, subject)
  const ofIssue = issueId === undefined ? [] : [sql`issues.ref = ${currentRef(db, toIssueRef(issueId))}`]
  if (!search.isOfIssues) {
    const { manyEvents, issuesOfEvents } = toSearch(db, query, now, subject)
    return ofEvents(query, keys, and([...ofIssue, issuesOfEvents]), manyEvents)
  }
  const hours = sql`hour >= ${hourOf(from)} AND hour < ${Math.ceil(to / HOUR_MS)}`
  if (issueId === undefined && isForAll(query)) return ofProjects(query, keys, hours)
  const inRange = sql`issues.last_seen >= ${hourOf(from) * HOUR_MS} AND issues.first_seen < ${to}`
  const key = keyOf(query, sql`issues.level`, sql`issues.project_ref`)
  const issues = issueRows(and([inRange, search.issues, ...ofIssue]), [sql`${key} AS number_of_key`])
  return sql`SELECT json_group_array(${placeOf(query, keys, sinceStart(query), sql`number_of_key`)}) AS places,
                    json_group_array(counted.events) AS counts
             FROM ${issues} CROSS JOIN issue_hours AS counted ON counted.issue_ref = issues.ref WHERE ${hours}`
}

function isForAll({ query, environments }: TimelineQuery): boolean {
  return query.trim() === '' && (environments?.length ?? 0) === 0
}

/** Everything: the fewest rows, and each event at its own level. */
function ofProjects(query: TimelineQuery, keys: number, hours: Sql): Sql {
  const ids = [...(query.projectIds ?? []), ...(query.projectId === undefined ? [] : [query.projectId])]
  const chosen =
    ids.length === 0 ? sql`1` : sql`projects.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const key = keyOf(query, sql`counted.level`, sql`projects.ref`)
  return sql`SELECT json_group_array(${placeOf(query, keys, sinceStart(query), key)}) AS places,
                    json_group_array(counted.events) AS counts
             FROM projects CROSS JOIN project_hours AS counted ON counted.project_ref = projects.ref
             WHERE ${hours} AND ${chosen}`
}

/** What looks at events is counted event by event, to the millisecond. `ofIssues`: which can have one. */
function ofEvents(query: TimelineQuery, keys: number, ofIssues: Sql, { known, events }: ManyEvents): Sql {
  const key = keyOf(query, sql`events.level`, sql`issues.project_ref`)
  const since = sql`events.timestamp - ${BigInt(query.from)}`
  return sql`SELECT json_group_array(${placeOf(query, keys, since, key)}) AS places, NULL AS counts
             FROM ${issueRows(ofIssues, known)}
             CROSS JOIN events INDEXED BY events_by_issue ON events.issue_ref = issues.ref WHERE ${events}`
}

/** Whole numbers throughout: with a fraction among them SQLite takes twice as long. */
function placeOf({ from, to, buckets }: TimelineQuery, keys: number, since: Sql, key: Sql): Sql {
  return sql`(${since}) * ${BigInt(buckets)} / ${BigInt(to - from)} * ${BigInt(keys)} + ${key}`
}

function sinceStart({ from }: TimelineQuery): Sql {
  return sql`MAX(hour * ${BigInt(HOUR_MS)} - ${BigInt(from)}, 0)`
}
