import { Exception } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { TEXT } from './limits.ts'
import { readMechanism } from './mechanism.ts'
import { namesOf, readOther } from './other-attributes.ts'
import { type Fields, isFields, present, readJsonText, readLenientText, readText } from './readers.ts'
import { readRawStacktrace, readStacktrace } from './stacktrace.ts'
import { trimText } from './text-trimming.ts'
import { readValues } from './values.ts'

/** `TypeError: x is not a function` in one text, as SDKs send that do not know the type apart. */
const TYPE_AND_VALUE = /^([\p{L}\p{M}\p{N}\p{Pc}]+):(.*)$/u

const KNOWN = namesOf(Exception)

/** The chain of exceptions, oldest cause first. */
export function readExceptions(value: unknown, at: Place): { values: Exception[] } | undefined {
  const list = readValues(value, at, 'exception')
  if (!list) return undefined
  const inside = at.under('exception').under('values')
  const values: Exception[] = []
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i]
    if (isFields(item)) {
      const exception = readException(item, inside.under(i))
      if (exception) values.push(exception)
    } else if (item !== null) inside.problem(i, 'invalid_data', 'expected an exception', item)
  }
  return values.length > 0 ? { values } : undefined
}

function readException(fields: Fields, at: Place): Exception | undefined {
  const { type, value } = readTypeAndValue(fields, at)
  const exception = present<Exception>({
    type,
    value,
    module: readText(fields.module, at, 'module', TEXT.symbol),
    thread_id: readLenientText(fields.thread_id, at, 'thread_id', TEXT.short),
    stacktrace: readStacktrace(fields.stacktrace, at, 'stacktrace'),
    raw_stacktrace: readRawStacktrace(fields.raw_stacktrace, at, 'raw_stacktrace'),
    mechanism: readMechanism(fields.mechanism, at),
    other: readOther(fields, KNOWN, at)
  })
  if (type !== undefined || value !== undefined) return exception
  at.problem('', 'missing_attribute', 'expected a type or a value', fields)
  // Sentry drops it whatever else it has; its stack trace is worth more than that.
  return exception.stacktrace && exception
}

function readTypeAndValue(
  fields: Fields,
  at: Place
): { type: string | undefined; value: string | undefined } {
  const type = readText(fields.type, at, 'type')
  const value = readJsonText(fields.value, at, 'value')
  const split = type === undefined && value !== undefined ? TYPE_AND_VALUE.exec(value) : null
  return {
    type: trimmed(split?.[1] ?? type, TEXT.symbol, at, 'type'),
    value: trimmed(split ? split[2]?.trim() : value, TEXT.message, at, 'value')
  }
}

function trimmed(
  text: string | undefined,
  limit: typeof TEXT.message | typeof TEXT.symbol,
  at: Place,
  key: string
): string | undefined {
  return text === undefined || text === '' ? undefined : trimText(text, limit, at, key)
}
