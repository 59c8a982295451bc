import type { Event } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { isFields, primitiveText } from './readers.ts'

/** In code points; a longer key or value is not cut but dropped, because a cut tag counts as another one. */
const MAX_CHARS = 200

const KEY = /^[a-zA-Z0-9_.:-]+$/

/** Names that the server gives itself, or that would shadow what search knows under them. */
const RESERVED = new Set(['release', 'dist', 'user', 'filename', 'function', 'environment'])

export interface Tags {
  readonly tags: [string, string][]
  /** Those of a reserved name, which are not kept. */
  readonly reserved: readonly (readonly [string, string])[]
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
    for (const key in value) {
      addTag(byKey, { key, value: value[key], sent: value[key] }, inside, key, key)
    }
  } else if (value !== undefined && value !== null) {
    at.problem('tags', 'invalid_data', 'expected an object or an array', value)
  }
  if (site !== '') addTag(byKey, { key: 'site', value: site, sent: site }, at, 'site', 'site')
  const environment = byKey.get('environment')
  const tags: [string, string][] = []
  const reserved: [string, string][] = []
  for (const tag of byKey) {
    if (RESERVED.has(tag[0])) reserved.push(tag)
    else tags.push(tag)
  }
  return { tags, reserved, environment }
}

/** Records the tags of a reserved name, unless they only repeat what the event says of itself. */
export function reportReserved(
  reserved: Tags['reserved'],
  { release, dist, user, environment }: Pick<Event, 'release' | 'dist' | 'user' | 'environment'>,
  at: Place
): void {
  const said = new Map([
    ['release', release],
    ['dist', dist],
    ['user', user?.sentry_user],
    ['environment', environment]
  ])
  const inside = at.under('tags')
  for (const [key, value] of reserved) {
    if (said.get(key) !== value) inside.problem(key, 'invalid_attribute', 'reserved name of a tag', value)
  }
}

function addEntry(byKey: Map<string, string>, entry: unknown, at: Place, index: number): void {
  if (entry === null) return
  if (!Array.isArray(entry) || entry.length !== 2) {
    at.problem(index, 'invalid_data', 'expected a tag as a pair', entry)
    return
  }
  const [key, value] = entry
  addTag(byKey, { key, value, sent: entry }, at.under(index), 0, 1)
}

/** `sent` is all of it, as a problem shows it whose key is wrong: the value is lost with it. */
interface SentTag {
  readonly key: unknown
  readonly value: unknown
  readonly sent: unknown
}

function addTag(
  byKey: Map<string, string>,
  tag: SentTag,
  at: Place,
  keyPath: string | number,
  valuePath: string | number
): void {
  if (tag.value === null || tag.value === undefined) return
  const key = readKey(tag.key, tag.sent, at, keyPath)
  const value = readValue(tag.value, at, valuePath)
  if (key === undefined || value === undefined) return
  const first = byKey.get(key)
  if (first === undefined) byKey.set(key, value)
  else if (first !== value) at.problem(valuePath, 'invalid_data', `tag ${key} is there already`, value)
}

function readKey(raw: unknown, sent: unknown, at: Place, path: string | number): string | undefined {
  const key = readPart(raw, sent, at, path)?.replaceAll(' ', '-')
  if (key === undefined || KEY.test(key)) return key
  at.problem(path, 'invalid_data', 'invalid character in tag key', sent)
  return undefined
}

function readValue(raw: unknown, at: Place, path: string | number): string | undefined {
  const value = readPart(raw, raw, at, path)
  if (!value?.includes('\n')) return value
  at.problem(path, 'invalid_data', 'invalid character in tag value', raw)
  return undefined
}

function readPart(raw: unknown, sent: unknown, at: Place, path: string | number): string | undefined {
  const text = typeof raw === 'string' ? raw.trim() : primitiveText(raw)
  if (text === undefined) {
    at.problem(path, 'invalid_data', 'expected a primitive value', sent)
    return undefined
  }
  if (text === '') {
    at.problem(path, 'invalid_data', 'expected a non-empty value', sent)
    return undefined
  }
  if (text.length <= MAX_CHARS || [...text.slice(0, 2 * MAX_CHARS + 1)].length <= MAX_CHARS) return text
  at.problem(path, 'value_too_long', 'tag is too long', sent)
  return undefined
}
