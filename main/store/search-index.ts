import type { Database } from 'better-sqlite3'
import { get, run, type Sql, sql } from './sql.ts'

/**
 * Writes the next rows into one of the full-text indexes, `limit` of them at most: texts of issues first, then values of
 * tags. How far it came is committed with them. True where there may be more.
 */
export function indexNext(db: Database, limit: number): boolean {
  return db
    .transaction(() => {
      const texts = nextRef(db, 'texts', limit)
      if (texts) {
        run(
          db,
          sql`INSERT INTO texts_index (rowid, text) SELECT ref, text FROM issue_texts
              WHERE ref > ${texts.from} AND ref <= ${texts.to}`
        )
        writeProgress(db, 'texts', texts.to)
        return true
      }
      const values = nextRef(db, 'values', limit)
      if (values) {
        run(
          db,
          sql`INSERT INTO values_index (rowid, value) SELECT ref, value FROM tag_values
              WHERE ref > ${values.from} AND ref <= ${values.to}`
        )
        writeProgress(db, 'values', values.to)
      }
      return values !== undefined
    })
    .immediate()
}

/**
 * Every write leaves a piece of its own in an index, and each search goes through all of them: merges some, writing so many
 * pages at most. True where there were enough of them to merge.
 */
export function mergeNext(db: Database, pages: number): boolean {
  return (
    mergePieces(db, sql`INSERT INTO texts_index (texts_index, rank) VALUES ('merge', ${pages})`) ||
    mergePieces(db, sql`INSERT INTO values_index (values_index, rank) VALUES ('merge', ${pages})`)
  )
}

function mergePieces(db: Database, merge: Sql): boolean {
  const before = totalChanges(db)
  run(db, merge)
  // SQLite's own way to tell: the statement counts as a change, and each that it makes as one more
  return totalChanges(db) - before > 1
}

function totalChanges(db: Database): number {
  return get<{ changes: number }>(db, sql`SELECT total_changes() AS changes`)?.changes ?? 0
}

type IndexName = 'texts' | 'values'

/** The rows that come next, as (from, to]. */
function nextRef(db: Database, name: IndexName, limit: number): { from: number; to: number } | undefined {
  const from = get<{ ref: number }>(db, sql`SELECT ref FROM index_progress WHERE name = ${name}`)?.ref ?? 0
  const table = name === 'texts' ? sql`issue_texts` : sql`tag_values`
  const to = get<{ ref: number | null }>(
    db,
    sql`SELECT MAX(ref) AS ref FROM (SELECT ref FROM ${table} WHERE ref > ${from} ORDER BY ref LIMIT ${limit})`
  )?.ref
  return to === null || to === undefined ? undefined : { from, to }
}

function writeProgress(db: Database, name: IndexName, ref: number): void {
  run(db, sql`UPDATE index_progress SET ref = ${ref} WHERE name = ${name}`)
}
