import { closeSync, existsSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { expect, test } from 'vitest'
import { backUpStore } from '../../main/core/back-up-store.ts'
import { salvageStore } from '../../main/core/salvage.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { salvageAndTell } from '../../main/maintenance.ts'
import { openStore } from '../../main/store/open-store.ts'
import { compress } from '../../main/store/payload-codec.ts'
import { writeArrivals } from '../../main/store/write-arrivals.ts'
import { arrivalOf, newEvent } from '../helpers/memory-store.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const PAGE = 4096
const EVENTS = 120

async function fill(dataDir: string): Promise<void> {
  const app = await startTestApp(dataDir)
  for (let n = 0; n < EVENTS; n++) {
    const padding = Array.from({ length: 200 }, (_, k) => (k * n * 7919).toString(36)).join(' ')
    await app.postEvent({ message: `no ${n}`, fingerprint: [`kind ${n % 4}`], extra: { padding } })
  }
  await app.client.issues.update({ ids: ['1'], status: 'resolved', bookmarked: true })
  await app.stop()
}

/** The pages of a table that hold its rows. */
function leavesOf(path: string, table: string): number[] {
  const db = new SqliteDatabase(path, { readonly: true })
  const pages = db
    .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'")
    .pluck()
    .all(table)
  db.close()
  return pages.map(Number)
}

test('a damaged store is set aside, and what can be read of it makes a new one', async () => {
  const dataDir = tempDir()
  await fill(dataDir)
  const path = join(dataDir, STORE_FILE)
  const file = openSync(path, 'r+')
  for (const page of leavesOf(path, 'event_payloads').filter((_, n) => n % 5 === 0)) {
    writeSync(file, Buffer.alloc(PAGE, 0xa5), 0, PAGE, (page - 1) * PAGE)
  }
  closeSync(file)

  const { damaged, events, lost } = salvageStore(dataDir, () => {})
  expect(existsSync(damaged)).toBe(true)
  expect(events).toBeGreaterThan(EVENTS / 3)
  expect(lost).toBeGreaterThan(0)
  expect(events + lost).toBeLessThanOrEqual(EVENTS)
  const { client } = await startTestApp(dataDir)
  const { rows } = await client.issues.list({})
  expect(rows.reduce((sum, row) => sum + row.events, 0)).toBe(events)
  expect(rows.filter(({ status, bookmarked }) => status === 'resolved' && bookmarked)).toHaveLength(1)
})

test('a file that is no store at all is set aside, and the new store is empty', async () => {
  const dataDir = tempDir()
  writeFileSync(join(dataDir, STORE_FILE), 'no store '.repeat(2000))
  expect(salvageAndTell(dataDir)).toMatch(/Nothing could be read of it/)
  expect((await (await startTestApp(dataDir)).client.issues.list({})).total).toBe(0)
})

test('a store in use is copied whole', async () => {
  const dataDir = tempDir()
  const app = await startTestApp(dataDir)
  await app.postEvent({ message: 'kept' })
  const other = tempDir()
  backUpStore(dataDir, join(other, STORE_FILE))
  await app.stop()
  const { client } = await startTestApp(other)
  expect((await client.issues.list({})).rows.map(({ title }) => title)).toEqual(['kept'])
})

test('what was acknowledged last, and not filed yet, is salvaged too', async () => {
  const dataDir = tempDir()
  const { db, close } = openStore(join(dataDir, STORE_FILE))
  const payload = compress(Buffer.from('{"message":"in the journal"}'))
  writeArrivals(db, [arrivalOf([{ ...newEvent(), payload }])])
  close()
  expect(salvageStore(dataDir, () => {})).toMatchObject({ events: 1, lost: 0 })
  const { client } = await startTestApp(dataDir)
  expect((await client.issues.list({})).rows).toMatchObject([{ title: 'in the journal', events: 1 }])
})
