import { END } from './bounds.ts'

const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const LONG_WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const LONG_MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const YEAR = '(?:19|20|21)\\d\\d'
const HOUR = '(?:[01]\\d|2[0-3])'
const SIXTY = '[0-5]\\d'
const CLOCK = `${HOUR}:${SIXTY}(?::(?:${SIXTY}|60))?`
const OFFSET = '[+-]\\d\\d:?\\d\\d'
const ZONE = `(?:[A-Z]{1,5}|${OFFSET})`
const ISO_DATE = `${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])`
const COMPACT_DATE = `${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`
const FRACTION = '(?:[.,]\\d{1,9})?'

/** How those dates begin that begin with a word. */
export const DATE_WORD = `(?:${WEEKDAY}|${MONTH}|datetime)`

/** Ways in which programs write a moment, the longer ones first. The source of a regular expression. */
export const DATE = [
  // Mon Jan 02 2006 14:04:05 GMT-0800 (Pacific Standard Time)
  `${WEEKDAY} ${MONTH} ${DAY} ${YEAR} ${CLOCK} (?:GMT|UTC)(?:${OFFSET})?(?: \\([^()\\n]{1,60}\\))?`,
  // Mon Jan  2 15:04:05 2006, also with a zone before the year
  `${WEEKDAY} ${MONTH} {1,2}${DAY} ${CLOCK}(?: ${ZONE})? ${YEAR}${END}`,
  // Mon Jan 02, 1999
  `${WEEKDAY} ${MONTH} ${DAY}, ${YEAR}${END}`,
  // Mon, 02 Jan 2006 15:04:05 -0700
  `(?:${WEEKDAY}, )?${DAY} ${MONTH} (?:${YEAR}|\\d\\d) ${CLOCK}(?: ${ZONE}${END})?`,
  // Monday, 02-Jan-06 15:04:05 MST
  `(?:${LONG_WEEKDAY}|${WEEKDAY}), ${DAY}-${MONTH}-(?:${YEAR}|\\d\\d) ${CLOCK}(?: ${ZONE}${END})?`,
  // 2006-01-02T15:04:05.999999999+01:00, 2006-01-02 15:04:05,123
  `${ISO_DATE}[T ]${CLOCK}${FRACTION}(?: ?(?:Z|UTC|${OFFSET}))?${END}`,
  // 20060102T150405Z
  `${COMPACT_DATE}T${HOUR}${SIXTY}${SIXTY}${FRACTION}(?:Z|${OFFSET})?${END}`,
  // January 2, 2006, Jan 2nd 2006, 15:04:05 PM
  `(?:${WEEKDAY},? |${LONG_WEEKDAY},? )?${LONG_MONTH}\\.? {1,2}${DAY}(?:st|nd|rd|th)?,? ${YEAR}(?:(?:,| at|, at)? \\d?\\d:${SIXTY}(?::${SIXTY})?(?: ?[AaPp][Mm])?)?${END}`,
  // Jan  2 15:04:05
  `${MONTH} {1,2}${DAY} ${CLOCK}${FRACTION}${END}`,
  // 2 January 2006, 02-Jan-2006 15:04:05, 02/Jan/2006:15:04:05 +0000
  `${DAY}[ /-]${LONG_MONTH}[ /-]${YEAR}(?:[ :]${CLOCK}${FRACTION}(?: ${OFFSET})?)?${END}`,
  `datetime\\.datetime\\([^()\\n]{0,120}(?:\\([^()\\n]{0,60}\\))?[^()\\n]{0,60}\\)`,
  `${ISO_DATE}${END}(?!-?\\d)`,
  // 11:21PM, 23:21, 15:04:05
  `(?:0?[1-9]|1[0-2]):${SIXTY}(?::${SIXTY})? ?[AaPp][Mm]${END}`,
  `(?<![:.])${CLOCK}${FRACTION}${END}(?!:\\d)`
].join('|')
