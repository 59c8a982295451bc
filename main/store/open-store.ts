import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase, { type Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { lockStore } from './lock-store.ts'
import { type MigrationWatch, migrateStore, runMigrations } from './migrate-store.ts'
import { migrations } from './migrations/index.ts'
import { isDamage } from './store-failure.ts'

/** Marks an SQLite file as ours ("Cul1"). */
export const APPLICATION_ID = 0x43756c31

export interface Store {
  readonly db: Database
  readonly path: string
  /**
   * A descriptor of the file, for whoever lets the disk catch up. Nobody else shall open the file beside SQLite: closing
   * any descriptor of it gives up all the locks that the process holds on it (POSIX).
   */
  readonly file: number
  close(): void
}

/**
 * Opens a store for writing, creates or migrates it, and keeps it to this process.
 * Throws AppError: `store_locked`, `store_corrupt`, `store_newer`, `store_unwritable`, or `unavailable` where `watch` ended
 * its migration; the file is left as it was.
 */
export function openStore(path: string, watch?: MigrationWatch): Store {
  const release = prepareFile(path)
  let file: number | undefined
  let db: Database | undefined
  try {
    // made here and not by SQLite: the journal beside it becomes as open as the file is
    file = openSync(path, 'a', 0o600)
    db = new SqliteDatabase(path)
    if (prepareDatabase(db, path, watch)) {
      // the connection that edited the schema cannot change its journal's mode any more
      db.close()
      db = new SqliteDatabase(path)
      prepareDatabase(db, path, undefined)
    }
    // what was captured is nobody else's business
    chmodSync(path, 0o600)
  } catch (error) {
    db?.close()
    if (file !== undefined) closeSync(file)
    release()
    throw toStoreError(error, path)
  }
  const opened = { db, path, file }
  return {
    ...opened,
    close() {
      opened.db.close()
      closeSync(opened.file)
      release()
    }
  }
}

function prepareFile(path: string): () => void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    return lockStore(path)
  } catch (error) {
    throw toStoreError(error, path)
  }
}

/** True where tables were made or changed. */
function prepareDatabase(db: Database, path: string, watch: MigrationWatch | undefined): boolean {
  const version = db.pragma('user_version', { simple: true }) as number
  const applicationId = db.pragma('application_id', { simple: true }) as number
  const isEmpty = db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
  if (!isEmpty && applicationId !== APPLICATION_ID) {
    throw new AppError('store_corrupt', `${path} is an SQLite file, but not a Culprit store.`)
  }
  if (version > migrations.length) {
    throw new AppError(
      'store_newer',
      `${path} was written by a newer Culprit (format ${version}; this one knows ${migrations.length}). Update Culprit to open it.`
    )
  }
  // takes effect only before the first table
  if (isEmpty) db.pragma('auto_vacuum = INCREMENTAL')
  db.pragma('journal_mode = WAL')
  // A killed process loses nothing that was committed; NORMAL may lose the last moments when the machine itself dies.
  db.pragma('synchronous = NORMAL')
  db.pragma('foreign_keys = ON')
  db.pragma('busy_timeout = 5000')
  db.pragma('cache_size = -8192')
  // pages that change with every batch (counters, indexes) are copied into the file once in 32 MiB, not in 4
  db.pragma('wal_autocheckpoint = 8000')
  db.pragma('temp_store = MEMORY')
  db.pragma('journal_size_limit = 67108864')
  if (isEmpty) {
    db.pragma(`application_id = ${APPLICATION_ID}`)
    runMigrations(db, 0, () => {})
    return true
  }
  if (version === migrations.length) return false
  migrateStore(db, path, version, watch)
  return true
}

/** What SQLite and the file system say of a store, as AppError where it is known what to do about it. */
export function toStoreError(error: unknown, path: string): unknown {
  if (isDamage(error)) {
    return new AppError('store_corrupt', `${path} is damaged or no Culprit store (${error.message}).`, {
      cause: error
    })
  }
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error instanceof AppError) return error
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOSPC':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR':
      return new AppError(
        'store_unwritable',
        `Cannot write the store at ${path} (${error.message}). Check the folder's permissions and free space, or choose another with --data-dir.`,
        { cause: error }
      )
    default:
      return error
  }
}
