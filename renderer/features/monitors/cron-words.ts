const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

const shortcuts: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *'
}

const isNumber = (field: string) => /^\d{1,2}$/.test(field)
const two = (field: string) => field.padStart(2, '0')

/** `15` of a field that steps from its start: `*` followed by `/15`. */
function stepOf(field: string): string | undefined {
  return /^(?:\*|0)\/(\d{1,2})$/.exec(field)?.[1]
}

function dayOf(field: string): string | undefined {
  const index = isNumber(field) ? Number(field) % 7 : dayNames.indexOf(field.toUpperCase())
  return Number(field) > 7 ? undefined : days[index]
}

/** `Monday`, `Monday to Friday`, `Tuesday and Thursday`. */
function daysOf(field: string): string | undefined {
  const range = field.split('-').map(dayOf)
  if (range.length === 2) return range.includes(undefined) ? undefined : range.join(' to ')
  const list = field.split(',').map(dayOf)
  return list.includes(undefined) ? undefined : joined(list.map(String))
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function ordinal(day: string): string {
  const number = Number(day)
  const isTeen = number > 10 && number < 14
  return `${number}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`
}

function timesOfDay(minute: string, hour: string): string | undefined {
  if (!isNumber(minute)) return undefined
  const hours = hour.split(',')
  return hours.every(isNumber)
    ? `at ${joined(hours.map((each) => `${two(each)}:${two(minute)}`))}`
    : undefined
}

/** How often within a day, where every day is meant. */
function withinADay(minute: string, hour: string): string | undefined {
  const minutes = stepOf(minute)
  const hours = stepOf(hour)
  if (minute === '*' && hour === '*') return 'every minute'
  if (minutes !== undefined && hour === '*') return `every ${minutes} minutes`
  if (!isNumber(minute)) return undefined
  if (hour === '*') return minute === '0' ? 'every hour' : `every hour at :${two(minute)}`
  if (hours !== undefined) return `every ${hours} hours at :${two(minute)}`
  return undefined
}

/** A crontab line in words, for the forms that people write; undefined for the others. */
export function cronWords(line: string): string | undefined {
  const trimmed = line.trim()
  const fields = (Object.hasOwn(shortcuts, trimmed) ? (shortcuts[trimmed] ?? '') : trimmed).split(/\s+/)
  const [minute, hour, date, month, day] = fields
  if (minute === undefined || hour === undefined || date === undefined || month === undefined)
    return undefined
  if (day === undefined || fields.length !== 5) return undefined

  const time = timesOfDay(minute, hour)
  const often = withinADay(minute, hour)
  const isEveryDate = date === '*' && month === '*'
  if (isEveryDate && (day === '*' || day === '?')) return often ?? (time && `every day ${time}`)
  if (isEveryDate) {
    const named = daysOf(day)
    if (named === undefined) return undefined
    return time === undefined ? often && `${often}, ${named}` : `every ${named} ${time}`
  }
  if (time === undefined || !isNumber(date) || day !== '*') return undefined
  if (month === '*') return `on the ${ordinal(date)} of each month ${time}`
  return undefined
}
