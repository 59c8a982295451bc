import { closeSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { migrations } from './migrations/index.ts'

/** For whoever waits while an older store is brought up to date: with a million events it takes a while. */
export interface MigrationWatch {
  /** How much of it is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
  /** Asked again and again: true ends it, and leaves the store as it was. */
  readonly isCancelled?: (() => boolean) | undefined
}

/** Of the whole: copying the file. */
const COPY_SHARE = 0.4
const CHUNK_BYTES = 8 * 1024 * 1024

/**
 * Brings a store from version `from` to this one's, all of it or nothing; a copy of the file as it was stays beside it. It
 * may be broken off at any time, also by the end of the process. Throws AppError `unavailable` where it was.
 */
export function migrateStore(
  db: Database,
  path: string,
  from: number,
  { onProgress = () => {}, isCancelled = () => false }: MigrationWatch = {}
): void {
  const goOn = (share: number) => {
    if (isCancelled()) {
      throw new AppError('unavailable', `${path} was not brought up to date: it is as it was.`)
    }
    onProgress(share)
  }
  goOn(0)
  db.pragma('wal_checkpoint(TRUNCATE)')
  copyFile(path, `${path}.before-${migrations.length}`, (share) => goOn(COPY_SHARE * share))
  runMigrations(db, from, (share) => goOn(COPY_SHARE + (1 - COPY_SHARE) * share))
}

/**
 * The tables of a store, or those that one of version `from` lacks, in one transaction. `onStep` may throw to end it. `to`:
 * an older version, for tests.
 */
export function runMigrations(
  db: Database,
  from: number,
  onStep: (share: number) => void,
  to = migrations.length
): void {
  const statements = migrations.slice(from, to).flatMap(statementsOf)
  // one of them edits the schema, which is refused otherwise
  db.unsafeMode(true)
  try {
    db.transaction(() => {
      for (const [index, statement] of statements.entries()) {
        db.exec(statement)
        onStep((index + 1) / statements.length)
      }
      db.pragma(`user_version = ${to}`)
    }).immediate()
  } finally {
    db.unsafeMode(false)
  }
}

/** At its semicolons, but for those in comments: migrations have them nowhere else. */
export function statementsOf(migration: string): string[] {
  const pieces = migration.match(/(?:--[^\n]*|[^;])+/g) ?? []
  return pieces.filter((piece) => piece.replace(/--[^\n]*/g, '').trim() !== '')
}

/** A copy that is there is whole: while it is being written it has another name. One of an earlier attempt is of then. */
function copyFile(from: string, to: string, onShare: (share: number) => void): void {
  const part = `${to}.part`
  const [source, target] = [openSync(from, 'r'), openSync(part, 'w', 0o600)]
  try {
    const { size } = statSync(from)
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
    for (let done = 0; done < size; ) {
      const bytes = readSync(source, chunk, 0, chunk.length, done)
      if (bytes === 0) break
      writeSync(target, chunk, 0, bytes)
      done += bytes
      onShare(done / size)
    }
    renameSync(part, to)
  } finally {
    closeSync(source)
    closeSync(target)
    rmSync(part, { force: true })
  }
}
