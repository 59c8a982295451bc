import type { Database } from 'better-sqlite3'
import { DAY_HOURS, HOUR_MS } from '../hours.ts'
import { all, get, type Sql, sql } from '../sql.ts'
import { ALL_PROJECTS } from '../tag-totals.ts'
import type { EventTest, TestScope } from './event-test.ts'
import type { TagLookup } from './tag-lookup.ts'
import { oneOf } from './text-sql.ts'

/**
 * The values that events of the time range can have, those first of which most have been seen lately: what is found need
 * not be looked for further.
 */
function likelyFirst({ db, from }: TestScope, refs: readonly number[]): readonly number[] {
  if (refs.length > MAX_SORTED) return refs
  return all<{ value_ref: number }>(
    db,
    sql`SELECT wanted.value AS value_ref FROM json_each(${JSON.stringify(refs)}) AS wanted
        CROSS JOIN tag_values ON tag_values.ref = wanted.value
        LEFT JOIN tag_totals ON tag_totals.project_ref = ${ALL_PROJECTS}
          AND tag_totals.key_ref = tag_values.key_ref AND tag_totals.value_ref = wanted.value
        WHERE COALESCE(last_seen >= ${from ?? 0}, 1)
        ORDER BY CAST(last_seen / ${DAY_MS} AS INTEGER) DESC, events DESC`
  ).map(({ value_ref }) => value_ref)
}

const MAX_SORTED = 1_000
const DAY_MS = DAY_HOURS * HOUR_MS

/** Events with one of these values of a tag or field, or without any of them. */
export function tagTest(
  scope: TestScope,
  lookup: TagLookup,
  refs: readonly number[],
  isNegated: boolean
): EventTest {
  const held = scope.holdsAny(likelyFirst(scope, refs))
  if (isNegated) return lackTest(scope, lookup, () => held, refs)
  const ofValues = oneOf(sql`value_ref`, refs)
  const inIssues = (where: Sql) => sql`issues.ref IN (SELECT issue_ref FROM issue_tags WHERE ${where})`
  const hint = inIssues(ofValues)
  return {
    condition: held,
    hint,
    ...exactly(scope, hint, inIssues(sql`${ofValues} AND ${seenSince(scope)}`)),
    ...heldByAll(lookup, false, refs)
  }
}

/** Fewer values are found in an event as quickly as in the counters of its issue, and more take too long there. */
const MIN_COUNTED = 3
const MAX_COUNTED = 200
/** Where an issue has fewer events, these are looked at. Any value of a key takes longer to find in one. */
const MANY_EVENTS = 50
const MANY_FOR_KEY = 4

/** Whether all events of an issue have one of these values (undefined: the key), or none has; negated, the opposite. */
function heldByAll(
  { keyRefs, isRepeatable }: TagLookup,
  isNegated: boolean,
  refs?: readonly number[]
): Pick<EventTest, 'known'> {
  const [keyRef] = keyRefs
  if (keyRef === undefined || keyRefs.length > 1 || isRepeatable) return {}
  if (refs && (refs.length < MIN_COUNTED || refs.length > MAX_COUNTED)) return {}
  const [all, none] = isNegated ? [sql`0`, sql`1`] : [sql`1`, sql`0`]
  return {
    known: sql`CASE WHEN issues.events >= ${refs ? MANY_EVENTS : MANY_FOR_KEY} THEN
      CASE ${eventsWith(keyRef, refs)} WHEN 0 THEN ${none} WHEN issues.events THEN ${all} END END`
  }
}

/** On a row of `issues`: in how many of its events the counters know one of these values (undefined: the key). */
function eventsWith(keyRef: number, refs: readonly number[] | undefined): Sql {
  const ofKey = sql`issue_ref = issues.ref AND key_ref = ${keyRef}`
  const counted = refs ? sql`${ofKey} AND ${oneOf(sql`value_ref`, refs)}` : ofKey
  return sql`(SELECT COALESCE(SUM(issue_tags.events), 0) FROM issue_tags WHERE ${counted})`
}

/** Events with any value of a tag or field, or without one. */
export function hasTagTest(scope: TestScope, lookup: TagLookup, name: string, isNegated: boolean): EventTest {
  if (name === 'user') return userTest(scope, isNegated)
  const ofKeys = oneOf(sql`key_ref`, lookup.keyRefs)
  // where counters answer, the values are not looked up
  let found: Sql | undefined
  const held = () => {
    found ??= scope.holdsAny(valuesOf(scope.db, lookup), 0)
    return found
  }
  if (isNegated) return lackTest(scope, lookup, held)
  const inIssue = (where: Sql) =>
    sql`EXISTS (SELECT 1 FROM issue_tags WHERE issue_ref = issues.ref AND ${where})`
  const hint = inIssue(ofKeys)
  return {
    get condition() {
      return held()
    },
    hint,
    ...exactly(scope, hint, inIssue(sql`${ofKeys} AND ${seenSince(scope)}`)),
    ...heldByAll(lookup, false)
  }
}

function userTest(scope: TestScope, isNegated: boolean): EventTest {
  const condition = isNegated ? sql`(events.user IS NULL)` : sql`(events.user IS NOT NULL)`
  const hint = isNegated ? sql`issues.with_user < issues.events` : sql`issues.with_user > 0`
  return { condition, hint, ...(isAnyTime(scope) && { exact: hint }) }
}

function isAnyTime({ from, to }: TestScope): boolean {
  return from === undefined && to === undefined
}

/** The time of a value's last event tells whether there was one since. */
function exactly(scope: TestScope, ever: Sql, since: Sql): Pick<EventTest, 'exact'> {
  if (isAnyTime(scope)) return { exact: ever }
  return scope.to === undefined ? { exact: since } : {}
}

function seenSince({ from }: TestScope): Sql {
  return sql`last_seen >= ${from ?? 0}`
}

/** Events of issues that have more events than these values (undefined: the key) are counted in. */
function lackTest(scope: TestScope, lookup: TagLookup, held: () => Sql, refs?: readonly number[]): EventTest {
  const { keyRefs, isRepeatable } = lookup
  const lacks = {
    get condition() {
      return sql`NOT (${held()})`
    },
    ...heldByAll(lookup, true, refs)
  }
  const [keyRef] = keyRefs
  // where an event can have several of the values, their counts would count it several times
  if (keyRef === undefined || keyRefs.length > 1 || isRepeatable) return lacks
  const someLack = sql`(issues.events > ${eventsWith(keyRef, refs)})`
  return Object.assign(lacks, isAnyTime(scope) ? { exact: someLack } : { hint: someLack })
}

function valuesOf(db: Database, { keyRefs }: TagLookup): number[] {
  const found = get<{ refs: string }>(
    db,
    sql`SELECT json_group_array(ref) AS refs FROM tag_values WHERE ${oneOf(sql`key_ref`, keyRefs)}`
  )
  return JSON.parse(found?.refs ?? '[]') as number[]
}
