import type { Database } from 'better-sqlite3'
import { knownKeyOf } from '../../../shared/search/keys.ts'
import type { FilterParts, Key } from '../../../shared/search/syntax-tree.ts'
import { compareVersions, parseVersion, partsOfRelease } from '../../../shared/search/version.ts'
import { fieldKey } from '../known-refs.ts'
import { all, type Sql, sql } from '../sql.ts'
import { isDecimal, likePattern, numberCondition, patternOf } from './text-sql.ts'

/** Keys of which the values belong to the shape of an event: what many events share. */
const SHAPE_KEYS: ReadonlySet<string> = new Set([
  'error.type',
  'error.mechanism',
  'error.handled',
  'error.unhandled',
  'error.main_thread',
  'stack.function',
  'stack.filename',
  'stack.abs_path',
  'stack.module',
  'stack.package',
  'sdk.name',
  'sdk.version',
  'platform.name'
])

/** Parts of a release, all of which are read from the tag. */
const RELEASE_PARTS: ReadonlySet<string> = new Set(['release.version', 'release.build', 'release.package'])

/** Where the values of a key are interned, and which of them a filter asks for. */
export interface TagLookup {
  readonly kind: 'tags' | 'shape'
  readonly keyRefs: readonly number[]
  /** An event can have several values of it. */
  readonly isRepeatable?: boolean
}

/** One name for all names of a key. */
export function nameOf(key: Key): string {
  return knownKeyOf(key)?.name ?? key.name
}

/** Finds the interned keys. None: no event has ever had it. */
export function lookUpKey(db: Database, key: Key): TagLookup {
  const name = nameOf(key)
  if (key.type === 'tag') return { kind: 'tags', keyRefs: findKeys(db, [name]) }
  if (key.type === 'flag') {
    return { kind: 'tags', keyRefs: findKeys(db, [fieldKey(`flags[${name}]`)]), isRepeatable: true }
  }
  if (SHAPE_KEYS.has(name)) return { kind: 'shape', keyRefs: findKeys(db, [fieldKey(name)]) }
  if (RELEASE_PARTS.has(name)) return { kind: 'tags', keyRefs: findKeys(db, ['release']) }
  return { kind: 'tags', keyRefs: findKeys(db, [name, fieldKey(name)]) }
}

function findKeys(db: Database, names: readonly string[]): number[] {
  return all<{ ref: number }>(
    db,
    sql`SELECT ref FROM tag_keys WHERE key IN (SELECT value FROM json_each(${JSON.stringify(names)}))`
  ).map(({ ref }) => ref)
}

/** The interned values for which a filter holds. */
export function lookUpValues(db: Database, { keyRefs }: TagLookup, filter: FilterParts): number[] {
  if (keyRefs.length === 0) return []
  const ofKeys = sql`key_ref IN (SELECT value FROM json_each(${JSON.stringify(keyRefs)}))`
  const { key, operator, value } = filter
  const name = nameOf(key)
  if (RELEASE_PARTS.has(name)) return lookUpReleases(db, ofKeys, name, filter)
  if (value.type === 'boolean') return find(db, sql`${ofKeys} AND value = ${String(value.value)}`)
  if (value.type === 'number') {
    const number = numberCondition(sql`CAST(value AS REAL)`, operator, value.value)
    return find(db, sql`${ofKeys} AND ${isDecimal(sql`value`)} AND ${number}`)
  }
  if (value.type !== 'text' && value.type !== 'pattern') return []
  const pattern = patternOf(operator, value)
  if (pattern) return find(db, sql`${ofKeys} AND value LIKE ${likePattern(pattern)} ESCAPE '\\'`)
  return find(db, sql`${ofKeys} AND value = ${value.type === 'text' ? value.text : ''}`)
}

function find(db: Database, where: Sql): number[] {
  return all<{ ref: number }>(db, sql`SELECT ref FROM tag_values WHERE ${where}`).map(({ ref }) => ref)
}

/** Releases are few: they are taken apart one by one. */
function lookUpReleases(db: Database, ofKeys: Sql, name: string, filter: FilterParts): number[] {
  const rows = all<{ ref: number; value: string }>(db, sql`SELECT ref, value FROM tag_values WHERE ${ofKeys}`)
  return rows.filter(({ value }) => holdsForPart(partOf(name, value), filter)).map(({ ref }) => ref)
}

function partOf(name: string, release: string): string | undefined {
  const parts = partsOfRelease(release)
  if (name === 'release.version') return parts.version
  return name === 'release.build' ? parts.build : parts.package
}

function holdsForPart(part: string | undefined, { operator, value }: FilterParts): boolean {
  if (part === undefined || part === '') return false
  if (value.type === 'has') return true
  if (value.type === 'version') return versionHolds(part, operator, value.text)
  if (value.type !== 'text' && value.type !== 'pattern') return false
  const pattern = patternOf(operator, value)
  if (!pattern) return value.type === 'text' && part === value.text
  const expression = pattern.pieces
    .map((piece) => piece.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('[^]*')
  return new RegExp(`^${expression}$`, 'i').test(part)
}

function versionHolds(part: string, operator: FilterParts['operator'], wanted: string): boolean {
  const [a, b] = [parseVersion(part), parseVersion(wanted)]
  if (!a || !b) return operator === '=' && part === wanted
  const order = compareVersions(a, b)
  if (operator === '>') return order > 0
  if (operator === '>=') return order >= 0
  if (operator === '<') return order < 0
  return operator === '<=' ? order <= 0 : order === 0
}

/** Values that have any part of that name: what `has:release.build` asks for. */
export function lookUpAnyPart(db: Database, lookup: TagLookup, name: string): number[] | undefined {
  if (!RELEASE_PARTS.has(name)) return undefined
  const rows = all<{ ref: number; value: string }>(
    db,
    sql`SELECT ref, value FROM tag_values WHERE key_ref IN (SELECT value FROM json_each(${JSON.stringify(lookup.keyRefs)}))`
  )
  return rows.filter(({ value }) => partOf(name, value)).map(({ ref }) => ref)
}
