import { closeSync, existsSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUpStore } from '../../main/core/back-up-store.ts'
import { salvageStore } from '../../main/core/salvage.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
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

test('a damaged store is set aside, and what can be read of it makes a new one', async () => {
  const dataDir = tempDir()
  await fill(dataDir)
  const path = join(dataDir, STORE_FILE)
  // every tenth page of the second half is garbage
  const file = openSync(path, 'r+')
  const pages = statSync(path).size / PAGE
  for (let page = Math.floor(pages / 2); page < pages; page += 10) {
    writeSync(file, Buffer.alloc(PAGE, 0xa5), 0, PAGE, page * PAGE)
  }
  closeSync(file)

  const { damaged, events, lost } = salvageStore(dataDir, () => {})
  expect(existsSync(damaged)).toBe(true)
  expect(events).toBeGreaterThan(EVENTS / 3)
  expect(events + lost).toBeLessThanOrEqual(EVENTS)
  const { client } = await startTestApp(dataDir)
  const { rows } = await client.issues.list({})
  expect(rows.reduce((sum, row) => sum + row.events, 0)).toBe(events)
  expect(rows.filter(({ status, bookmarked }) => status === 'resolved' && bookmarked)).toHaveLength(1)
})

test('a file that is no store at all is set aside, and the new store is empty', async () => {
  const dataDir = tempDir()
  writeFileSync(join(dataDir, STORE_FILE), 'no store '.repeat(2000))
  expect(salvageStore(dataDir, () => {})).toMatchObject({ events: 0 })
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
