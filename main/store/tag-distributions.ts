import type { Database } from 'better-sqlite3'
import type { TagDistribution } from '../../shared/contract/issues.ts'
import type { TagDistributions, TagDistributionsQuery } from '../../shared/contract/tags.ts'
import { hasTagRef } from './event-tags.ts'
import { currentRef } from './issue-redirects.ts'
import { toIssueRef } from './refs.ts'
import { eventRange } from './search/compiler.ts'
import { type Search, toSearch } from './search/search-sql.ts'
import { all, and, get, type Sql, sql } from './sql.ts'

const VALUES_PER_TAG = 10

/**
 * How the tags of all events of an issue are spread, from its counters. Key by key: what there is of each lies together,
 * and only the most frequent values are sorted.
 */
export function readDistributions(db: Database, issueRef: number): TagDistribution[] {
  const ofKey = sql`issue_ref = ${issueRef} AND key_ref = tag_keys.ref`
  const value = sql`(SELECT value FROM tag_values WHERE ref = value_ref)`
  return all<Omit<TagDistribution, 'values'> & { readonly values: string }>(
    db,
    sql`SELECT key, SUM(counted.events) AS events, COUNT(*) AS "distinct", (
          SELECT json_group_array(json_object('value', ${value}, 'events', events, 'lastSeen', last_seen))
          FROM (SELECT value_ref, events, last_seen FROM issue_tags WHERE ${ofKey}
                ORDER BY events DESC, value_ref LIMIT ${VALUES_PER_TAG})) AS "values"
        FROM tag_keys CROSS JOIN issue_tags AS counted ON ${ofKey}
        WHERE is_field = 0 GROUP BY tag_keys.ref ORDER BY key`
  ).map((row) => ({ ...row, values: JSON.parse(row.values) as TagDistribution['values'] }))
}

/** What an answer may take: a search that finds little would go through all events of an issue. */
export interface CountLimits {
  /** Of more events that match, the latest are counted. */
  readonly events: number
  /** They are looked for among so many of the issue's latest events; where they are not, among so many. */
  readonly steps: readonly number[]
}

const LIMITS: CountLimits = { events: 10_000, steps: [10_000, 100_000] }

/**
 * How the tags of the events of an issue that a search finds are spread: the counters do not know which events they are
 * of, so the events' own tags are counted. `now`: epoch ms.
 */
export function countDistributions(
  db: Database,
  query: TagDistributionsQuery,
  now: number,
  limits = LIMITS
): TagDistributions {
  const { found, isCut } = findTagged(db, query, now, limits)
  return { rows: toDistributions(db, countValues(found)), events: found.length, isCut }
}

interface TaggedEvent {
  /** As `formatTagRefs` writes them. */
  readonly tags: string
  readonly timestamp: number
}

/** The latest events that match, the latest first. `isCut`: older ones may match, too. */
function findTagged(db: Database, query: TagDistributionsQuery, now: number, { events, steps }: CountLimits) {
  const search = toSearch(db, query, now, 'events')
  const issueRef = currentRef(db, toIssueRef(query.issueId))
  let found: TaggedEvent[] = []
  for (const [step, looked] of steps.entries()) {
    const since = latestTime(db, issueRef, query, looked)
    const part = { since, isLarge: step > 0, limit: events + 1 }
    found = all<TaggedEvent>(db, taggedEventsQuery(issueRef, search, part))
    if (found.length > events) return { found: found.slice(0, events), isCut: true }
    if (since === undefined) return { found, isCut: false }
  }
  return { found, isCut: true }
}

/** The time since which an issue had so many events in the range; undefined if there are fewer. */
function latestTime(db: Database, issueRef: number, range: TagDistributionsQuery, events: number) {
  return get<{ timestamp: number }>(
    db,
    sql`SELECT timestamp FROM events INDEXED BY events_by_issue
        WHERE ${and([sql`events.issue_ref = ${issueRef}`, ...eventRange({ from: range.from, to: range.to })])}
        ORDER BY timestamp DESC LIMIT 1 OFFSET ${events}`
  )?.timestamp
}

/** A part of an issue's events. */
interface EventPart {
  /** Epoch ms; undefined: all of them. */
  readonly since: number | undefined
  /** So many are gone through that it pays to ask first whether the issue has what is looked for. */
  readonly isLarge: boolean
  readonly limit: number
}

