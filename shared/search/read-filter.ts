import { findKnownKey } from './keys.ts'
import { readFilterKey } from './read-key.ts'
import { readValue } from './read-value.ts'
import { isEnd, type Source } from './source.ts'
import type { Filter, Key } from './syntax-tree.ts'

/**
 * Reads a filter: `key:value`, `!key:value`, `fn(args):>value`. Undefined where there is none, and where what looks like
 * one is prose; what is a filter but not a right one is reported.
 */
export function readFilter(source: Source, start: number): Filter | undefined {
  const { text } = source
  const hasBang = text[start] === '!'
  const key = readFilterKey(source, hasBang ? start + 1 : start)
  if (!key || isProse(text, key, key.end + 1)) return undefined
  const read = readValue(source, key)
  if (!read) return undefined
  const { operator, negated, value } = read
  const raw = text.slice(start, value.end)
  return { type: 'filter', key, negated: hasBang !== negated, operator, value, raw, start, end: value.end }
}

/** Pasted titles, addresses and names in code: `TypeError: x is undefined`, `http://host`, `std::bad_alloc`. */
function isProse(text: string, key: Key, valueStart: number): boolean {
  if (key.type !== 'plain' || findKnownKey(key.name)) return false
  const isFollowedBySpace = valueStart < text.length && isEnd(text, valueStart) && text[valueStart] !== ')'
  return isFollowedBySpace || text[valueStart] === ':' || text.startsWith('//', valueStart)
}
