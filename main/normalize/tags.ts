import type { Place } from './findings.ts'
import { isFields, primitiveText } from './readers.ts'

/** In code points; a longer key or value is not cut but dropped, because a cut tag counts as another one. */
const MAX_CHARS = 200

const KEY = /^[a-zA-Z0-9_.:-]+$/

/** Names that the server gives itself, or that would shadow what search knows under them. */
const RESERVED = new Set(['release', 'dist', 'user', 'filename', 'function', 'environment'])

export interface Tags {
  readonly tags: [string, string][]
  /** The tag of that name is not kept as one: it stands in for the attribute. */
  readonly environment: string | undefined
}

/** Tags of an object, or of a list of pairs. The first of a key wins. `site` is an old attribute that is a tag now. */
export function readTags(value: unknown, site: unknown, at: Place): Tags {
  const inside = at.under('tags')
  const byKey = new Map<string, string>()
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) addEntry(byKey, value[i], inside, i)
  } else if (isFields(value)) {
    for (const key in value) addTag(byKey, key, value[key], inside, key, key)
  } else if (value !== undefined && value !== null) {
    at.problem('tags', 'invalid_data', 'expected an object or an array', value)
  }
  if (typeof site === 'string') addTag(byKey, 'site', site, at, 'site', 'site')
  const environment = byKey.get('environment')
  const tags: [string, string][] = []
  for (const tag of byKey) if (!RESERVED.has(tag[0])) tags.push(tag)
  return { tags, environment }
}

function addEntry(byKey: Map<string, string>, entry: unknown, at: Place, index: number): void {
  if (entry === null) return
  if (!Array.isArray(entry) || entry.length !== 2) {
    at.problem(index, 'invalid_data', 'expected a tag as a pair', entry)
    return
  }
  addTag(byKey, entry[0], entry[1], at.under(index), 0, 1)
}

function addTag(
  byKey: Map<string, string>,
  rawKey: unknown,
  rawValue: unknown,
  at: Place,
  keyPath: string | number,
  valuePath: string | number
): void {
  if (rawValue === null || rawValue === undefined) return
  const key = readKey(rawKey, at, keyPath)
  const value = readValue(rawValue, at, valuePath)
  if (key !== undefined && value !== undefined && !byKey.has(key)) byKey.set(key, value)
}

function readKey(raw: unknown, at: Place, path: string | number): string | undefined {
  const key = readPart(raw, at, path)?.replaceAll(' ', '-')
  if (key === undefined || KEY.test(key)) return key
  at.problem(path, 'invalid_data', 'invalid character in tag key', raw)
  return undefined
}

function readValue(raw: unknown, at: Place, path: string | number): string | undefined {
  const value = readPart(raw, at, path)
  if (!value?.includes('\n')) return value
  at.problem(path, 'invalid_data', 'invalid character in tag value', raw)
  return undefined
}

function readPart(raw: unknown, at: Place, path: string | number): string | undefined {
  const text = typeof raw === 'string' ? raw.trim() : primitiveText(raw)
  if (text === undefined) {
    at.problem(path, 'invalid_data', 'expected a primitive value', raw)
    return undefined
  }
  if (text === '') {
    at.problem(path, 'invalid_data', 'expected a non-empty value')
    return undefined
  }
  if (text.length <= MAX_CHARS || [...text.slice(0, 2 * MAX_CHARS + 1)].length <= MAX_CHARS) return text
  at.problem(path, 'value_too_long', 'tag is too long', raw)
  return undefined
}