/** Apart so that its plan can be tested. */
export function taggedEventsQuery(issueRef: number, search: Search, part: EventPart): Sql {
  const conditions = [
    sql`issues.ref = ${issueRef}`,
    search.events,
    ...eventRange({ from: part.since, to: undefined }),
    ...(part.isLarge ? [search.issuesOfEvents] : [])
  ]
  return sql`SELECT events.tags, events.timestamp
             FROM issues CROSS JOIN events INDEXED BY events_by_issue ON events.issue_ref = issues.ref
             WHERE ${and(conditions)} ORDER BY events.timestamp DESC, events.ref DESC LIMIT ${part.limit}`
}

/** Values of one key among the events of an issue that a search finds, the most frequent first. */
export function countTagValues(
  db: Database,
  query: TagDistributionsQuery & {
    readonly keyRefs: readonly number[]
    /** On a row of `tag_values`. */
    readonly matches: Sql
    readonly limit: number
  },
  now: number
): { rows: TagDistribution['values']; isCut: boolean } {
  const { found, isCut } = findTagged(db, query, now, LIMITS)
  const counts = countValues(found)
  const ofKeys = all<{ ref: number }>(
    db,
    sql`SELECT tag_values.ref FROM json_each(${JSON.stringify([...counts.keys()])}) AS counted
        CROSS JOIN tag_values ON tag_values.ref = counted.value
        WHERE key_ref IN (SELECT value FROM json_each(${JSON.stringify(query.keyRefs)})) AND ${query.matches}`
  )
  const values = mostFrequent(
    ofKeys.flatMap(({ ref }) => counts.get(ref) ?? []),
    query.limit
  )
  return { rows: named(values, readTexts(db, values)), isCut }
}

interface ValueCount {
  readonly ref: number
  events: number
  /** Epoch ms. */
  readonly lastSeen: number
}

/** Counts each value, the latest event first. */
function countValues(events: readonly TaggedEvent[]): Map<number, ValueCount> {
  const counts = new Map<number, ValueCount>()
  for (const { tags, timestamp } of events) {
    hasTagRef(tags, (ref) => {
      const count = counts.get(ref)
      if (count) count.events++
      else counts.set(ref, { ref, events: 1, lastSeen: timestamp })
      return false
    })
  }
  return counts
}

/** Puts values to their keys, without those of fields, and names the most frequent ones. */
function toDistributions(db: Database, counts: ReadonlyMap<number, ValueCount>): TagDistribution[] {
  const keyed = all<{ ref: number; key_ref: number }>(
    db,
    sql`SELECT tag_values.ref, key_ref FROM json_each(${JSON.stringify([...counts.keys()])}) AS counted
        CROSS JOIN tag_values ON tag_values.ref = counted.value`
  )
  const byKey = new Map<number, ValueCount[]>()
  for (const { ref, key_ref } of keyed) {
    const count = counts.get(ref)
    const ofKey = byKey.get(key_ref)
    if (count && ofKey) ofKey.push(count)
    else if (count) byKey.set(key_ref, [count])
  }
  const keys = all<{ ref: number; key: string }>(
    db,
    sql`SELECT ref, tag_keys.key FROM json_each(${JSON.stringify([...byKey.keys()])}) AS counted
        CROSS JOIN tag_keys ON tag_keys.ref = counted.value AND is_field = 0 ORDER BY tag_keys.key`
  )
  const tags = keys.map(({ ref, key }) => ({ key, counts: byKey.get(ref) ?? [] }))
  const shown = tags.map(({ counts }) => mostFrequent(counts, VALUES_PER_TAG))
  const texts = readTexts(db, shown.flat())
  return tags.map(({ key, counts }, index) => ({
    key,
    events: counts.reduce((sum, { events }) => sum + events, 0),
    distinct: counts.length,
    values: named(shown[index] ?? [], texts)
  }))
}

function mostFrequent(counts: readonly ValueCount[], limit: number): ValueCount[] {
  return counts.toSorted((a, b) => b.events - a.events || a.ref - b.ref).slice(0, limit)
}

function named(counts: readonly ValueCount[], texts: ReadonlyMap<number, string>): TagDistribution['values'] {
  return counts.map(({ ref, events, lastSeen }) => ({ value: texts.get(ref) ?? '', events, lastSeen }))
}

function readTexts(db: Database, values: readonly ValueCount[]): ReadonlyMap<number, string> {
  const refs = JSON.stringify(values.map(({ ref }) => ref))
  const rows = all<{ ref: number; value: string }>(
    db,
    sql`SELECT ref, tag_values.value FROM json_each(${refs}) AS shown
        CROSS JOIN tag_values ON tag_values.ref = shown.value`
  )
  return new Map(rows.map(({ ref, value }) => [ref, value]))
}
