import type { Database } from 'better-sqlite3'
import { currentRef } from './issue-redirects.ts'
import { toIssueRef } from './refs.ts'
import { findShapeValues } from './search/shape-values.ts'
import { lookUpKey, type TagLookup } from './search/tag-lookup.ts'
import { isLike } from './search/text-sql.ts'
import { all, get, type Sql, sql } from './sql.ts'
import { countTagValues } from './tag-distributions.ts'
import { ALL_PROJECTS, ANY_VALUE } from './tag-totals.ts'

export interface TagScope {
  readonly projectId?: string | undefined
  readonly issueId?: string | undefined
  readonly limit: number
}

export interface TagValuesQuery extends TagScope {
  readonly key: string
  readonly contains: string
  /** Which events of the issue are meant; they are looked at only where there is an issue. */
  readonly query?: string | undefined
  readonly environments?: string[] | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

export interface TagValues {
  readonly rows: TagValue[]
  /** Older events may match, too. */
  readonly isCut?: boolean
}

export interface TagValue {
  readonly value: string
  readonly events: number
  /** Epoch ms. */
  readonly lastSeen: number
}

/** Keys of tags that start with `prefix`, in upper or lower case, most frequent first. */
export function listTagKeys(db: Database, query: TagScope & { readonly prefix: string }) {
  const matches = sql`is_field = 0 AND ${isLike(sql`tag_keys.key`, { type: 'pattern', pieces: [query.prefix, ''] })}`
  const rows = all<{ key: string; events: number }>(
    db,
    sql`SELECT tag_keys.key, ${eventsOfKey(db, query)} AS events FROM tag_keys
        WHERE ${matches} AND events > 0 ORDER BY events DESC, tag_keys.key LIMIT ${query.limit}`
  )
  return { rows }
}

/** On a row of `tag_keys`. */
function eventsOfKey(db: Database, scope: TagScope): Sql {
  if (scope.issueId !== undefined) {
    return sql`(SELECT SUM(counted.events) FROM issue_tags AS counted
      WHERE issue_ref = ${issueRefOf(db, scope.issueId)} AND key_ref = tag_keys.ref)`
  }
  return sql`(SELECT counted.events FROM tag_totals AS counted
    WHERE project_ref = ${projectRefOf(db, scope)} AND key_ref = tag_keys.ref AND value_ref = ${ANY_VALUE})`
}

/**
 * Values of a key that contain a text, in upper or lower case, most frequent first. Also those of fields that are no
 * tags, such as `user.email`; of names in stack traces and the like, `events` is how many the issues have that have
 * the name, whatever events are searched for. `now`: epoch ms.
 */
export function listTagValues(db: Database, query: TagValuesQuery, now: number): TagValues {
  const lookup = lookUpKey(db, { type: 'plain', name: query.key })
  if (query.issueId !== undefined && lookup.kind === 'tags' && isOfSomeEvents(query)) {
    const { issueId, query: search = '', environments, from, to, limit } = query
    const scope = { issueId, query: search, environments, from, to, limit }
    return countTagValues(db, { ...scope, keyRefs: lookup.keyRefs, matches: contains(query) }, now)
  }
  const found = lookup.kind === 'shape' ? shapeValues(db, query, lookup) : countedValues(db, query, lookup)
  const values = new Map<string, TagValue>()
  for (const one of found) {
    // a tag can have the name of a field
    const known = values.get(one.value)
    const events = one.events + (known?.events ?? 0)
    values.set(one.value, { ...one, events, lastSeen: Math.max(one.lastSeen, known?.lastSeen ?? 0) })
  }
  const rows = [...values.values()].sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1))
  return { rows: rows.slice(0, query.limit) }
}

/** Not all events of the issue are meant: the counters do not know about them. */
function isOfSomeEvents({ query = '', environments = [], from, to }: TagValuesQuery): boolean {
  return query.trim() !== '' || environments.length > 0 || from !== undefined || to !== undefined
}

type ValueQuery = TagScope & { readonly contains: string }

function countedValues(db: Database, query: ValueQuery, { keyRefs }: TagLookup): TagValue[] {
  const counted =
    query.issueId === undefined
      ? sql`tag_totals AS counted WHERE project_ref = ${projectRefOf(db, query)} AND value_ref <> ${ANY_VALUE}`
      : sql`issue_tags AS counted WHERE issue_ref = ${issueRefOf(db, query.issueId)}`
  return keyRefs.flatMap((keyRef) => {
    const ofKey = sql`${counted} AND counted.key_ref = ${keyRef} AND counted.events > 0`
    const matching =
      query.contains === ''
        ? sql`1`
        : sql`value_ref IN (SELECT ref FROM tag_values WHERE key_ref = ${keyRef} AND ${contains(query)})`
    return all<TagValue>(
      db,
      sql`SELECT (SELECT value FROM tag_values WHERE ref = value_ref) AS value, events, last_seen AS lastSeen
          FROM (SELECT value_ref, events, last_seen FROM ${ofKey} AND ${matching} ORDER BY events DESC LIMIT ${query.limit})`
    )
  })
}

function shapeValues(db: Database, query: ValueQuery, { keyRefs }: TagLookup): TagValue[] {
  const issues =
    query.issueId === undefined
      ? query.projectId === undefined
        ? undefined
        : sql`issues.project_ref = ${projectRefOf(db, query)}`
      : sql`issues.ref = ${issueRefOf(db, query.issueId)}`
  return keyRefs.flatMap((keyRef) =>
    findShapeValues(db, { keyRef, matches: contains(query), issues, limit: query.limit })
  )
}

/** On a row of `tag_values`. */
function contains(query: ValueQuery): Sql {
  return isLike(sql`tag_values.value`, { type: 'pattern', pieces: ['', query.contains, ''] })
}

function issueRefOf(db: Database, issueId: string): number {
  return currentRef(db, toIssueRef(issueId))
}

/** -1 for a project that is not there. */
function projectRefOf(db: Database, { projectId }: TagScope): number {
  if (projectId === undefined) return ALL_PROJECTS
  return get<{ ref: number }>(db, sql`SELECT ref FROM projects WHERE id = ${projectId}`)?.ref ?? -1
}
