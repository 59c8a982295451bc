import { listValue } from './list-value.ts'
import { type RawList, readList } from './read-list.ts'
import { endOfRun, isEnd, type Source } from './source.ts'
import type {
  Key,
  Operator,
  PatternValue,
  ScalarValue,
  Span,
  TextOperator,
  TextValue,
  Value
} from './syntax-tree.ts'
import { decodeText } from './text-values.ts'
import { type ReadValue, splitComparison } from './typed-values.ts'
import { missingValue, strayQuote, unexpectedValue } from './value-problems.ts'
import { parseVersion } from './version.ts'

/** A text, a pattern, a list of those, or a version; with `contains:x`, or Sentry's sign for it, an operator before. */
export function readTextual(source: Source, key: Key & Span, type: 'text' | 'version'): ReadValue {
  const { operator, negated, start } = readOperator(source.text, key.end + 1, type)
  const value = isEnd(source.text, start) ? missingValue(source, key, type, start) : readAny(source, start)
  if (type === 'text') return { operator, negated, value }
  const isOrdered = operator === '>' || operator === '>=' || operator === '<' || operator === '<='
  if (isOrdered && !(value.type === 'text' && parseVersion(value.text))) {
    const text = unexpectedValue(source, key, 'version', value)
    return { operator, negated, value: { ...text, start: value.start, end: value.end } }
  }
  return { operator, negated, value: isTextOperator(operator) ? value : toVersion(value) }
}

const TEXT_OPERATOR = /(contains|startswith|endswith):|\uf00d(contains|startswith|endswith)\uf00d/iy

function readOperator(
  text: string,
  start: number,
  type: 'text' | 'version'
): { operator: Operator; negated: boolean; start: number } {
  TEXT_OPERATOR.lastIndex = start
  const match = TEXT_OPERATOR.exec(text)
  const word = (match?.[1] ?? match?.[2])?.toLowerCase()
  if (word !== undefined && isTextOperator(word)) {
    return { operator: word, negated: false, start: TEXT_OPERATOR.lastIndex }
  }
  if (type === 'text') return { operator: '=', negated: false, start }
  const { operator, negated, rest } = splitComparison(text.slice(start, start + 2))
  return { operator, negated, start: Math.min(start + 2, text.length) - rest.length }
}

function isTextOperator(word: string): word is TextOperator {
  return word === 'contains' || word === 'startswith' || word === 'endswith'
}

function readAny(source: Source, start: number): Value & Span {
  if (source.text[start] === '[') {
    const list = readList(source, start)
    return { ...bracketed(source, list), start, end: list.end }
  }
  const quote = source.text[start] === '"' ? source.closingQuote(start) : -1
  const end = quote < 0 ? endOfRun(source.text, start) : quote + 1
  return { ...readText(source, { start, end }), start, end }
}

function bracketed(source: Source, list: RawList): Value {
  return list.type === 'plain'
    ? readText(source, list)
    : listValue(source, list, (item) => readText(source, item))
}

/** Reads a value that may be in quotes; a quote anywhere else is a mistake. */
function readText(source: Source, { start, end }: Span): TextValue | PatternValue {
  const raw = source.text.slice(start, end)
  if (raw.startsWith('"') && source.closingQuote(start) === end - 1) return decodeText(raw.slice(1, -1), true)
  if (hasBareQuote(raw)) strayQuote(source, { start, end })
  return decodeText(raw, false)
}

function hasBareQuote(raw: string): boolean {
  let backslashes = 0
  for (const char of raw) {
    if (char === '"' && backslashes % 2 === 0) return true
    backslashes = char === '\\' ? backslashes + 1 : 0
  }
  return false
}

/** Texts become versions, also in a list; patterns stay. */
function toVersion(value: Value & Span): Value & Span {
  const { start, end } = value
  return value.type === 'list'
    ? { ...value, items: value.items.map(scalarToVersion) }
    : { ...scalarToVersion(value), start, end }
}

function scalarToVersion(value: ScalarValue): ScalarValue {
  return value.type === 'text' && value.text !== '' ? { type: 'version', text: value.text } : value
}
