import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Progress, startCoreThread } from '../../main/core/core-thread.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { Status } from '../../shared/contract/status.ts'
import { overwritePage } from '../helpers/overwrite-page.ts'
import { tempDir } from '../helpers/temp-dir.ts'

vi.setConfig({ testTimeout: 30_000 })

const ENTRY = new URL('../../main/core/worker.ts', import.meta.url)

/** The core on a thread of its own, and a way to kill it. */
function startThread() {
  const dataDir = tempDir()
  const options = { dataDir, host: '127.0.0.1', port: 0, version: 'test' }
  const workers: Worker[] = []
  const crashes: { reason: string; isRestarted: boolean }[] = []
  let told: (() => void) | undefined
  const thread = startCoreThread({
    core: options,
    createWorker(options) {
      const worker = new Worker(ENTRY, options)
      workers.push(worker)
      return worker
    }
  })
  thread.onCrash((reason, isRestarted) => {
    crashes.push({ reason, isRestarted })
    told?.()
  })
  onTestFinished(async () => {
    for (const worker of workers) await worker.terminate()
  })
  async function status() {
    const answer = await thread.call('status.get', {})
    if (!answer.ok) throw new Error(answer.error.message)
    return Status.parse(answer.value)
  }
  return {
    thread,
    dataDir,
    path: join(dataDir, STORE_FILE),
    crashes,
    status,
    async post(message: string) {
      const { listener } = await status()
      const url = `http://127.0.0.1:${listener.port}/api/1/store/`
      expect((await fetch(url, { method: 'POST', body: JSON.stringify({ message }) })).status).toBe(200)
    },
    /** Does something to the store while it is closed. */
    whileClosed(act: () => void) {
      return thread.reopen(async () => {
        act()
        return options
      })
    },
    /** Resolves when the core's end was noticed. */
    async kill() {
      const noticed = new Promise<void>((resolve) => {
        told = resolve
      })
      await workers.at(-1)?.terminate()
      await noticed
    }
  }
}

test('a core that crashes is started again, with everything that was acknowledged', async () => {
  const { thread, status, post, kill, crashes } = startThread()
  const topics: string[] = []
  thread.subscribe(({ topic }) => topics.push(topic))
  await post('hi')
  topics.length = 0
  await kill()
  expect(crashes).toEqual([{ reason: expect.any(String), isRestarted: true }])
  expect(await status()).toMatchObject({ events: 1, listener: { state: 'listening' } })
  // whoever shows something asks again
  expect(topics).toEqual(expect.arrayContaining(['settings', 'listener', 'projects', 'status']))
  await thread.stop()
})

test('a call that was under way is answered, not left waiting', async () => {
  const { thread, status, kill } = startThread()
  await status()
  const calls = Array.from({ length: 20 }, () => thread.call('issues.list', {}))
  await kill()
  const answers = await Promise.all(calls)
  for (const answer of answers) {
    if (!answer.ok) expect(answer.error.code).toBe('unavailable')
  }
  await thread.stop()
})

test('one that crashes again and again is left alone, and says why', async () => {
  const { thread, status, kill, crashes } = startThread()
  for (let n = 0; n < 4; n++) {
    await status()
    await kill()
  }
  expect(crashes.map(({ isRestarted }) => isRestarted)).toEqual([true, true, true, false])
  expect(await thread.call('status.get', {})).toMatchObject({
    ok: false,
    error: { code: 'internal', message: expect.stringContaining('again and again') }
  })
  await thread.stop()
})

test('it goes on with another folder, and calls wait for it', async () => {
  const { thread, status, dataDir } = startThread()
  const before = await status()
  const other = tempDir()
  const moved = thread.reopen(async () => {
    // the store is closed, so that its file can be moved
    expect(existsSync(`${before.store.path}-wal`)).toBe(false)
    return { dataDir: other, host: '127.0.0.1', port: 0, version: 'test' }
  })
  expect((await status()).store.path).toBe(join(other, STORE_FILE))
  await moved
  await expect(thread.reopen(() => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
  expect((await status()).store.path).toBe(join(other, STORE_FILE))
  expect(dataDir).not.toBe(other)
  await thread.stop()
})

test('stopping it is no crash', async () => {
  const { thread, status, crashes } = startThread()
  await status()
  await thread.stop()
  expect(crashes).toEqual([])
  expect(await thread.call('status.get', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } })
})

test.each([
  ['that cannot be opened', 1],
  ['whose damage shows only when it is read', 'regroupings']
] as const)('a store %s is salvaged, and gone on with', async (_, page) => {
  const { thread, status, post, whileClosed, path } = startThread()
  await post('found again')
  await whileClosed(() => overwritePage(path, page))
  expect(await thread.call('status.get', {})).toMatchObject({ ok: false, error: { code: 'store_corrupt' } })

  const salvaging = thread.salvage()
  // who asks meanwhile waits for it
  expect(await status()).toMatchObject({ events: 1, store: { problem: null } })
  const salvaged = await salvaging
  expect(salvaged.kept).toMatchObject({ events: 1, issues: 1 })
  expect(existsSync(salvaged.damaged)).toBe(true)
  await post('received again')
  expect(await status()).toMatchObject({ events: 2, listener: { state: 'listening' } })
  await thread.stop()
})

test('a salvage that fails leaves the store as it is, and it is opened again', async () => {
  const { thread, status, post, dataDir, path } = startThread()
  await post('still here')
  // where the new one would be made
  mkdirSync(`${path}.new`)
  await expect(thread.salvage()).rejects.toMatchObject({ code: 'internal' })
  expect(await status()).toMatchObject({ events: 1, listener: { state: 'listening' } })
  expect(readdirSync(dataDir).filter((name) => name.includes('damaged'))).toEqual([])
  await thread.stop()
})

test('how far a salvage is is told, until it is over', async () => {
  const { thread, post } = startThread()
  await post('hi')
  const told: Progress[] = []
  thread.onProgress((progress) => told.push(progress))
  await thread.salvage()
  const shares = told.map(({ share }) => share)
  expect(told.every(({ work }) => work === 'salvaging')).toBe(true)
  expect(shares.at(-1)).toBe(1)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})

test('a salvage is one at a time, and ends with the core', async () => {
  const { thread, status, post, dataDir, path } = startThread()
  await post('still here')
  await status()
  const salvaging = thread.salvage()
  const failed = expect(salvaging).rejects.toMatchObject({ code: 'unavailable' })
  await expect(thread.salvage()).rejects.toMatchObject({ code: 'store_locked' })
  await thread.stop()
  await failed
  expect(existsSync(path)).toBe(true)
  expect(readdirSync(dataDir).filter((name) => /damaged|new|rows/.test(name))).toEqual([])
})
