import type { AggregateType } from './aggregates.ts'
import { readDate } from './dates.ts'
import { readDuration, readNumber, readPercentage, readRelativeDate, readSize } from './quantities.ts'
import type { ProblemCode } from './search-problem.ts'
import { type Comparison, type Filter, IS_NAMES, type IsName, type ScalarValue } from './syntax-tree.ts'
import { parseVersion } from './version.ts'

/** Types whose values have a form of their own: what has another form is a mistake, not a text. */
export type FormalType = Exclude<AggregateType, 'text' | 'has'>

/** What follows a key and its colon. */
export type ReadValue = Pick<Filter, 'operator' | 'negated' | 'value'>

export interface ComparedValue {
  readonly operator: Comparison
  /** By `!=`. */
  readonly negated: boolean
  readonly value: ScalarValue
}

/** Reads `>=12`, `-24h`, `true` …; undefined if it is nothing that a key of that type can be compared to. */
export function readComparedValue(type: FormalType, raw: string): ComparedValue | undefined {
  const { operator, negated, rest } = splitComparison(raw)
  const isCompared = rest.length < raw.length
  const value = readScalar(type, rest, isCompared)
  return value && { operator, negated, value }
}

const COMPARISON = /^(?:>=|<=|!=|[<>=])/

export function splitComparison(raw: string): { operator: Comparison; negated: boolean; rest: string } {
  const sign = COMPARISON.exec(raw)?.[0] ?? ''
  const rest = raw.slice(sign.length)
  if (sign === '>' || sign === '>=' || sign === '<' || sign === '<=')
    return { operator: sign, negated: false, rest }
  return { operator: '=', negated: sign === '!=', rest }
}

/** In the order in which the forms are tried. `isCompared`: an operator stood before it. */
function readScalar(type: FormalType, raw: string, isCompared: boolean): ScalarValue | undefined {
  switch (type) {
    case 'date':
      return readDate(raw) ?? (isCompared ? undefined : relativeDate(raw))
    case 'duration':
      // Without a unit, milliseconds.
      return duration(readDuration(raw) ?? nonNegative(readNumber(raw)))
    case 'measurement':
      return number(readNumber(raw)) ?? size(readSize(raw))
    case 'number':
      return number(readNumber(raw))
    case 'percentage':
      return percentage(readPercentage(raw)) ?? number(readNumber(raw))
    case 'boolean':
      return isCompared ? undefined : boolean(raw)
    case 'version':
      return parseVersion(raw) && { type: 'version', text: raw }
    case 'is':
      return isCompared ? undefined : isValue(raw)
  }
}

/** What may stand in the list of a key; undefined where its type knows no lists. */
export function readListItem(type: FormalType, raw: string): ScalarValue | undefined {
  return type === 'number' || type === 'measurement' || type === 'is'
    ? readScalar(type, raw, false)
    : undefined
}

function relativeDate(raw: string): ScalarValue | undefined {
  const date = readRelativeDate(raw)
  return date && { type: 'relativeDate', ...date }
}

function number(value: number | undefined): ScalarValue | undefined {
  return value === undefined ? undefined : { type: 'number', value }
}

function nonNegative(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? value : undefined
}

function duration(ms: number | undefined): ScalarValue | undefined {
  return ms === undefined ? undefined : { type: 'duration', ms }
}

function size(bytes: number | undefined): ScalarValue | undefined {
  return bytes === undefined ? undefined : { type: 'size', bytes }
}

function percentage(percent: number | undefined): ScalarValue | undefined {
  return percent === undefined ? undefined : { type: 'percentage', percent }
}

function boolean(raw: string): ScalarValue | undefined {
  const word = raw.toLowerCase()
  if (word === 'true' || word === '1') return { type: 'boolean', value: true }
  return word === 'false' || word === '0' ? { type: 'boolean', value: false } : undefined
}

const IS_ALIASES: Readonly<Record<string, IsName>> = { ignored: 'archived', muted: 'archived' }

function isValue(raw: string): ScalarValue | undefined {
  const word = raw.toLowerCase()
  const name =
    IS_NAMES.find((one) => one === word) ?? (Object.hasOwn(IS_ALIASES, word) ? IS_ALIASES[word] : undefined)
  return name && { type: 'is', name }
}

/** How the problem of a value that a key of this type cannot take is called and explained. */
export const EXPECTATIONS: Readonly<Record<FormalType, { code: ProblemCode; needs: string }>> = {
  number: { code: 'invalid_number', needs: 'a number such as 100, >20 or 1.5k' },
  measurement: { code: 'invalid_number', needs: 'a number such as 100, >20 or 1.5k' },
  percentage: { code: 'invalid_number', needs: 'a percentage such as >5%' },
  duration: { code: 'invalid_duration', needs: 'a duration such as 500ms, >2s or 1.5h' },
  date: { code: 'invalid_date', needs: 'a time such as -24h, +7d, 2024-05-01 or >2024-05-01T10:00:00' },
  boolean: { code: 'invalid_boolean', needs: 'true or false' },
  version: { code: 'invalid_version', needs: 'a version such as >=1.2.3' },
  is: { code: 'unknown_is', needs: `one of ${IS_NAMES.join(', ')}` }
}
