import type { Database } from 'better-sqlite3'
import { windowOf } from '../../../shared/search/dates.ts'
import { knownKeyOf } from '../../../shared/search/keys.ts'
import type { FilterParts, FreeText, Key } from '../../../shared/search/syntax-tree.ts'
import { newestRelease } from '../release-order.ts'
import { all, or, type Sql, sql } from '../sql.ts'
import { textRefs, valueRefs } from './find-texts.ts'
import { lookUpAnyPart, lookUpKey, lookUpValues, nameOf, type TagLookup } from './tag-lookup.ts'
import { known, likePattern, numberCondition, patternOf, textCondition } from './text-sql.ts'

/** How a filter on events is answered. */
export interface EventTest {
  /** On a row of `events`: true or false, never unknown. */
  readonly condition: Sql
  /**
   * On a row of `issues`, from counters alone: true for every issue of which an event fulfils the condition.
   * Absent where no counter says anything.
   */
  readonly ofIssue?: Sql
  /** `ofIssue` is true for no other issue: no event need be looked at. */
  readonly isExact?: boolean
}

const FALSE: EventTest = { condition: sql`0`, ofIssue: sql`0`, isExact: true }
const TRUE: EventTest = { condition: sql`1`, ofIssue: sql`1`, isExact: true }

/** The test of a filter, or of its opposite. `now`: epoch ms. */
export function eventTest(db: Database, filter: FilterParts, isNegated: boolean, now: number): EventTest {
  const { key, operator, value } = filter
  if (value.type === 'has') return hasTest(db, value.key, isNegated)
  if (value.type === 'text' && value.text === '' && operator === '=') return hasTest(db, key, !isNegated)
  const known = knownKeyOf(key)
  if (known && !known.isKept) return isNegated ? TRUE : FALSE
  const column = columnTest(filter, now)
  if (column) return isNegated ? { condition: sql`NOT ${column.condition}` } : column
  if (nameOf(key) === 'release' && value.type === 'text' && value.text === 'latest') {
    return latestReleaseTest(db, filter, isNegated)
  }
  const lookup = lookUpKey(db, key)
  return valuesTest(lookup, lookUpValues(db, lookup, filter), isNegated)
}

/** Holds for events that have one of these values, or none of them. */
function valuesTest(lookup: TagLookup, refs: readonly number[], isNegated: boolean): EventTest {
  if (refs.length === 0) return isNegated ? TRUE : FALSE
  return lookup.kind === 'shape' ? shapeTest(refs, isNegated) : tagTest(lookup, refs, isNegated)
}

function tagTest({ keyRefs }: TagLookup, refs: readonly number[], isNegated: boolean): EventTest {
  const list = JSON.stringify(refs)
  const held = holdsAny(refs)
  if (!isNegated) {
    return {
      condition: held,
      ofIssue: sql`issues.ref IN (SELECT issue_ref FROM issue_tags WHERE value_ref IN (SELECT value FROM json_each(${list})))`,
      isExact: true
    }
  }
  // an event has one value of a key: with two keys, their counts could count an event twice
  if (keyRefs.length !== 1) return { condition: sql`NOT ${held}` }
  return {
    condition: sql`NOT ${held}`,
    ofIssue: sql`issues.events > (SELECT COALESCE(SUM(issue_tags.events), 0) FROM issue_tags
      WHERE issue_ref = issues.ref AND key_ref = ${keyRefs[0] ?? 0} AND value_ref IN (SELECT value FROM json_each(${list})))`,
    isExact: true
  }
}

/** Few enough to be looked for one by one. */
const MAX_LISTED = 8

function holdsAny(refs: readonly number[]): Sql {
  if (refs.length <= MAX_LISTED) {
    return or(refs.map((ref) => sql`instr(events.tags, ${`|${ref}|`}) > 0`))
  }
  return sql`EXISTS (SELECT 1 FROM json_each('[' || replace(trim(events.tags, '|'), '|', ',') || ']') AS held
    WHERE held.value IN (SELECT value FROM json_each(${JSON.stringify(refs)})))`
}

function shapeTest(refs: readonly number[], isNegated: boolean): EventTest {
  const shapes = sql`(SELECT shape_ref FROM shape_values WHERE value_ref IN (SELECT value FROM json_each(${JSON.stringify(refs)})))`
  const held = known(sql`events.shape_ref IN ${shapes}`)
  if (isNegated) {
    return {
      condition: sql`NOT ${held}`,
      ofIssue: sql`EXISTS (SELECT 1 FROM issue_shapes WHERE issue_ref = issues.ref AND shape_ref NOT IN ${shapes})`,
      isExact: true
    }
  }
  return {
    condition: held,
    ofIssue: sql`issues.ref IN (SELECT issue_ref FROM issue_shapes WHERE shape_ref IN ${shapes})`,
    isExact: true
  }
}

