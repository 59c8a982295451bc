import { listValue } from './list-value.ts'
import { readList } from './read-list.ts'
import { endOfRun, type Source } from './source.ts'
import type { Key, Span } from './syntax-tree.ts'
import {
  type FormalType,
  type ReadValue,
  readComparedValue,
  readListItem,
  splitComparison
} from './typed-values.ts'
import { unexpectedValue } from './value-problems.ts'

/** Reads a number, a date, a state …: without quotes, and in one of the forms that its type has. */
export function readFormal(source: Source, key: Key & Span, type: FormalType): ReadValue {
  const { text } = source
  const start = key.end + 1
  if (text[start] === '[') return readFormalList(source, key, type, start)
  const quote = text[start] === '"' ? source.closingQuote(start) : -1
  const end = quote < 0 ? endOfRun(text, start) : quote + 1
  const raw = type === 'is' && quote >= 0 ? text.slice(start + 1, quote) : text.slice(start, end)
  const read = readComparedValue(type, raw)
  if (read) return { ...read, value: { ...read.value, ...withoutSign(raw, start), end } }
  const value = unexpectedValue(source, key, type, { start, end })
  return { operator: '=', negated: false, value: { ...value, start, end } }
}

function readFormalList(source: Source, key: Key, type: FormalType, start: number): ReadValue {
  const list = readList(source, start)
  const value =
    list.type === 'plain'
      ? unexpectedValue(source, key, type, list)
      : listValue(
          source,
          list,
          (item) =>
            readListItem(type, source.text.slice(item.start, item.end)) ??
            unexpectedValue(source, key, type, item)
        )
  return { operator: '=', negated: false, value: { ...value, start, end: list.end } }
}

/** The span of a value without its `>`, `!=` …. */
export function withoutSign(raw: string, start: number): Span {
  const end = start + raw.length
  return { start: end - splitComparison(raw).rest.length, end }
}
