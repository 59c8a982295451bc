import type { Place } from './findings.ts'

/**
 * Times of the payload are ISO 8601 texts (without an offset they are UTC) or Unix seconds; here they become epoch
 * milliseconds.
 */

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?(?: ?([Zz]|UTC|[+-]\d\d(?::?\d\d)?))?)?$/

/** The end of the year 9999: what lies behind it was sent in another unit. */
const LAST_MS = 253_402_300_799_999

/** Epoch milliseconds, with a fraction where more was sent; undefined where it is no time. */
export function parseTimestamp(value: unknown): number | undefined {
  const ms =
    typeof value === 'number' ? value * 1000 : typeof value === 'string' ? parseIso(value) : undefined
  if (ms === undefined || !Number.isFinite(ms) || ms > LAST_MS) return undefined
  // Seconds as a double carry binary dust: 1597976393.462 * 1000 is 1597976393461.9998.
  return Math.round(ms * 1000) / 1000
}

/** A time in whole epoch milliseconds. One before 1970 is wrong. */
export function readTimestamp(value: unknown, at: Place, key: string): number | undefined {
  if (value === undefined || value === null) return undefined
  const ms = parseTimestamp(value)
  if (ms !== undefined && ms >= 0) return Math.round(ms)
  const reason = ms === undefined ? 'expected a timestamp' : 'timestamp is before 1970'
  at.problem(key, 'invalid_data', reason, value)
  return undefined
}

/** Breadcrumbs and spans of such a time are dropped: the clock that made it was never set. */
export function isBefore1970(value: unknown): boolean {
  return (parseTimestamp(value) ?? 0) < 0
}

function parseIso(text: string): number | undefined {
  const match = ISO.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '', offset] = match
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const date = new Date(midnight)
  const dateExists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  if (!dateExists || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  const fractionMs = fraction === '' ? 0 : Number(`0.${fraction}`) * 1000
  return midnight + seconds * 1000 + fractionMs - offsetMs(offset)
}

function offsetMs(offset: string | undefined): number {
  if (offset === undefined || !(offset.startsWith('+') || offset.startsWith('-'))) return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3).replace(':', ''))
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000
}