/** Whether an event has the key at all. */
function hasTest(db: Database, key: Key, isNegated: boolean): EventTest {
  const known = knownKeyOf(key)
  if (known && !known.isKept) return isNegated ? TRUE : FALSE
  const name = nameOf(key)
  const column = COLUMNS[key.type === 'plain' ? name : '']
  if (column) {
    const isSet = sql`COALESCE(${column}, '') <> ''`
    return { condition: isNegated ? sql`NOT (${isSet})` : sql`(${isSet})` }
  }
  const lookup = lookUpKey(db, key)
  const parts = lookUpAnyPart(db, lookup, name)
  if (parts) return valuesTest(lookup, parts, isNegated)
  if (lookup.keyRefs.length === 0) return isNegated ? TRUE : FALSE
  return lookup.kind === 'shape' ? hasShapeTest(lookup, isNegated) : hasTagTest(lookup, name, isNegated)
}

function hasTagTest({ keyRefs }: TagLookup, name: string, isNegated: boolean): EventTest {
  const list = JSON.stringify(keyRefs)
  const held =
    name === 'user'
      ? sql`(events.user IS NOT NULL)`
      : sql`EXISTS (SELECT 1 FROM json_each('[' || replace(trim(events.tags, '|'), '|', ',') || ']') AS held
          JOIN tag_values ON tag_values.ref = held.value
          WHERE tag_values.key_ref IN (SELECT value FROM json_each(${list})))`
  if (!isNegated) {
    const counted = sql`EXISTS (SELECT 1 FROM issue_tags WHERE issue_ref = issues.ref
      AND key_ref IN (SELECT value FROM json_each(${list})))`
    return { condition: held, ofIssue: name === 'user' ? sql`issues.with_user > 0` : counted, isExact: true }
  }
  if (name === 'user') {
    return { condition: sql`NOT ${held}`, ofIssue: sql`issues.with_user < issues.events`, isExact: true }
  }
  if (keyRefs.length !== 1) return { condition: sql`NOT ${held}` }
  return {
    condition: sql`NOT ${held}`,
    ofIssue: sql`issues.events > (SELECT COALESCE(SUM(issue_tags.events), 0) FROM issue_tags
      WHERE issue_ref = issues.ref AND key_ref = ${keyRefs[0] ?? 0})`,
    isExact: true
  }
}

function hasShapeTest({ keyRefs }: TagLookup, isNegated: boolean): EventTest {
  const shapes = sql`(SELECT shape_ref FROM shape_values JOIN tag_values ON tag_values.ref = value_ref
    WHERE key_ref IN (SELECT value FROM json_each(${JSON.stringify(keyRefs)})))`
  const held = known(sql`events.shape_ref IN ${shapes}`)
  const some = isNegated ? sql`NOT IN` : sql`IN`
  return {
    condition: isNegated ? sql`NOT ${held}` : held,
    ofIssue: sql`EXISTS (SELECT 1 FROM issue_shapes WHERE issue_ref = issues.ref AND shape_ref ${some} ${shapes})`,
    isExact: true
  }
}

/** The newest release of each project. */
function latestReleaseTest(db: Database, filter: FilterParts, isNegated: boolean): EventTest {
  const lookup = lookUpKey(db, filter.key)
  const tests = all<{ ref: number }>(db, sql`SELECT ref FROM projects`).flatMap(({ ref }) => {
    const release = newestRelease(db, ref)
    if (release === undefined) return []
    const refs = lookUpValues(db, lookup, { ...filter, value: { type: 'text', text: release } })
    const { condition, ofIssue } = valuesTest(lookup, refs, false)
    return [{ condition, ofIssue: ofIssue ?? sql`1`, ref }]
  })
  const condition = or(tests.map((test) => sql`(events.project_ref = ${test.ref} AND ${test.condition})`))
  if (isNegated) return { condition: sql`NOT (${condition})` }
  return {
    condition,
    ofIssue: or(tests.map((test) => sql`(issues.project_ref = ${test.ref} AND ${test.ofIssue})`)),
    isExact: true
  }
}

/** Keys that are columns of the events table, as text. */
const COLUMNS: Readonly<Record<string, Sql | undefined>> = {
  id: sql`lower(hex(events.event_id))`,
  trace: sql`lower(hex(events.trace))`,
  title: sql`events.title`,
  message: sql`events.message`,
  'error.value': sql`substr(events.message, 1, instr(events.message || char(12), char(12)) - 1)`,
  timestamp: sql`events.timestamp`
}

