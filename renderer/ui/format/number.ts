/** A whole number with its thousands parted by narrow no-break spaces: `1 204 312`. */
export function formatWhole(value: number): string {
  // by hand: lists call it for every row, and a formatter of the language's own takes long to make
  return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, '\u202f')
}

const steps = [
  { from: 1e9, suffix: 'b' },
  { from: 1e6, suffix: 'm' },
  { from: 1e3, suffix: 'k' }
] as const

/**
 * A count in at most four characters, with one decimal below ten of a unit: `999`, `1.2k`, `12k`, `3.4m`.
 * It is cut, never rounded up, so that `999 999` is not called a million.
 */
export function formatCount(value: number): string {
  for (const { from, suffix } of steps) {
    if (value < from) continue
    const units = value / from
    return units < 10 ? `${Math.floor(units * 10) / 10}${suffix}` : `${Math.floor(units)}${suffix}`
  }
  return String(value)
}

/** A share of a whole in percent: `62%`, `<1%` where it would round to nothing. */
export function formatShare(part: number, total: number): string {
  if (total <= 0 || part <= 0) return '0%'
  const percent = (part / total) * 100
  return percent < 1 ? '<1%' : `${Math.min(100, Math.round(percent))}%`
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** A size in decimal units: `512 B`, `1.1 GB`. */
export function formatBytes(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < byteUnits.length - 1) {
    size /= 1000
    unit++
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1
  return `${size.toFixed(digits)} ${byteUnits[unit]}`
}

/** `1 event`, `1 204 events`. The plural adds an s unless it is given. */
export function formatPlural(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatWhole(count)} ${count === 1 ? noun : plural}`
}

/**
 * A rate from 0 to 1 in percent, cut to two decimals: `99.97%`. Only a whole is called `100%`, and only nothing `0%`.
 */
export function formatRate(rate: number): string {
  const hundredths = Math.floor(rate * 10_000 + 1e-9)
  if (rate > 0 && hundredths === 0) return '<0.01%'
  return `${hundredths / 100}%`
}
