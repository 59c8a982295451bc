import SqliteDatabase from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'

/**
 * Keeps a store to one process. The lock is a transaction on a small file beside it: the operating system lets go of
 * it when the process ends, however it ends, so that no stale lock can remain.
 * Returns how to release it; throws AppError `store_locked`.
 */
export function lockStore(path: string): () => void {
  const db = new SqliteDatabase(`${path}.lock`, { timeout: 0 })
  try {
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') {
      throw new AppError('store_locked', `The store at ${path} is open in another Culprit already.`)
    }
    throw error
  }
  return () => db.close()
}
