import type { Database } from 'better-sqlite3'
import { hasTagRef } from '../event-tags.ts'
import { or, type Sql, sql } from '../sql.ts'
import { oneOf } from './text-sql.ts'

/** On a row of `events`: it has one of these values. Up to `maxListed` of them are looked for one by one. */
export type HoldsAny = (refs: readonly number[], maxListed?: number) => Sql

/** So few values are looked for one by one: most events have one of the first of them. */
const MAX_LISTED = 40
/** A search that asks for more sets of values has SQLite take the events' lists apart. */
const MAX_SETS = 8

/** For one search, which is run before two others have been made; where it is not, its statement fails. */
export function createHoldsAny(db: Database): HoldsAny {
  let sets = 0
  return (refs, maxListed = MAX_LISTED) => {
    if (refs.length <= maxListed) {
      return or(refs.map((ref) => sql`instr(events.tags, ${`|${ref}|`}) > 0`))
    }
    if (sets++ < MAX_SETS) return holdsOneOf(db, refs)
    return sql`EXISTS (SELECT 1 FROM ${HELD} WHERE ${oneOf(sql`held.value`, refs)})`
  }
}

/** The values of an event, as a table. */
const HELD = sql`json_each('[' || replace(trim(events.tags, '|'), '|', ',') || ']') AS held`

/** Sets of values, a bit for each. They are not bound to their statements, which would copy them for each event. */
const kept: { readonly number: number; readonly bits: Uint8Array }[] = []
const MAX_KEPT = 3 * MAX_SETS
let made = 0

const connections = new WeakSet<Database>()

/** By a function of SQL's: it takes a tenth of the time that SQLite needs to take an event's list apart. */
function holdsOneOf(db: Database, refs: readonly number[]): Sql {
  if (!connections.has(db)) {
    db.function('holds_one_of', { deterministic: true }, isInSet)
    connections.add(db)
  }
  const number = made++
  kept[number % MAX_KEPT] = { number, bits: toBits(refs) }
  // for the SELECT, SQLite asks for this after what costs less
  return sql`(SELECT holds_one_of(events.tags, ${number}))`
}

function toBits(refs: readonly number[]): Uint8Array {
  const last = refs.reduce((most, ref) => Math.max(most, ref), 0)
  const bits = new Uint8Array(Math.ceil((last + 1) / 8))
  for (const ref of refs) bits[ref >> 3] = (bits[ref >> 3] ?? 0) | (1 << (ref & 7))
  return bits
}

function isInSet(tags: unknown, number: unknown): 0 | 1 {
  const set = kept[Number(number) % MAX_KEPT]
  if (!set || set.number !== number) throw new Error('A search was run too long after it was made.')
  const { bits } = set
  const isIn =
    typeof tags === 'string' && hasTagRef(tags, (ref) => (((bits[ref >> 3] ?? 0) >> (ref & 7)) & 1) === 1)
  return isIn ? 1 : 0
}
