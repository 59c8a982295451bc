import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '../../main/store/open-store.ts'
import { tempDir } from '../helpers/temp-dir.ts'

test('a new store is a private SQLite file with our mark, in WAL mode', () => {
  const path = join(tempDir(), 'a', 'b', 'new.culprit')
  const store = openStore(path)
  expect(store.db.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(store.db.pragma('auto_vacuum', { simple: true })).toBe(2)
  expect(store.db.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  store.close()
  expect(readFileSync(path).subarray(68, 72).toString()).toBe('Cul1')
})

test('a second opening is refused while the first is open, and possible after', () => {
  const path = join(tempDir(), 'store.culprit')
  const store = openStore(path)
  expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'store_locked' }))
  store.close()
  openStore(path).close()
})

test('what is no store is refused and stays as it is', () => {
  const path = join(tempDir(), 'store.culprit')
  writeFileSync(path, 'this is no SQLite file, but somebody may need it still '.repeat(100))
  const before = readFileSync(path)
  expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'store_corrupt' }))
  expect(readFileSync(path)).toEqual(before)
})

test("another program's SQLite file is refused", () => {
  const path = join(tempDir(), 'store.culprit')
  const other = new SqliteDatabase(path)
  other.exec('CREATE TABLE t (a)')
  other.close()
  expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'store_corrupt' }))
})

test('a store of a newer version is refused with a clear message', () => {
  const path = join(tempDir(), 'store.culprit')
  const store = openStore(path)
  store.db.pragma('user_version = 999')
  store.close()
  expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'store_newer' }))
})

test('a path that cannot be written says so', () => {
  const dir = tempDir()
  writeFileSync(join(dir, 'file'), '')
  expect(() => openStore(join(dir, 'file', 'store.culprit'))).toThrow(
    expect.objectContaining({ code: 'store_unwritable' })
  )
})

test('after a refusal the store can be opened once the reason is gone', () => {
  const dir = tempDir()
  const [path, good] = [join(dir, 'store.culprit'), join(dir, 'good.culprit')]
  openStore(good).close()
  writeFileSync(path, 'garbage'.repeat(500))
  expect(() => openStore(path)).toThrow()
  copyFileSync(good, path)
  openStore(path).close()
})
