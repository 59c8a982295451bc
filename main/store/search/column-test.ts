import { windowOf } from '../../../shared/search/dates.ts'
import type {
  FilterParts,
  Key,
  Operator,
  PatternValue,
  ScalarValue
} from '../../../shared/search/syntax-tree.ts'
import { type Sql, sql } from '../sql.ts'
import type { EventTest, TestScope } from './event-test.ts'
import { hasPieces } from './find-texts.ts'
import { nameOf } from './tag-lookup.ts'
import { comparison, isTextOperator, known, patternOf, someLineIsLike, textCondition } from './text-sql.ts'

/** The values of an event's errors, one a line; its message follows them after a form feed. */
const ERROR_VALUES = sql`substr(events.message, 1, instr(events.message || char(12), char(12)) - 1)`

/** Keys that are columns of the events table, as text. */
const COLUMNS: Readonly<Record<string, Sql | undefined>> = {
  id: sql`lower(hex(events.event_id))`,
  trace: sql`lower(hex(events.trace))`,
  title: sql`events.title`,
  message: sql`events.message`,
  'error.value': ERROR_VALUES,
  timestamp: sql`events.timestamp`
}

function columnOf(key: Key): Sql | undefined {
  return key.type === 'plain' ? COLUMNS[nameOf(key)] : undefined
}

/** Whether one of these columns is set; undefined for other keys. */
export function hasColumnTest(key: Key): EventTest | undefined {
  const column = columnOf(key)
  return column && { condition: sql`COALESCE(${column}, '') <> ''` }
}

/** The test of a filter on one of them; undefined for other keys. */
export function columnTest(filter: FilterParts, scope: TestScope): EventTest | undefined {
  const { key, operator, value } = filter
  const column = columnOf(key)
  if (!column) return undefined
  if (value.type === 'date' || value.type === 'relativeDate') return timeTest(operator, value, scope)
  if (value.type !== 'text' && value.type !== 'pattern') return undefined
  const name = nameOf(key)
  const pattern = patternOf(operator, value)
  const wanted: PatternValue = pattern ?? {
    type: 'pattern',
    pieces: value.type === 'text' ? [value.text] : []
  }
  switch (name) {
    case 'id':
    case 'trace':
      return idTest(name, column, filter)
    case 'message': {
      // a message contains what it is asked for, unless it is asked how it starts or ends
      const contained = isTextOperator(operator) ? pattern : patternOf('contains', value)
      return linesTest(column, contained ?? wanted)
    }
    case 'error.value':
      return pattern ? linesTest(column, pattern) : errorValueTest(wanted)
    case 'title':
      // an issue shows the title of one of its events
      return {
        condition: textCondition(column, operator, value),
        ...hinted(wanted),
        sure: textCondition(sql`issues.title`, operator, value)
      }
    default:
      return { condition: textCondition(column, operator, value), ...hinted(wanted) }
  }
}

function timeTest(
  operator: Operator,
  value: Extract<ScalarValue, { type: 'date' | 'relativeDate' }>,
  scope: TestScope
): EventTest {
  if (value.type === 'relativeDate') {
    return momentTest(value.than === 'newer' ? '>=' : '<=', scope.now - value.ageMs, scope)
  }
  if (operator !== '=') return momentTest(operator, value.atMs, scope)
  const { from, to } = windowOf(value)
  return {
    condition: sql`(events.timestamp >= ${from} AND events.timestamp < ${to})`,
    hint: sql`(issues.last_seen >= ${from} AND issues.first_seen < ${to})`
  }
}

/** The last event of an issue tells whether there was one after a moment, the first whether there was one before it. */
function momentTest(operator: Operator, atMs: number, { from, to }: TestScope): EventTest {
  const isAfter = operator === '>' || operator === '>='
  const hint = comparison(isAfter ? sql`issues.last_seen` : sql`issues.first_seen`, operator, atMs)
  const isAnyTime = from === undefined && to === undefined
  return {
    condition: comparison(sql`events.timestamp`, operator, atMs),
    hint,
    ...(isAnyTime && { exact: hint })
  }
}

function linesTest(column: Sql, pattern: PatternValue): EventTest {
  return { condition: known(sql`${column} <> '' AND ${someLineIsLike(column, pattern)}`), ...hinted(pattern) }
}

function errorValueTest(wanted: PatternValue): EventTest {
  const [text = ''] = wanted.pieces
  if (text.includes('\n')) return { condition: sql`0` }
  const lines = sql`(char(10) || ${ERROR_VALUES} || char(10))`
  return { condition: known(sql`instr(${lines}, ${`\n${text}\n`}) > 0`), ...hinted(wanted) }
}

function hinted(pattern: PatternValue): Pick<EventTest, 'hint'> {
  const hint = hasPieces(pattern)
  return hint ? { hint } : {}
}

function idTest(name: 'id' | 'trace', column: Sql, { operator, value }: FilterParts): EventTest {
  if (value.type !== 'text' && value.type !== 'pattern') return { condition: sql`0` }
  if (operator !== '=' || value.type !== 'text') return { condition: textCondition(column, operator, value) }
  if (!/^[0-9a-f]{32}$/.test(value.text)) return { condition: sql`0` }
  const events =
    name === 'id' ? eventsWithId(value.text) : sql`events WHERE trace = ${Buffer.from(value.text, 'hex')}`
  return {
    condition: sql`events.ref IN (SELECT ref FROM ${events})`,
    hint: sql`issues.ref IN (SELECT issue_ref FROM ${events})`
  }
}

/** `events WHERE …`, found by the index whatever their project. `id`: 32 hexadecimal digits. */
export function eventsWithId(id: string): Sql {
  return sql`events WHERE project_ref IN (SELECT ref FROM projects) AND event_id = ${Buffer.from(id, 'hex')}`
}
