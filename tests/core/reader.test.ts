import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import SqliteDatabase from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { createReader } from '../../main/core/reader.ts'
import { startCore } from '../../main/core/start-core.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { startReader } from '../../main/core/threads.ts'
import { openStore } from '../../main/store/open-store.ts'
import { IssueQuery } from '../../shared/contract/issues.ts'
import { TimelineQuery } from '../../shared/contract/stats.ts'
import { createClient } from '../helpers/create-client.ts'
import { arrivalOf, memoryStore, newEvent, store } from '../helpers/memory-store.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const NOW = 1_700_000_000_000

function largeStore(start = startReader) {
  const opened = openStore(join(tempDir(), STORE_FILE))
  store(opened.db, [arrivalOf([newEvent({ hash: 1 }), newEvent({ hash: 2, title: 'other' })])])
  const unexpected: unknown[] = []
  const reader = createReader({
    db: opened.db,
    path: opened.path,
    startReader: start,
    now: () => NOW,
    isLarge: () => true,
    onUnexpected: (error) => unexpected.push(error)
  })
  onTestFinished(async () => {
    await reader.stop()
    opened.close()
  })
  return { ...opened, reader, unexpected }
}

test('a large store is read on another thread, which sees what has just been written', async () => {
  const { db, reader } = largeStore()
  const list = () => reader.read('issues', IssueQuery.parse({}))
  expect((await list()).total).toBe(2)
  store(db, [arrivalOf([newEvent({ hash: 3 })])])
  expect((await list()).total).toBe(3)
})

test('its errors come back as what they are', async () => {
  const { reader, unexpected } = largeStore()
  const read = reader.read('issues', IssueQuery.parse({ query: 'firstSeen:never' }))
  await expect(read).rejects.toMatchObject({ code: 'invalid_input' })
  expect(unexpected).toEqual([])
})

test('a store is backed up into a new file while it is in use, and never over another', async () => {
  const dataDir = tempDir()
  const core = await startCore({ dataDir, host: '127.0.0.1', port: 0, version: 'test', startReader })
  onTestFinished(() => core.stop())
  const client = createClient((path, input) => core.call(path, input))
  const { host, port } = core.listener()
  await fetch(`http://${host}:${port}/api/1/store/`, { method: 'POST', body: '{"message":"kept"}' })
  const path = join(dataDir, 'copy.culprit')
  expect((await client.status.backup({ path })).bytes).toBeGreaterThan(10_000)
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  const copy = new SqliteDatabase(path, { readonly: true })
  onTestFinished(() => {
    copy.close()
  })
  expect(copy.prepare('SELECT title FROM events').all()).toEqual([{ title: 'kept' }])
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
  await expect(client.status.backup({ path })).rejects.toMatchObject({ code: 'invalid_input' })
  const profile = join(dataDir, '.profile')
  await expect(client.status.backup({ path: profile })).rejects.toMatchObject({ code: 'invalid_input' })
  expect(existsSync(profile)).toBe(false)
  expect(await client.status.check({})).toEqual({ findings: 'ok' })
})

test.each([
  ['the store is examined or copied', 'check', {}],
  ['a chart is made', 'timeline', TimelineQuery.parse({ from: 0, to: 1, buckets: 1 })]
] as const)('a list that is read while %s does not wait for that', async (_, name, query) => {
  const answersAllBut = (name: string) =>
    new Worker(
      `const { parentPort } = require('node:worker_threads')
      parentPort.on('message', ({ id, name }) => name !== '${name}' && parentPort.postMessage({ id, value: name }))`,
      { eval: true }
    )
  const db = memoryStore()
  const unexpected: unknown[] = []
  const reader = createReader({
    db,
    path: '',
    startReader: () => answersAllBut(name),
    now: Date.now,
    isLarge: () => true,
    onUnexpected: (error) => unexpected.push(error)
  })
  const long = Promise.resolve(name === 'check' ? reader.read(name, query) : reader.read(name, query)).catch(
    (error: Error) => error.message
  )
  expect(await reader.read('issues', IssueQuery.parse({}))).toBe('issues')
  await reader.stop()
  expect(await long).toBe('Reading was interrupted. Try again.')
  expect(unexpected).toEqual([])
})

test('the thread that examines the store ends soon, and another one takes its place', async () => {
  const started: Worker[] = []
  const { reader } = largeStore((data) => {
    const thread = startReader(data)
    started.push(thread)
    return thread
  })
  await reader.read('check', {})
  const ends = started.map((thread) => once(thread, 'exit'))
  await Promise.all(ends)
  expect(await reader.read('check', {})).toEqual({ findings: 'ok' })
  expect(started).toHaveLength(2)
})

test.runIf(process.platform === 'linux')(
  'threads that make charts, check and copy let others go first',
  async () => {
    const { reader } = largeStore()
    await reader.read('issues', IssueQuery.parse({}))
    const before = lowThreads()
    await reader.read('timeline', TimelineQuery.parse({ from: 0, to: 1, buckets: 1 }))
    await reader.read('check', {})
    expect(lowThreads()).toBe(before + 2)
  }
)

/** Threads of this process that yield to those with the usual priority. */
function lowThreads(): number {
  const niceness = readdirSync('/proc/self/task').map((id) => {
    const stat = readFileSync(`/proc/self/task/${id}/stat`, 'utf8')
    // fields after the name in parentheses, which may hold anything: the 19th of all
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
  })
  return niceness.filter((nice) => nice === 10).length
}
