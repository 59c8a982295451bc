import { existsSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { backUp } from '../store/backup.ts'
import { STORE_FILE } from './store-file.ts'

/** Copies a folder's store, which may be in use by another process, into a new file. Throws AppError. */
export function backUpStore(dataDir: string, path: string): { path: string; bytes: number } {
  const source = join(dataDir, STORE_FILE)
  if (!existsSync(source)) throw new AppError('not_found', `There is no store at ${source}.`)
  const db = new SqliteDatabase(source, { readonly: true })
  try {
    return backUp(db, path)
  } finally {
    db.close()
  }
}
