import { DAY_HOURS, HOUR_MS } from '../hours.ts'
import { all, or, type Sql, sql } from '../sql.ts'
import { ALL_PROJECTS } from '../tag-totals.ts'
import type { EventTest, TestScope } from './event-test.ts'
import type { TagLookup } from './tag-lookup.ts'
import { oneOf } from './text-sql.ts'

/** Values that are looked for one by one; of more, an event's list is taken apart. */
const MAX_LISTED = 40

/** On a row of `events`: it has one of these values. */
export function holdsAny(refs: readonly number[]): Sql {
  if (refs.length <= MAX_LISTED) {
    return or(refs.map((ref) => sql`instr(events.tags, ${`|${ref}|`}) > 0`))
  }
  return sql`EXISTS (SELECT 1 FROM ${HELD} WHERE ${oneOf(sql`held.value`, refs)})`
}

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

/** The values of an event, as a table. */
const HELD = sql`json_each('[' || replace(trim(events.tags, '|'), '|', ',') || ']') AS held`

/** Events with one of these values of a tag or field, or without any of them. */
export function tagTest(
  scope: TestScope,
  lookup: TagLookup,
  refs: readonly number[],
  isNegated: boolean
): EventTest {
  const held = holdsAny(likelyFirst(scope, refs))
  if (isNegated) return lackTest(scope, lookup, sql`(${held})`, refs)
  const ofValues = oneOf(sql`value_ref`, refs)
  const inIssues = (where: Sql) => sql`issues.ref IN (SELECT issue_ref FROM issue_tags WHERE ${where})`
  const hint = inIssues(ofValues)
  return {
    condition: held,
    hint,
    ...exactly(scope, hint, inIssues(sql`${ofValues} AND ${seenSince(scope)}`))
  }
}

/** Events with any value of a tag or field, or without one. */
export function hasTagTest(scope: TestScope, lookup: TagLookup, name: string, isNegated: boolean): EventTest {
  if (name === 'user') return userTest(scope, isNegated)
  const ofKeys = oneOf(sql`key_ref`, lookup.keyRefs)
  const held = sql`EXISTS (SELECT 1 FROM ${HELD} CROSS JOIN tag_values ON tag_values.ref = held.value WHERE ${ofKeys})`
  if (isNegated) return lackTest(scope, lookup, held)
  const inIssue = (where: Sql) =>
    sql`EXISTS (SELECT 1 FROM issue_tags WHERE issue_ref = issues.ref AND ${where})`
  const hint = inIssue(ofKeys)
  return { condition: held, hint, ...exactly(scope, hint, inIssue(sql`${ofKeys} AND ${seenSince(scope)}`)) }
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
function lackTest(
  scope: TestScope,
  { keyRefs, isRepeatable }: TagLookup,
  held: Sql,
  refs?: readonly number[]
): EventTest {
  const condition = sql`NOT ${held}`
  const [keyRef] = keyRefs
  // where an event can have several of the values, their counts would count it several times
  if (keyRef === undefined || keyRefs.length > 1 || isRepeatable) return { condition }
  const ofKey = sql`issue_ref = issues.ref AND key_ref = ${keyRef}`
  const counted = refs ? sql`${ofKey} AND ${oneOf(sql`value_ref`, refs)}` : ofKey
  const someLack = sql`(issues.events > (SELECT COALESCE(SUM(issue_tags.events), 0) FROM issue_tags WHERE ${counted}))`
  return { condition, ...(isAnyTime(scope) ? { exact: someLack } : { hint: someLack }) }
}
