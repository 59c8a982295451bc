import type { Database } from 'better-sqlite3'
import { md5 } from './md5.ts'
import { all, get, insertRows, run, sql } from './sql.ts'

/** A tag or field of an event, interned: one object for all events that have it, since many wait to be counted. */
export interface TagRef {
  readonly keyRef: number
  readonly valueRef: number
  /** The key is `user`: its values are the issue's users. */
  readonly isUser: boolean
}

/** What most events share with the one before, kept in memory: a lookup in the file would cost more than the rest. */
interface Known {
  readonly tagKeys: Map<string, number>
  readonly fieldKeys: Map<string, number>
  /** By the key's number, then by the value. */
  readonly values: Map<number, Map<string, TagRef>>
  readonly shapes: Map<string, number>
  /** `issue shape`: the pairs that are written down already. */
  readonly issueShapes: Set<string>
  /** By issue: hashes of the texts that are kept of it. */
  readonly texts: Map<number, Set<number>>
}

const MAX_KNOWN = 5_000
const MAX_ISSUE_SHAPES = 20_000
const MAX_ISSUES_WITH_TEXTS = 2_000

const knownRefs = new WeakMap<Database, Known>()

function known(db: Database): Known {
  let refs = knownRefs.get(db)
  if (!refs) {
    refs = {
      tagKeys: new Map(),
      fieldKeys: new Map(),
      values: new Map(),
      shapes: new Map(),
      issueShapes: new Set(),
      texts: new Map()
    }
    knownRefs.set(db, refs)
  }
  return refs
}

/** After a transaction that was rolled back, or that moved rows: what is kept in memory may no longer be true. */
export function forgetRefs(db: Database): void {
  knownRefs.delete(db)
}

/** A value that is no longer in the store. */
export function forgetValue(db: Database, keyRef: number, value: string): void {
  knownRefs.get(db)?.values.get(keyRef)?.delete(value)
}

/** A shape that is no longer in the store. `hash`: 32 hexadecimal digits. */
export function forgetShape(db: Database, hash: string): void {
  knownRefs.get(db)?.shapes.delete(hash)
}

/** Where fields are interned: a tag of the same name is another key. */
export function fieldKey(name: string): string {
  return `.${name}`
}

/** The number of a tag's key, which is given one if it is new. */
export function tagKeyRef(db: Database, key: string): number {
  return remember(known(db).tagKeys, key, () => findKey(db, key) ?? insertKey(db, key, 0))
}

/** The same for a field, which is searched but not shown as a tag. */
export function fieldKeyRef(db: Database, name: string): number {
  return remember(known(db).fieldKeys, name, () => {
    const key = fieldKey(name)
    return findKey(db, key) ?? insertKey(db, key, 1)
  })
}

function findKey(db: Database, key: string): number | undefined {
  return get<{ ref: number }>(db, sql`SELECT ref FROM tag_keys WHERE key = ${key}`)?.ref
}

function insertKey(db: Database, key: string, isField: 0 | 1): number {
  return run(db, sql`INSERT INTO tag_keys (key, is_field) VALUES (${key}, ${isField})`).lastRef
}

/** A key with its value, which is given a number if it is new. */
export function tagRef(db: Database, keyRef: number, value: string, isUser: boolean): TagRef {
  const { values } = known(db)
  let ofKey = values.get(keyRef)
  if (!ofKey) {
    if (values.size >= MAX_KNOWN) values.clear()
    ofKey = new Map()
    values.set(keyRef, ofKey)
  }
  // before a function is made for what is rarely needed
  return (
    ofKey.get(value) ??
    remember(ofKey, value, () => {
      const stored = get<{ ref: number }>(
        db,
        sql`SELECT ref FROM tag_values WHERE key_ref = ${keyRef} AND value = ${value}`
      )
      const valueRef =
        stored?.ref ??
        run(db, sql`INSERT INTO tag_values (key_ref, value) VALUES (${keyRef}, ${value})`).lastRef
      return { keyRef, valueRef, isUser }
    })
  )
}

/** The number of what many events share, lines of `key=value`; it is written down by its values when it is new. */
export function internShape(db: Database, shape: string): number {
  const hash = md5(shape)
  return remember(known(db).shapes, hash, () => {
    const bytes = Buffer.from(hash, 'hex')
    return (
      get<{ ref: number }>(db, sql`SELECT ref FROM shapes WHERE hash = ${bytes}`)?.ref ??
      insertShape(db, bytes, shape)
    )
  })
}

function insertShape(db: Database, hash: Buffer, shape: string): number {
  const { lastRef } = run(db, sql`INSERT INTO shapes (hash) VALUES (${hash})`)
  const rows: number[] = []
  for (const line of shape.split('\n')) {
    const end = line.indexOf('=')
    if (end < 0) continue
    const { valueRef } = tagRef(db, fieldKeyRef(db, line.slice(0, end)), line.slice(end + 1), false)
    rows.push(valueRef, lastRef)
  }
  insertRows(db, sql`INSERT OR IGNORE INTO shape_values VALUES`, 2, rows, sql``)
  return lastRef
}

/** True where it is known that an issue has events of a shape; false says nothing. */
export function isLinkedShape(db: Database, issueRef: number, shape: number): boolean {
  return known(db).issueShapes.has(`${issueRef} ${shape}`)
}

/** Writes down that an issue has events of a shape. True where it had none before. */
export function linkShape(db: Database, issueRef: number, shape: number): boolean {
  const { issueShapes } = known(db)
  const pair = `${issueRef} ${shape}`
  if (issueShapes.has(pair)) return false
  if (issueShapes.size >= MAX_ISSUE_SHAPES) issueShapes.clear()
  issueShapes.add(pair)
  return run(db, sql`INSERT OR IGNORE INTO issue_shapes VALUES (${shape}, ${issueRef})`).changes > 0
}

/** The hashes of an issue's texts, to be added to by whoever writes one. */
export function textHashes(db: Database, issueRef: number): Set<number> {
  const { texts } = known(db)
  const kept = texts.get(issueRef)
  if (kept) return kept
  if (texts.size >= MAX_ISSUES_WITH_TEXTS) texts.clear()
  const rows = all<{ hash: number }>(db, sql`SELECT hash FROM issue_texts WHERE issue_ref = ${issueRef}`)
  const hashes = new Set(rows.map(({ hash }) => hash))
  texts.set(issueRef, hashes)
  return hashes
}

function remember<Ref>(refs: Map<string, Ref>, name: string, find: () => Ref): Ref {
  const ref = refs.get(name)
  if (ref !== undefined) return ref
  if (refs.size >= MAX_KNOWN) refs.clear()
  const found = find()
  refs.set(name, found)
  return found
}
