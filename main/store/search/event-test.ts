import type { Database } from 'better-sqlite3'
import { knownKeyOf } from '../../../shared/search/keys.ts'
import type { FilterParts, Key } from '../../../shared/search/syntax-tree.ts'
import { newestRelease } from '../release-order.ts'
import { all, or, type Sql, sql } from '../sql.ts'
import { columnTest, hasColumnTest } from './column-test.ts'
import type { HoldsAny } from './held-values.ts'
import { hasShapeTest, shapeTest } from './shape-test.ts'
import { lookUpAnyPart, lookUpKey, lookUpValues, nameOf, type TagLookup } from './tag-lookup.ts'
import { hasTagTest, tagTest } from './tag-test.ts'

/** How a filter on events is answered. */
export interface EventTest {
  /** On a row of `events` joined with `issues`: true or false, never unknown. */
  readonly condition: Sql
  /** On a row of `issues`, cheap: true for every issue of which an event fulfils the condition, and for some others. */
  readonly hint?: Sql
  /**
   * On a row of `issues` of which an event lies in the time range: true for exactly those of which one fulfils the
   * condition. Where there is one, no event need be looked at.
   */
  readonly exact?: Sql
  /** On a row of `issues`, cheap: true only for issues of which an event fulfils the condition, whenever it was. */
  readonly sure?: Sql
  /**
   * On a row of `issues`: 1 where all of its events fulfil the condition, 0 where none does, NULL where its counters do
   * not tell. There is one only where it costs less than to look at many events.
   */
  readonly known?: Sql
}

/** What a test is made for. */
export interface TestScope {
  readonly db: Database
  /** Epoch ms. */
  readonly now: number
  /** Epoch ms: [from, to). */
  readonly from: number | undefined
  readonly to: number | undefined
  readonly holdsAny: HoldsAny
}

const FALSE: EventTest = { condition: sql`0`, hint: sql`0`, exact: sql`0` }
const TRUE: EventTest = { condition: sql`1`, exact: sql`1` }

/** The test of a filter, or of its opposite. */
export function eventTest(scope: TestScope, filter: FilterParts, isNegated: boolean): EventTest {
  const { key, operator, value } = filter
  if (value.type === 'has') return hasTest(scope, value.key, isNegated)
  if (value.type === 'text' && value.text === '' && operator === '=') return hasTest(scope, key, !isNegated)
  const known = knownKeyOf(key)
  if (known && !known.isKept) return isNegated ? TRUE : FALSE
  const column = columnTest(filter, scope)
  if (column) return isNegated ? opposite(column) : column
  if (nameOf(key) === 'release' && value.type === 'text' && value.text === 'latest') {
    const latest = latestReleaseTest(scope, filter)
    return isNegated ? opposite(latest) : latest
  }
  const lookup = lookUpKey(scope.db, key)
  return valuesTest(scope, lookup, lookUpValues(scope.db, lookup, filter), isNegated)
}

/** What an issue has says nothing of what its events lack. */
function opposite({ condition }: EventTest): EventTest {
  return { condition: sql`NOT (${condition})` }
}

/** Holds for events that have one of these values, or none of them. */
function valuesTest(
  scope: TestScope,
  lookup: TagLookup,
  refs: readonly number[],
  isNegated: boolean
): EventTest {
  if (refs.length === 0) return isNegated ? TRUE : FALSE
  return lookup.kind === 'shape' ? shapeTest(scope, refs, isNegated) : tagTest(scope, lookup, refs, isNegated)
}

/** Whether an event has the key at all. */
function hasTest(scope: TestScope, key: Key, isNegated: boolean): EventTest {
  const known = knownKeyOf(key)
  if (known && !known.isKept) return isNegated ? TRUE : FALSE
  const column = hasColumnTest(key)
  if (column) return isNegated ? opposite(column) : column
  const lookup = lookUpKey(scope.db, key)
  const parts = lookUpAnyPart(scope.db, lookup, nameOf(key))
  if (parts) return valuesTest(scope, lookup, parts, isNegated)
  if (lookup.keyRefs.length === 0) return isNegated ? TRUE : FALSE
  return lookup.kind === 'shape'
    ? hasShapeTest(scope, lookup, isNegated)
    : hasTagTest(scope, lookup, nameOf(key), isNegated)
}

/** The newest release of each project. */
function latestReleaseTest(scope: TestScope, filter: FilterParts): EventTest {
  const { db } = scope
  const lookup = lookUpKey(db, filter.key)
  const tests = all<{ ref: number }>(db, sql`SELECT ref FROM projects`).flatMap(({ ref }) => {
    const text = newestRelease(db, ref)
    if (text === undefined) return []
    const refs = lookUpValues(db, lookup, { ...filter, value: { type: 'text', text } })
    return [{ ref, test: valuesTest(scope, lookup, refs, false) }]
  })
  const ofProjects = (conditionOf: (test: EventTest) => Sql | undefined) =>
    or(tests.map(({ ref, test }) => sql`(issues.project_ref = ${ref} AND ${conditionOf(test) ?? sql`1`})`))
  const isExact = tests.every(({ test }) => test.exact)
  return {
    condition: ofProjects(({ condition }) => condition),
    hint: ofProjects(({ hint }) => hint),
    ...(isExact && { exact: ofProjects(({ exact }) => exact) })
  }
}
