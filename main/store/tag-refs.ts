import type { Database } from 'better-sqlite3'
import { get, run, sql } from './sql.ts'

interface Known {
  readonly keys: Map<string, number>
  /** By the key's number and the value. */
  readonly values: Map<string, number>
}

/** Most tags of an event were on the one before: their numbers are kept in memory, this many at most. */
const MAX_KNOWN = 20_000

const knownRefs = new WeakMap<Database, Known>()

function known(db: Database): Known {
  let refs = knownRefs.get(db)
  if (!refs) {
    refs = { keys: new Map(), values: new Map() }
    knownRefs.set(db, refs)
  }
  return refs
}

/** After a transaction that was rolled back: numbers that it gave away are no longer taken. */
export function forgetTagRefs(db: Database): void {
  knownRefs.delete(db)
}

/** The number of a tag's key, which is given one if it is new. */
export function tagKeyRef(db: Database, key: string): number {
  return remember(
    known(db).keys,
    key,
    () =>
      get<{ ref: number }>(db, sql`SELECT ref FROM tag_keys WHERE key = ${key}`)?.ref ??
      run(db, sql`INSERT INTO tag_keys (key) VALUES (${key})`).lastRef
  )
}

/** The number of a key's value, which is given one if it is new. */
export function tagValueRef(db: Database, keyRef: number, value: string): number {
  return remember(
    known(db).values,
    `${keyRef} ${value}`,
    () =>
      get<{ ref: number }>(db, sql`SELECT ref FROM tag_values WHERE key_ref = ${keyRef} AND value = ${value}`)
        ?.ref ?? run(db, sql`INSERT INTO tag_values (key_ref, value) VALUES (${keyRef}, ${value})`).lastRef
  )
}

function remember(refs: Map<string, number>, name: string, find: () => number): number {
  const ref = refs.get(name)
  if (ref !== undefined) return ref
  if (refs.size >= MAX_KNOWN) refs.clear()
  const found = find()
  refs.set(name, found)
  return found
}
