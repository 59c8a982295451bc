import type { Database } from 'better-sqlite3'
import type { EventType, Level } from '../../../shared/model/event.ts'
import { windowOf } from '../../../shared/search/dates.ts'
import { CATEGORY_OF_TYPE, PRIORITY_OF_LEVEL, STATES } from '../../../shared/search/issue-values.ts'
import type { FilterParts, IsName, Operator, ScalarValue } from '../../../shared/search/syntax-tree.ts'
import { newestRelease } from '../release-order.ts'
import { all, or, type Sql, sql } from '../sql.ts'
import { nameOf } from './tag-lookup.ts'
import { known, numberCondition, patternOf, textCondition } from './text-sql.ts'

/** A condition on a row of `issues`, true or false, for a filter on issues. `now`: epoch ms. */
export function issueTest(db: Database, filter: FilterParts, isNegated: boolean, now: number): Sql {
  const condition = filterTest(db, filter, now)
  return isNegated ? sql`NOT ${condition}` : condition
}

const SHORT_ID = sql`((SELECT short_name FROM projects WHERE projects.ref = issues.project_ref) || '-' || issues.number)`
const PROJECT_NAME = sql`(SELECT name FROM projects WHERE projects.ref = issues.project_ref)`
const PROJECT_ID = sql`(SELECT id FROM projects WHERE projects.ref = issues.project_ref)`

function filterTest(db: Database, { key, operator, value }: FilterParts, now: number): Sql {
  if (value.type === 'is') return stateTest(value.name)
  if (value.type === 'has') return isSetTest(nameOf(value.key))
  // a list was taken apart into its items before
  if (value.type === 'list') return sql`0`
  const name = nameOf(key)
  if (value.type === 'text' && value.text === '' && operator === '=') return sql`NOT ${isSetTest(name)}`
  switch (name) {
    case 'issue':
      return shortIdTest(operator, value)
    case 'issue.id':
      return compare(sql`issues.ref`, operator, value, now)
    case 'issue.category':
      return oneOf(sql`issues.type`, CATEGORY_OF_TYPE, operator, value)
    case 'issue.type':
      return compare(sql`issues.type`, operator, value, now)
    case 'issue.priority':
      return oneOf(sql`issues.level`, PRIORITY_OF_LEVEL, operator, value)
    case 'firstSeen':
      return compare(sql`issues.first_seen`, operator, value, now)
    case 'lastSeen':
      return compare(sql`issues.last_seen`, operator, value, now)
    case 'timesSeen':
      return compare(sql`issues.events`, operator, value, now)
    case 'usersSeen':
      return compare(sql`issues.users`, operator, value, now)
    case 'firstRelease':
      return firstReleaseTest(db, operator, value, now)
    case 'culprit':
      return compare(sql`issues.culprit`, operator, value, now)
    case 'project':
      return compare(PROJECT_NAME, operator, value, now)
    case 'project.id':
      return sql`(${PROJECT_ID} NOT GLOB '*[^0-9]*' AND ${compare(sql`CAST(${PROJECT_ID} AS REAL)`, operator, value, now)})`
    case 'bookmarks':
      return sql`(issues.bookmarked = 1 AND ${constantTest('me', operator, value)})`
    case 'assigned':
    case 'assigned_or_suggested':
      return constantTest('none', operator, value)
    default:
      return sql`0`
  }
}

/** Whether an issue has the field at all; most always have. */
function isSetTest(name: string): Sql {
  switch (name) {
    case 'firstRelease':
      return sql`(COALESCE(issues.first_release, '') <> '')`
    case 'culprit':
      return sql`(issues.culprit <> '')`
    case 'bookmarks':
      return sql`(issues.bookmarked = 1)`
    case 'is':
    case 'subscribed':
    case 'regressed_in_release':
    case 'issue.seer_actionability':
    case 'detector':
      return sql`0`
    default:
      return sql`1`
  }
}

function stateTest(name: IsName): Sql {
  const state = STATES[name]
  if (state.type !== 'state') return state.type === 'all' ? sql`1` : sql`0`
  if (!state.substatuses) return sql`(issues.status = ${state.status})`
  const list = JSON.stringify(state.substatuses)
  return sql`(issues.status = ${state.status} AND COALESCE(issues.substatus IN (SELECT value FROM json_each(${list})), 0))`
}

function compare(column: Sql, operator: Operator, value: ScalarValue, now: number): Sql {
  switch (value.type) {
    case 'text':
    case 'pattern':
      return textCondition(column, operator, value)
    case 'number':
      return numberCondition(column, operator, value.value)
    case 'date': {
      if (operator !== '=') return numberCondition(column, operator, value.atMs)
      const { from, to } = windowOf(value)
      return known(sql`${column} >= ${from} AND ${column} < ${to}`)
    }
    case 'relativeDate':
      return numberCondition(column, value.than === 'newer' ? '>=' : '<=', now - value.ageMs)
    default:
      return sql`0`
  }
}

function shortIdTest(operator: Operator, value: ScalarValue): Sql {
  if (value.type !== 'text' || operator !== '=') return compare(SHORT_ID, operator, value, 0)
  return shortIdCondition(value.text)
}

/** The issue with a short id, in upper or lower case: people type them as they like. Found by its number. */
export function shortIdCondition(shortId: string): Sql {
  const match = /^(.+)-([1-9]\d{0,14})$/.exec(shortId.toUpperCase())
  if (!match) return sql`0`
  return sql`(issues.number = ${Number(match[2])} AND issues.project_ref =
    COALESCE((SELECT ref FROM projects WHERE short_name = ${match[1] ?? ''}), -1))`
}

function firstReleaseTest(db: Database, operator: Operator, value: ScalarValue, now: number): Sql {
  if (value.type !== 'text' || value.text !== 'latest') {
    return compare(sql`issues.first_release`, operator, value, now)
  }
  const projects = all<{ ref: number }>(db, sql`SELECT ref FROM projects`)
  return or(
    projects.flatMap(({ ref }) => {
      const release = newestRelease(db, ref)
      if (release === undefined) return []
      return [sql`(issues.project_ref = ${ref} AND COALESCE(issues.first_release = ${release}, 0))`]
    })
  )
}

/** A column whose values stand for others. */
function oneOf(
  column: Sql,
  meaning: Readonly<Record<EventType, string>> | Readonly<Record<Level, string>>,
  operator: Operator,
  value: ScalarValue
): Sql {
  const values = Object.entries(meaning)
    .filter(([, means]) => constantHolds(means, operator, value))
    .map(([stored]) => stored)
  return sql`(${column} IN (SELECT value FROM json_each(${JSON.stringify(values)})))`
}

function constantTest(text: string, operator: Operator, value: ScalarValue): Sql {
  return constantHolds(text, operator, value) ? sql`1` : sql`0`
}

function constantHolds(text: string, operator: Operator, value: ScalarValue): boolean {
  if (value.type !== 'text' && value.type !== 'pattern') return false
  const pattern = patternOf(operator, value)
  if (!pattern) return value.type === 'text' && value.text === text
  const expression = pattern.pieces
    .map((piece) => piece.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('[^]*')
  return new RegExp(`^${expression}$`, 'i').test(text)
}
