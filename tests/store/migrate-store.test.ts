import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase, { type Database } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { runMigrations, statementsOf } from '../../main/store/migrate-store.ts'
import { migrations } from '../../main/store/migrations/index.ts'
import { openStore } from '../../main/store/open-store.ts'
import { versionOf, writeOldStore } from '../helpers/old-store.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const schemaOf = (db: Database) => db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2').all()

/** An old store, and its file's content. */
function oldStore(events = 200) {
  const dir = tempDir()
  const path = join(dir, 'store.culprit')
  writeOldStore(path, events)
  return { dir, path, before: readFileSync(path) }
}

test('one statement after the other makes what all at once make', () => {
  const [whole, parts] = [new SqliteDatabase(':memory:'), new SqliteDatabase(':memory:')]
  for (const db of [whole, parts]) db.unsafeMode(true)
  for (const migration of migrations) {
    whole.exec(migration)
    for (const statement of statementsOf(migration)) parts.exec(statement)
  }
  expect(schemaOf(parts)).toEqual(schemaOf(whole))
})

test('a migration tells how far it is, and leaves a copy of what was', () => {
  const { path, before } = oldStore()
  const shares: number[] = []
  openStore(path, { onProgress: (share) => shares.push(share) }).close()
  expect(shares[0]).toBe(0)
  expect(shares.at(-1)).toBeCloseTo(1)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.length).toBeGreaterThan(20)
  expect(versionOf(path)).toBe(migrations.length)
  expect(readFileSync(`${path}.before-${migrations.length}`)).toEqual(before)
  // nothing is to be done the next time, and nothing is told of a new store
  for (const again of [path, join(tempDir(), 'new.culprit')]) {
    openStore(again, { onProgress: () => expect.unreachable() }).close()
  }
})

test('wherever it is broken off, the store is as it was, and can be brought up to date later', () => {
  let steps = 0
  const all = oldStore()
  openStore(all.path, { onProgress: () => steps++ }).close()
  const { dir, path } = oldStore()
  const contentOf = () => {
    const db = new SqliteDatabase(path, { readonly: true })
    const rows = db.prepare('SELECT * FROM events').all()
    const schema = schemaOf(db)
    db.close()
    return { rows, schema }
  }
  const content = contentOf()
  for (let end = 0; end < steps; end++) {
    let asked = 0
    expect(() => openStore(path, { isCancelled: () => asked++ === end })).toThrow(
      expect.objectContaining({ code: 'unavailable' })
    )
    expect(versionOf(path)).toBe(1)
    expect(contentOf()).toEqual(content)
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([])
  }
  openStore(path).close()
  expect(versionOf(path)).toBe(migrations.length)
})

test('what version 4 had journaled is filed when it is brought up to date, with its payload', async () => {
  const dataDir = tempDir()
  const path = join(dataDir, STORE_FILE)
  writeOldStore(path, 3)
  const old = new SqliteDatabase(path)
  runMigrations(old, 1, () => {}, 4)
  const content = Buffer.from('{"message":"was on its way"}')
  for (const n of [7, 8]) {
    old
      .prepare('INSERT INTO journal VALUES (?, 1, ?, ?, 0, ?, ?, NULL)')
      .run(n, Buffer.alloc(16, n), JSON.stringify(received(n)), content.length, content)
  }
  old.close()
  const { client } = await startTestApp(dataDir)
  const { rows } = await client.events.list({})
  expect(rows.map(({ title }) => title)).toEqual([
    'was on its way',
    'was on its way',
    ...Array(3).fill('OldError')
  ])
  expect(await client.events.get({ id: received(8).eventId, raw: true })).toMatchObject({
    raw: content.toString()
  })
  // and what came before has its own still
  expect(await client.events.get({ id: rows.at(-1)?.id ?? '', raw: true })).toMatchObject({ raw: '{}' })
})

const received = (n: number) => ({
  receivedMs: Date.now(),
  eventId: Buffer.alloc(16, n).toString('hex'),
  itemType: 'event'
})

test('a copy that was not finished is made anew', () => {
  const { path, before } = oldStore()
  const copy = `${path}.before-${migrations.length}`
  writeFileSync(`${copy}.part`, 'half of')
  openStore(path).close()
  expect(readFileSync(copy)).toEqual(before)
  expect(existsSync(`${copy}.part`)).toBe(false)
})