/** The test of a filter on one of them; undefined for other keys. */
function columnTest(filter: FilterParts, now: number): EventTest | undefined {
  const { key, operator, value } = filter
  if (key.type !== 'plain') return undefined
  const name = nameOf(key)
  if (value.type === 'date') {
    const column = sql`events.timestamp`
    if (operator !== '=') return { condition: numberCondition(column, operator, value.atMs) }
    const { from, to } = windowOf(value)
    return { condition: sql`(${column} >= ${from} AND ${column} < ${to})` }
  }
  if (value.type === 'relativeDate') {
    const at = now - value.ageMs
    return { condition: numberCondition(sql`events.timestamp`, value.than === 'newer' ? '>=' : '<=', at) }
  }
  const column = COLUMNS[name]
  if (!column || (value.type !== 'text' && value.type !== 'pattern')) return undefined
  if (name === 'message') {
    const pattern = patternOf('contains', value) ?? { type: 'pattern', pieces: ['', ''] }
    return { condition: textCondition(column, 'contains', value), ...inTexts(pattern) }
  }
  if (name === 'id' || name === 'trace') return idTest(name, column, filter)
  if (name === 'error.value') return errorValueTest(column, filter)
  const pattern = patternOf(operator, value)
  const searched = pattern ?? {
    type: 'pattern' as const,
    pieces: ['', value.type === 'text' ? value.text : '', '']
  }
  return { condition: textCondition(column, operator, value), ...inTexts(searched) }
}

/** What the store keeps of an issue's texts before it gives up (issue-texts.ts). */
const MAX_TEXTS = 200

/** Issues whose texts contain it, and those that have more texts than are kept. */
function inTexts({ pieces }: { readonly pieces: readonly string[] }): Pick<EventTest, 'ofIssue'> {
  const pattern = { type: 'pattern' as const, pieces: ['', ...pieces.filter((piece) => piece !== ''), ''] }
  if (pattern.pieces.length < 3) return {}
  return {
    ofIssue: sql`(issues.ref IN (${textRefs(pattern)}) OR issues.ref IN (
      SELECT issue_ref FROM issue_texts GROUP BY issue_ref HAVING COUNT(*) >= ${MAX_TEXTS}))`
  }
}

function idTest(name: 'id' | 'trace', column: Sql, { operator, value }: FilterParts): EventTest {
  if (value.type !== 'text' && value.type !== 'pattern') return FALSE
  const condition = textCondition(column, operator, value)
  if (operator !== '=' || value.type !== 'text') return { condition }
  if (!/^[0-9a-f]{32}$/.test(value.text)) return FALSE
  const bytes = Buffer.from(value.text, 'hex')
  const where =
    name === 'id'
      ? sql`events.project_ref IN (SELECT ref FROM projects) AND events.event_id = ${bytes}`
      : sql`events.trace = ${bytes}`
  return {
    condition,
    ofIssue: sql`issues.ref IN (SELECT issue_ref FROM events WHERE ${where})`,
    isExact: true
  }
}

/** Values of errors stand one on a line. */
function errorValueTest(column: Sql, { operator, value }: FilterParts): EventTest {
  if (value.type !== 'text' && value.type !== 'pattern') return FALSE
  const lines = sql`(char(10) || ${column} || char(10))`
  const pattern = patternOf(operator, value)
  if (!pattern) {
    const text = value.type === 'text' ? value.text.replaceAll('\n', ' ') : ''
    return {
      condition: known(sql`instr(${lines}, ${`\n${text}\n`}) > 0`),
      ...inTexts({ pieces: [text] })
    }
  }
  const like = `%\n${likePattern(pattern)}\n%`
  return { condition: known(sql`${lines} LIKE ${like} ESCAPE '\\'`), ...inTexts(pattern) }
}

/** In a search for events: whether this event's own texts, or its issue's, contain it. */
export function eventText({ value }: FreeText, isNegated: boolean): Sql {
  const pattern = patternOf('contains', value) ?? { type: 'pattern', pieces: ['', ''] }
  const contains = (column: Sql) => sql`COALESCE(${column} LIKE ${likePattern(pattern)} ESCAPE '\\', 0)`
  const shapes = sql`(SELECT shape_ref FROM shape_values WHERE value_ref IN (
    SELECT ref FROM tag_values WHERE key_ref IN (
      SELECT ref FROM tag_keys WHERE key IN ('.stack.function', '.stack.filename', '.stack.abs_path', '.stack.module', '.stack.package', '.error.type'))
      AND value LIKE ${likePattern(pattern)} ESCAPE '\\'))`
  const tags = sql`EXISTS (SELECT 1 FROM json_each('[' || replace(trim(events.tags, '|'), '|', ',') || ']') AS held
    WHERE held.value IN (${valueRefs(pattern)}))`
  const texts = [
    sql`issues.title`,
    sql`issues.value`,
    sql`issues.culprit`,
    sql`events.title`,
    sql`events.message`
  ]
  const condition = or([...texts.map(contains), sql`COALESCE(events.shape_ref IN ${shapes}, 0)`, tags])
  return isNegated ? sql`NOT (${condition})` : condition
}
