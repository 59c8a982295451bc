import { closeSync, openSync, writeSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'

const PAGE = 4096

/** Writes zeros over a page of a store's file, which is closed: by its number from 1 on, or the first one of a table. */
export function overwritePage(path: string, page: number | string): void {
  const number = typeof page === 'number' ? page : firstPageOf(path, page)
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(PAGE), 0, PAGE, (number - 1) * PAGE)
  closeSync(file)
}

function firstPageOf(path: string, table: string): number {
  const db = new SqliteDatabase(path, { readonly: true })
  try {
    return Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table))
  } finally {
    db.close()
  }
}
