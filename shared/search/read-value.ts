import { typeOfAggregate } from './aggregates.ts'
import { typeOfKey } from './keys.ts'
import { readFormal, withoutSign } from './read-formal.ts'
import { readKeyName } from './read-key.ts'
import { readTextual } from './read-textual.ts'
import { endOfRun, isEnd, type Source } from './source.ts'
import type { Key, Span, Value } from './syntax-tree.ts'
import { type ReadValue, readComparedValue } from './typed-values.ts'
import { invalidName, missingValue } from './value-problems.ts'

/** Reads a value in the form that its key asks for. Undefined: an aggregate that is compared to no number. */
export function readValue(source: Source, key: Key & Span): ReadValue | undefined {
  if (key.type === 'aggregate') return readAggregated(source, key)
  const start = key.end + 1
  const type = typeOfKey(key)
  if (type === 'has') return equals(readHas(source, start))
  if (isEnd(source.text, start)) return equals(missingValue(source, key, type, start))
  return type === 'text' || type === 'version'
    ? readTextual(source, key, type)
    : readFormal(source, key, type)
}

function equals(value: Value & Span): ReadValue {
  return { operator: '=', negated: false, value }
}

function readAggregated({ text }: Source, key: Key & Span & { type: 'aggregate' }): ReadValue | undefined {
  const start = key.end + 1
  const end = endOfRun(text, start)
  const raw = text.slice(start, end)
  const type = typeOfAggregate(key.name, key.args)
  const read =
    (type === 'text' || type === 'has' ? undefined : readComparedValue(type, raw)) ??
    readComparedValue('number', raw)
  return read && { ...read, value: { ...read.value, ...withoutSign(raw, start) } }
}

/** `has:name`, `has:tags[name]`, `has:"any name"`. */
function readHas(source: Source, start: number): Value & Span {
  const key = readKeyName(source, start)
  if (key && isEnd(source.text, key.end)) {
    const { start: _, end, ...name } = key
    return { type: 'has', key: name, start, end }
  }
  return invalidName(source, { start, end: endOfRun(source.text, start) })
}
