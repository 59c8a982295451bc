import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { STORE_FILE } from '../../main/core/store-file.ts'

/** SQLite's own examination of a store's file, beside its owner or after it; `ok` where it is sound. */
export function checkIntegrity(dataDir: string): unknown {
  const db = new SqliteDatabase(join(dataDir, STORE_FILE), { readonly: true })
  try {
    return db.pragma('integrity_check', { simple: true })
  } finally {
    db.close()
  }
}
