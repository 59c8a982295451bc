import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { startCoreThread } from '../../main/core/core-thread.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { Status } from '../../shared/contract/status.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const ENTRY = new URL('../../main/core/worker.ts', import.meta.url)

/** The core on a thread of its own, and a way to kill it. */
function startThread() {
  const dataDir = tempDir()
  const workers: Worker[] = []
  const crashes: { reason: string; isRestarted: boolean }[] = []
  let told: (() => void) | undefined
  const thread = startCoreThread({
    core: { dataDir, host: '127.0.0.1', port: 0, version: 'test' },
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
  return {
    thread,
    dataDir,
    crashes,
    async status() {
      const answer = await thread.call('status.get', {})
      if (!answer.ok) throw new Error(answer.error.message)
      return Status.parse(answer.value)
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
  const { thread, status, kill, crashes } = startThread()
  const topics: string[] = []
  thread.subscribe(({ topic }) => topics.push(topic))
  const { listener } = await status()
  const sent = await fetch(`http://127.0.0.1:${listener.port}/api/1/store/`, {
    method: 'POST',
    body: '{"message":"hi"}'
  })
  expect(sent.status).toBe(200)
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
