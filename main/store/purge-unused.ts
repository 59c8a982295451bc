import type { Database } from 'better-sqlite3'
import { countedUpTo } from './counters.ts'
import { parseTagRefs } from './event-tags.ts'
import { forgetShape, forgetValue } from './known-refs.ts'
import { all, get, run, type Sql, sql } from './sql.ts'

/**
 * Values of tags and shapes are kept once for all events that have them. When issues go for good, some of them are nobody's
 * any more: they are looked for in rounds through all of them, a few at a time. How far a round is stands in the store.
 */

/** Rows that a step looks at: a few milliseconds. */
const STEP = 200

/** Values and shapes may have become nobody's: a round is due. */
export function markUnused(db: Database): void {
  writeProgress(db, 'unused: again', 0)
}

/** Does a step of a round, and begins one where it is due. True where there is more to do. */
export function purgeUnused(db: Database): boolean {
  return db
    .transaction(() => {
      const shapes = readProgress(db, 'unused: shapes')
      if (shapes !== undefined) return goOn(db, 'unused: shapes', purgeShapes(db, shapes))
      const values = readProgress(db, 'unused: values')
      if (values !== undefined) return goOn(db, 'unused: values', purgeValues(db, values))
      if (readProgress(db, 'unused: again') === undefined) return false
      deleteProgress(db, 'unused: again')
      writeProgress(db, 'unused: shapes', 0)
      return true
    })
    .immediate()
}

type ProgressName = 'unused: again' | 'unused: shapes' | 'unused: values'

/** `reached`: the last row that was looked at; undefined at the end. */
function goOn(db: Database, name: ProgressName, reached: number | undefined): boolean {
  if (reached !== undefined) writeProgress(db, name, reached)
  else deleteProgress(db, name)
  // shapes let go of values
  if (reached === undefined && name === 'unused: shapes') writeProgress(db, 'unused: values', 0)
  return true
}

function readProgress(db: Database, name: ProgressName): number | undefined {
  return get<{ ref: number }>(db, sql`SELECT ref FROM index_progress WHERE name = ${name}`)?.ref
}

function writeProgress(db: Database, name: ProgressName, ref: number): void {
  run(
    db,
    sql`INSERT INTO index_progress VALUES (${name}, ${ref}) ON CONFLICT DO UPDATE SET ref = excluded.ref`
  )
}

function deleteProgress(db: Database, name: ProgressName): void {
  run(db, sql`DELETE FROM index_progress WHERE name = ${name}`)
}

interface ShapeRow {
  readonly ref: number
  readonly hash: Buffer
  readonly is_used: 0 | 1
}

/** Exported for the test of its plan, as the next. */
export function nextShapes(after: number, limit: number): Sql {
  return sql`SELECT ref, hash, EXISTS (SELECT 1 FROM issue_shapes WHERE shape_ref = shapes.ref) AS is_used
    FROM shapes WHERE ref > ${after} ORDER BY ref LIMIT ${limit}`
}

/**
 * Takes the values from shapes that no issue has. Their rows stay, by another hash: to remove one, SQLite would go through
 * all events for whether it is theirs.
 */
function purgeShapes(db: Database, after: number): number | undefined {
  const rows = all<ShapeRow>(db, nextShapes(after, STEP))
  const unused = rows.filter(({ hash, is_used }) => is_used === 0 && hash.length === MD5_BYTES)
  const inHands = unused.length > 0 ? uncounted(db).shapes : new Set<number>()
  for (const { ref, hash } of unused) {
    if (inHands.has(ref)) continue
    run(db, sql`DELETE FROM shape_values WHERE shape_ref = ${ref}`)
    run(db, sql`UPDATE shapes SET hash = ${Buffer.from(`gone ${ref}`)} WHERE ref = ${ref}`)
    forgetShape(db, hash.toString('hex'))
  }
  return rows.at(-1)?.ref
}

const MD5_BYTES = 16

interface ValueRow {
  readonly ref: number
  readonly key_ref: number
  readonly value: string
  readonly is_used: 0 | 1
}

export function nextValues(after: number, limit: number): Sql {
  return sql`SELECT ref, key_ref, value, EXISTS (SELECT 1 FROM issue_tags WHERE value_ref = tag_values.ref)
      OR EXISTS (SELECT 1 FROM shape_values WHERE value_ref = tag_values.ref) AS is_used
    FROM tag_values WHERE ref > ${after} ORDER BY ref LIMIT ${limit}`
}

/** Removes values that neither an issue nor a shape has. The last one stays, so that its number is not given again. */
function purgeValues(db: Database, after: number): number | undefined {
  const rows = all<ValueRow>(db, nextValues(after, STEP))
  const unused = rows.filter(({ is_used }) => is_used === 0)
  const inHands = unused.length > 0 ? uncounted(db).values : new Set<number>()
  const last = get<{ ref: number | null }>(db, sql`SELECT MAX(ref) AS ref FROM tag_values`)?.ref
  for (const row of unused) if (!inHands.has(row.ref) && row.ref !== last) removeValue(db, row)
  return rows.at(-1)?.ref
}

function removeValue(db: Database, { ref, key_ref, value }: ValueRow): void {
  run(
    db,
    sql`DELETE FROM tag_totals WHERE key_ref = ${key_ref} AND value_ref = ${ref}
          AND project_ref IN (SELECT 0 UNION ALL SELECT ref FROM projects)`
  )
  // the index keeps no text of its own: it is told what to forget
  run(
    db,
    sql`INSERT INTO values_index (values_index, rowid, value) SELECT 'delete', ${ref}, ${value}
        WHERE ${ref} <= (SELECT ref FROM index_progress WHERE name = 'values')`
  )
  run(db, sql`DELETE FROM tag_values WHERE ref = ${ref}`)
  forgetValue(db, key_ref, value)
}

/** What events have that are filed and not counted yet: no issue says that it has it, too, until they are. */
function uncounted(db: Database): { values: Set<number>; shapes: Set<number> } {
  const rows = all<{ tags: string; shape_ref: number | null }>(
    db,
    sql`SELECT tags, shape_ref FROM events WHERE ref > ${countedUpTo(db)}`
  )
  return {
    values: new Set(rows.flatMap(({ tags }) => parseTagRefs(tags))),
    shapes: new Set(rows.flatMap(({ shape_ref }) => shape_ref ?? []))
  }
}
