import { dateFormat } from './date-format.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const units = [
  { ms: 365 * day, short: 'y' },
  { ms: 30 * day, short: 'mo' },
  { ms: 7 * day, short: 'w' },
  { ms: day, short: 'd' },
  { ms: hour, short: 'h' },
  { ms: minute, short: 'm' },
  { ms: second, short: 's' }
] as const

/** A span of time in its largest whole unit: `5m`, `3d`, `2mo`; `0s` for nothing. */
export function formatSpan(ms: number): string {
  const span = Math.abs(ms)
  for (const { ms: unit, short } of units) {
    if (span >= unit) return `${Math.floor(span / unit)}${short}`
  }
  return '0s'
}

/** How long ago, as lists show it: `now` within ten seconds, then `5m ago`; `in 5m` for what is still to come. */
export function formatAgo(at: number, now: number): string {
  const ms = now - at
  if (Math.abs(ms) < 10 * second) return 'now'
  return ms > 0 ? `${formatSpan(ms)} ago` : `in ${formatSpan(ms)}`
}

const absolute = dateFormat({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit'
})

const clock = dateFormat({
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3
})

const isTime = (at: number) => Number.isFinite(at) && Math.abs(at) <= 8.64e15

/** Date and time of day in the reader's zone: `3 Mar 2026, 14:05:09`. */
export function formatTime(at: number): string {
  return isTime(at) ? absolute(at) : 'unknown time'
}

/** Both the reader's zone and UTC, for what one compares with a log. */
export function formatTimeFully(at: number): string {
  return isTime(at) ? `${absolute(at)}\n${new Date(at).toISOString()}` : 'unknown time'
}

/** Time of day to the millisecond: `14:05:09.123`. */
export function formatClock(at: number): string {
  return isTime(at) ? clock(at) : '–'
}

/** A difference with its sign, to the millisecond below ten seconds: `-1.203s`, `+4m`. */
export function formatOffset(ms: number): string {
  const sign = ms > 0 ? '+' : ms < 0 ? '-' : ''
  const span = Math.abs(ms)
  return span < 10 * second ? `${sign}${(span / second).toFixed(3)}s` : `${sign}${formatSpan(span)}`
}

/** How long something took, in its two largest units: `312 ms`, `2.3 s`, `13 min 32 s`, `2 h 5 min`. */
export function formatDuration(ms: number): string {
  if (ms < second) return `${Math.round(ms)} ms`
  if (ms < minute) return `${Math.floor(ms / 100) / 10} s`
  if (ms < hour) return twoUnits(Math.floor(ms / minute), 'min', Math.floor((ms % minute) / second), 's')
  return twoUnits(Math.floor(ms / hour), 'h', Math.floor((ms % hour) / minute), 'min')
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}
