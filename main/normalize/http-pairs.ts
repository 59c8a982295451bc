import { compactJson } from './compact-json.ts'
import type { Place } from './findings.ts'
import { TREE, type TreeLimit } from './limits.ts'
import { isFields } from './readers.ts'
import { trimText } from './text-trimming.ts'

/**
 * The lists of pairs of a request: query, headers, cookies. They are sent as an object or as a list of pairs,
 * or as the text that stands in the request itself. Order and repeated names are kept.
 */

type Pairs = [string, string][]

/** What Sentry's budget takes for the pair itself and for each of its two texts beside their characters. */
const PAIR_OVERHEAD = 3
const TEXT_OVERHEAD = 3

/** No budget has room for more, as each pair takes nine bytes of it at least. */
const MAX_PAIRS = 1000

/** Of a text, as much as is parsed: far more than any budget. */
const MAX_PARSED_CHARS = 16_384

/** Pairs of an object or of a list of pairs; a value that is no text is written as JSON. */
export function readPairs(value: unknown, at: Place, key: string, limit: TreeLimit): Pairs | undefined {
  const raw = rawPairs(value, at, key)
  return raw && withinBudget(raw, at, key, limit)
}

export function parseQuery(query: string, at: Place): Pairs | undefined {
  const text = query.slice(query.startsWith('?') ? 1 : 0, MAX_PARSED_CHARS)
  if (text === '') return undefined
  return withinBudget([...new URLSearchParams(text)], at, 'query_string', TREE.query)
}

export function readCookies(value: unknown, at: Place): Pairs | undefined {
  return typeof value === 'string' ? parseCookies(value, at) : readPairs(value, at, 'cookies', TREE.cookies)
}

/** Cookies as in the header: `a=1; b=2`. */
export function parseCookies(header: string, at: Place): Pairs | undefined {
  const pairs: Pairs = []
  for (const part of header.slice(0, MAX_PARSED_CHARS).split(';')) {
    const text = part.trim()
    if (text === '') continue
    const equals = text.indexOf('=')
    pairs.push(equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)])
  }
  return withinBudget(pairs, at, 'cookies', TREE.cookies)
}

/** Headers, their names spelled as is usual: `content-type` becomes `Content-Type`. */
export function readHeaders(value: unknown, at: Place): Pairs | undefined {
  const raw = rawPairs(value, at, 'headers')
  const named = raw?.map(([name, text]): [string, string] => [canonicalName(name), text])
  return named && withinBudget(named, at, 'headers', TREE.requestPart)
}

/** The first value of a header, by its canonical name. */
export function headerValue(headers: Pairs, name: string): string | undefined {
  return headers.find((pair) => pair[0] === name)?.[1]
}

/** The media type that the headers name, without its parameters. */
export function contentTypeOf(headers: Pairs): string | undefined {
  return headerValue(headers, 'Content-Type')?.split(';', 1)[0]?.trim() || undefined
}

const MAX_CACHED_NAMES = 500

const canonicalNames = new Map<string, string>()

/** Results are remembered: programs send the same few headers with every event. */
function canonicalName(name: string): string {
  const known = canonicalNames.get(name)
  if (known !== undefined) return known
  const canonical = name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase())
  if (canonicalNames.size >= MAX_CACHED_NAMES) canonicalNames.clear()
  canonicalNames.set(name, canonical)
  return canonical
}

function rawPairs(value: unknown, at: Place, key: string): Pairs | undefined {
  if (value === undefined || value === null) return undefined
  const pairs: Pairs = []
  if (Array.isArray(value)) {
    const inside = at.under(key)
    for (let i = 0; i < Math.min(value.length, MAX_PAIRS); i += 1) addPair(pairs, value[i], inside, i)
    if (value.length > MAX_PAIRS) at.cut(key, value.length)
  } else if (isFields(value)) {
    for (const name in value) {
      if (pairs.length === MAX_PAIRS) break
      pairs.push([name, pairText(value[name])])
    }
    if (pairs.length === MAX_PAIRS) at.cut(key, Object.keys(value).length)
  } else {
    at.problem(key, 'invalid_data', 'expected an object or an array', value)
  }
  return pairs.length > 0 ? pairs : undefined
}

function addPair(pairs: Pairs, entry: unknown, at: Place, index: number): void {
  if (entry === null) return
  if (Array.isArray(entry) && entry.length === 2 && entry[0] !== null) {
    pairs.push([pairText(entry[0]), pairText(entry[1])])
  } else {
    at.problem(index, 'invalid_data', 'expected a pair', entry)
  }
}

/** A header that was sent several times comes as a list of its values. */
function pairText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(',')
  return compactJson(value) ?? ''
}

function withinBudget(pairs: Pairs, at: Place, key: string, limit: TreeLimit): Pairs | undefined {
  if (pairs.length === 0) return undefined
  let left = limit.maxBytes
  for (let i = 0; i < pairs.length; i += 1) {
    const [name = '', value = ''] = pairs[i] ?? []
    const cost = PAIR_OVERHEAD + name.length + value.length + 2 * TEXT_OVERHEAD
    if (cost <= left) {
      left -= cost
      continue
    }
    const kept = pairs.slice(0, i)
    const room = Math.max(0, left - PAIR_OVERHEAD - name.length - 2 * TEXT_OVERHEAD)
    if (room > 0) kept.push([name, trimText(value, { max: room, allowance: 0 }, at.under(key).under(i), 1)])
    if (kept.length < pairs.length) at.cut(key, pairs.length)
    return kept.length > 0 ? kept : undefined
  }
  return pairs
}
