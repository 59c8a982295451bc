import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { expect, test } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { drained } from '../bench/bench-context.ts'
import { growthPerMinute, holdLoad, type Sample } from '../bench/hold-load.ts'
import { checkIntegrity } from '../helpers/check-integrity.ts'
import { startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const MiB = 1024 * 1024
const MAX_EVENTS = 1_000

test('growth is the slope of the line next to the samples', () => {
  const sample = (seconds: number, residentBytes: number): Sample => ({ seconds, residentBytes, sent: 0 })
  expect(growthPerMinute([sample(0, 100), sample(60, 110), sample(120, 120)])).toBeCloseTo(10)
  expect(growthPerMinute([sample(0, 100), sample(30, 90), sample(60, 100)])).toBeCloseTo(0)
})

// `npm run soak` does it for half an hour
test('under load, with a store that is full, memory and store stay as large as they are', async () => {
  const dataDir = tempDir()
  const server = await startHeadless(dataDir)
  await server.client.retention.set({ store: { maxEvents: MAX_EVENTS }, projects: {} })
  const samples = await holdLoad(server, { seconds: 12, sampleSeconds: 1, onSample: () => {} })
  const later = samples.slice(Math.floor(samples.length / 2))
  const sent = samples.at(-1)?.sent ?? 0
  expect(Math.max(...later.map(({ residentBytes }) => residentBytes))).toBeLessThan(500 * MiB)
  const { rows } = await server.client.projects.list({})
  const all = rows.reduce((sum, { events }) => sum + events, 0)
  expect(all).toBeGreaterThan(MAX_EVENTS)
  expect(all).toBeGreaterThanOrEqual(sent)
  await drained(server, all)
  const db = new SqliteDatabase(join(dataDir, STORE_FILE), { readonly: true })
  const count = db.prepare('SELECT COUNT(*) FROM events').pluck()
  await expect.poll(() => count.get(), { timeout: 20_000 }).toBeLessThanOrEqual(MAX_EVENTS)
  db.close()
  expect(checkIntegrity(dataDir)).toBe('ok')
}, 180_000)
