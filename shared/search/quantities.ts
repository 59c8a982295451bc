/** Numbers with what may stand behind them: thousands, units of time and of size. */

const NUMBER_SUFFIXES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 }

/** The long names are for reading only. */
const DURATION_UNITS: Readonly<Record<string, number>> = {
  w: 604_800_000,
  wk: 604_800_000,
  d: 86_400_000,
  day: 86_400_000,
  h: 3_600_000,
  hr: 3_600_000,
  m: 60_000,
  min: 60_000,
  s: 1000,
  ms: 1
}
const RELATIVE_UNITS: Readonly<Record<string, number>> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000
}
const SIZE_UNITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    [...'yzeptgmk'].flatMap((letter, index) => [
      [`${letter}ib`, 1024 ** (8 - index)],
      [`${letter}b`, 1000 ** (8 - index)]
    ])
  ),
  bytes: 1,
  nb: 1 / 2,
  bit: 1 / 8
}

/** Smaller ones would be written with an exponent, which the grammar does not know; larger ones are not exact. */
const MIN_MAGNITUDE = 1e-6
const MAX_MAGNITUDE = Number.MAX_SAFE_INTEGER

const NUMBER = /^(-?\d+(?:\.\d*)?)([kmb]?)$/i
const DURATION = /^(\d+(?:\.\d*)?)([a-z]+)$/
const SIZE = /^(\d+(?:\.\d*)?)([a-z]+)$/i
const RELATIVE = /^([+-])(\d+)([a-z])$/
const PERCENTAGE = /^(\d+(?:\.\d*)?)%$/

/** `12`, `-1.5`, `3k`, `2m` (million), `1b`. */
export function readNumber(raw: string): number | undefined {
  const [, digits, suffix = ''] = NUMBER.exec(raw) ?? []
  return inUnits(digits, suffix === '' ? 1 : NUMBER_SUFFIXES[suffix.toLowerCase()])
}

/** `500ms`, `1.5h`, in milliseconds. Units: ms, s, m or min, h or hr, d or day, w or wk. */
export function readDuration(raw: string): number | undefined {
  const [, digits, unit = ''] = DURATION.exec(raw) ?? []
  return inUnits(digits, unitOf(DURATION_UNITS, unit))
}

/** `5mb`, `3KiB`, in bytes. Units: bit, nb (half a byte), bytes, kb to yb, kib to yib. */
export function readSize(raw: string): number | undefined {
  const [, digits, unit = ''] = SIZE.exec(raw) ?? []
  return inUnits(digits, unitOf(SIZE_UNITS, unit.toLowerCase()))
}

/** `12.5%`. */
export function readPercentage(raw: string): number | undefined {
  return inUnits(PERCENTAGE.exec(raw)?.[1], 1)
}

/** `-24h` is newer than a day ago, `+7d` older than a week. Units: m, h, d, w. */
export function readRelativeDate(raw: string): { than: 'newer' | 'older'; ageMs: number } | undefined {
  const [, sign, digits, unit = ''] = RELATIVE.exec(raw) ?? []
  const ageMs = inUnits(digits, unitOf(RELATIVE_UNITS, unit))
  return ageMs === undefined ? undefined : { than: sign === '-' ? 'newer' : 'older', ageMs }
}

/** In the largest unit that gives a whole number. */
export function writeDuration(ms: number): string {
  return inLargestUnit(ms, DURATION_UNITS, 'ms')
}

export function writeAge(ageMs: number): string {
  return inLargestUnit(ageMs, RELATIVE_UNITS, 'm')
}

/** In the largest unit that gives a whole number. */
export function writeSize(bytes: number): string {
  return inLargestUnit(bytes, SIZE_UNITS, 'bytes')
}

function unitOf(units: Readonly<Record<string, number>>, name: string): number | undefined {
  return Object.hasOwn(units, name) ? units[name] : undefined
}

function inUnits(digits: string | undefined, unit: number | undefined): number | undefined {
  if (digits === undefined || unit === undefined) return undefined
  const value = Number(digits) * unit
  const magnitude = Math.abs(value)
  // No minus zero: it would be written as zero.
  if (magnitude === 0) return 0
  return magnitude >= MIN_MAGNITUDE && magnitude <= MAX_MAGNITUDE ? value : undefined
}

function inLargestUnit(value: number, units: Readonly<Record<string, number>>, base: string): string {
  for (const unit in units) {
    const count = value / (units[unit] ?? 1)
    if (count >= 1 && Number.isInteger(count) && count * (units[unit] ?? 1) === value)
      return `${count}${unit}`
  }
  return `${value}${base}`
}
