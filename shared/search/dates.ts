import type { DateValue } from './syntax-tree.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?$/
/** Seconds have ten digits from 2001 to 2286, milliseconds thirteen. */
const UNIX = /^(\d{10})(?:\.(\d{1,9}))?$|^(\d{13})$/

/**
 * Reads `2024-05-01`, `2024-05-01T10:00[:00[.123456]]`, each with `Z` or an offset, or a Unix time in seconds or
 * milliseconds. UTC where nothing else is said; finer than a millisecond is cut. Undefined for anything else, also for
 * the 31st of February.
 */
export function readDate(raw: string): DateValue | undefined {
  const unix = UNIX.exec(raw)
  if (unix) return { type: 'date', atMs: unixMs(unix[1], unix[2], unix[3]), precision: 'instant' }
  const iso = ISO.exec(raw)
  if (!iso) return undefined
  const [, year, month, day, hour, minute = '0', second = '0', fraction = '', zone = 'Z'] = iso
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const [h, min, s] = [Number(hour ?? 0), Number(minute), Number(second)]
  const date = new Date(0)
  date.setUTCFullYear(y, m - 1, d)
  const isRealDay = date.getUTCMonth() === m - 1 && date.getUTCDate() === d
  if (!isRealDay || h > 23 || min > 59 || s > 59) return undefined
  const offsetMs = zoneMs(zone)
  if (offsetMs === undefined) return undefined
  date.setUTCHours(h, min, s, fractionMs(fraction))
  const atMs = date.getTime() - offsetMs
  const isDay = hour === undefined && zone === 'Z'
  return isWritable(atMs) ? { type: 'date', atMs, precision: isDay ? 'day' : 'instant' } : undefined
}

function unixMs(seconds: string | undefined, fraction: string | undefined, ms: string | undefined): number {
  return ms === undefined ? Number(seconds) * 1000 + fractionMs(fraction ?? '') : Number(ms)
}

function fractionMs(digits: string): number {
  return Number(digits.slice(0, 3).padEnd(3, '0'))
}

function zoneMs(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS
}

/** An offset can lead out of the years that four digits can write. */
function isWritable(atMs: number): boolean {
  const year = new Date(atMs).getUTCFullYear()
  return year >= 0 && year <= 9999
}

/** As `readDate` reads it again. */
export function writeDate({ atMs, precision }: DateValue): string {
  const text = new Date(atMs).toISOString()
  return precision === 'day' ? text.slice(0, 10) : text
}

/** What `key:DATE` covers, [from, to) in epoch ms: the whole day, or from five minutes before to six after. */
export function windowOf({ atMs, precision }: DateValue): { from: number; to: number } {
  if (precision === 'day') return { from: atMs, to: atMs + DAY_MS }
  return { from: atMs - 5 * MINUTE_MS, to: atMs + 6 * MINUTE_MS }
}
