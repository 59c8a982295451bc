import type { Event } from '../../shared/model/event.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Place } from './findings.ts'
import { freeFormCost, readFreeForm, readFreeFormObject } from './free-form.ts'
import { SPANS_MAX_BYTES, TREE } from './limits.ts'
import { type Fields, isEmpty, isFields, isUnsafeKey, readFields, readList } from './readers.ts'
import { isBefore1970, parseTimestamp } from './timestamps.ts'

type TransactionPart = Pick<Event, 'spans' | 'measurements'>

/** What only a transaction has. `endMs` is when it ended. */
export function readTransactionPart(
  fields: Fields,
  isTransaction: boolean,
  endMs: number,
  at: Place
): TransactionPart {
  if (!isTransaction) {
    reportMisplaced(fields, 'spans', at)
    reportMisplaced(fields, 'measurements', at)
    return {}
  }
  return {
    spans: readSpans(fields.spans, endMs, at),
    measurements: readMeasurements(fields.measurements, at)
  }
}

function reportMisplaced(fields: Fields, name: 'spans' | 'measurements', at: Place): void {
  const value = fields[name]
  const isNothing = value === undefined || value === null || (typeof value === 'object' && isEmpty(value))
  if (!isNothing) at.problem(name, 'invalid_attribute', 'only a transaction has such', value)
}

/**
 * The spans, free-form but for their times, which become epoch milliseconds with fractions. A span that was never
 * finished is taken to end with its transaction, which did not wait for it any longer.
 */
function readSpans(value: unknown, endMs: number, at: Place): JsonObject[] | undefined {
  const list = readList(value, at, 'spans')
  if (!list) return undefined
  const inside = at.under('spans')
  const spans: JsonObject[] = []
  let left = SPANS_MAX_BYTES
  for (let i = 0; i < list.length; i += 1) {
    if (left <= 0) {
      at.cut('spans', list.length)
      break
    }
    const span = readSpan(list[i], endMs, inside, i)
    if (!span) continue
    spans.push(span)
    left -= freeFormCost(span, SPANS_MAX_BYTES)
  }
  return spans.length > 0 ? spans : undefined
}

function readSpan(
  value: unknown,
  transactionEndMs: number,
  at: Place,
  index: number
): JsonObject | undefined {
  if (value === null) return undefined
  const fields = readFreeFormObject(value, at, index, TREE.span)
  if (!fields) return undefined
  if (isBefore1970(fields.start_timestamp) || isBefore1970(fields.timestamp)) {
    at.problem(index, 'invalid_data', 'span is before 1970', value)
    return undefined
  }
  const end = parseTimestamp(fields.timestamp)
  const span: JsonObject = {}
  for (const key in fields) {
    const part = fields[key]
    if (part !== undefined && part !== null) span[key] = part
  }
  const start = parseTimestamp(fields.start_timestamp)
  if (start === undefined) delete span.start_timestamp
  else span.start_timestamp = start
  span.timestamp = end ?? transactionEndMs
  if (end === undefined) span.status = 'deadline_exceeded'
  return span
}

/** `{name: {value, unit}}`; anything else is dropped one by one. */
function readMeasurements(value: unknown, at: Place): JsonObject | undefined {
  const fields = readFields(value, at, 'measurements')
  if (!fields) return undefined
  const inside = at.under('measurements')
  const measurements: JsonObject = {}
  for (const name in fields) {
    const sent = fields[name]
    if (sent === null || isUnsafeKey(name)) continue
    if (isFields(sent) && typeof sent.value === 'number') {
      const measurement = readFreeForm(sent, inside, name, TREE.measurements)
      if (measurement !== undefined) measurements[name] = measurement
    } else inside.problem(name, 'invalid_data', 'expected a measurement', sent)
  }
  return isEmpty(measurements) ? undefined : measurements
}
