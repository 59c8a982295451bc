import type { Database } from 'better-sqlite3'
import { get, run, sql } from './sql.ts'

/** Notes that the store is in use. False where its last user never said that it had done with it. */
export function markRunning(db: Database): boolean {
  const row = get<{ value: string }>(db, sql`SELECT value FROM settings WHERE name = 'running'`)
  write(db, 'true')
  return row?.value !== 'true'
}

export function markStopped(db: Database): void {
  write(db, 'false')
}

function write(db: Database, value: 'true' | 'false'): void {
  run(
    db,
    sql`INSERT INTO settings VALUES ('running', ${value}) ON CONFLICT DO UPDATE SET value = excluded.value`
  )
}
