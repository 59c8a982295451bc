import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { isDamage } from './store-failure.ts'

/**
 * Writes a copy of the store, as it is at this moment and without the room that deletes left, into a new file. Reads
 * only: who writes goes on. Throws AppError `invalid_input` where the file is there already, `store_unwritable` where it
 * cannot be written.
 */
export function backUp(db: Database, path: string): { path: string; bytes: number } {
  if (existsSync(path)) throw new AppError('invalid_input', `${path} is there already: choose another name.`)
  try {
    // made here and not by SQLite: what was captured is nobody else's business, in a copy neither
    closeSync(openSync(path, 'wx', 0o600))
    try {
      db.prepare('VACUUM INTO ?').run(path)
    } catch (error) {
      rmSync(path, { force: true })
      throw error
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('store_unwritable', `The copy could not be written to ${path} (${reason}).`, {
      cause: error
    })
  }
  return { path, bytes: statSync(path).size }
}

/** SQLite's quick examination: `ok`, or what is wrong, one finding a line. Takes seconds for gigabytes. */
export function checkQuickly(db: Database): { findings: string } {
  try {
    const rows = db.pragma('quick_check(20)') as { quick_check: string }[]
    return { findings: rows.map((row) => row.quick_check).join('\n') }
  } catch (error) {
    // there is damage that the check itself does not get over
    if (isDamage(error)) return { findings: error.message }
    throw error
  }
}
