import { expect, test } from 'vitest'
import { createSample } from '../../main/core/sample/sample-data.ts'
import { startCore } from '../../main/core/start-core.ts'
import { createClient } from '../helpers/create-client.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const NOW = Date.parse('2026-05-04T12:00:00Z')
const DAY_MS = 86_400_000

test('the sample is the same each time, ends now, and spans two weeks', () => {
  const { submissions } = createSample(NOW)
  expect(submissions).toEqual(createSample(NOW).submissions)
  const times = submissions.map(({ receivedMs }) => receivedMs)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(NOW - Math.max(...times)).toBeLessThan(DAY_MS / 24)
  expect(NOW - Math.min(...times)).toBeLessThan(14 * DAY_MS)
  expect(submissions.length).toBeGreaterThan(600)
})

test('a core of sample data listens nowhere, and shows issues of every kind', async () => {
  const core = await startCore({ dataDir: tempDir(), version: 'test', aside: 'sample' })
  const client = createClient((path, input) => core.call(path, input))
  try {
    expect(core.listener().state).toBe('failed')
    await expect
      .poll(async () => (await client.issues.list({ query: 'is:ignored' })).rows.length, { timeout: 30_000 })
      .toBe(1)
    const { rows } = await client.projects.list({})
    expect(rows.map(({ name }) => name).sort()).toEqual(['shop-api', 'shop-app', 'web-shop'])
    expect(rows.reduce((sum, { events }) => sum + events, 0)).toBe(createSample(NOW).submissions.length)
    expect((await client.issues.list({ query: 'is:resolved' })).rows).toHaveLength(2)
    const all = (await client.issues.list({ query: '' })).rows
    expect(all).toHaveLength(12)
    expect(new Set(all.map(({ level }) => level))).toEqual(new Set(['fatal', 'error', 'warning']))
    const { problems, id } = await client.events.get({ issueId: all[0]?.id ?? '', which: 'latest' })
    expect([id.length, problems]).toEqual([32, []])
  } finally {
    await core.stop()
  }
})
