import type { Database } from 'better-sqlite3'
import { all, run, sql } from './sql.ts'

/** Everything that was decided about the application: JSON texts by their names. */
export function readSettings(db: Database): ReadonlyMap<string, string> {
  const rows = all<{ name: string; value: string }>(db, sql`SELECT name, value FROM settings`)
  return new Map(rows.map(({ name, value }) => [name, value]))
}

/** Writes some, together. `values`: JSON texts by their names. */
export function writeSettings(db: Database, values: ReadonlyMap<string, string>): void {
  db.transaction(() => {
    for (const [name, value] of values) {
      run(
        db,
        sql`INSERT INTO settings VALUES (${name}, ${value}) ON CONFLICT DO UPDATE SET value = excluded.value`
      )
    }
  }).immediate()
}
