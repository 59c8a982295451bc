import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Progress, startCoreThread } from '../../main/core/core-thread.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { migrations } from '../../main/store/migrations/index.ts'
import { checkIntegrity } from '../helpers/check-integrity.ts'
import { ownPlace } from '../helpers/headless-process.ts'
import { versionOf, writeOldStore } from '../helpers/old-store.ts'
import { spawnHeadless, startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

// the second start derives the tags of each of them again: a slow machine takes its time
vi.setConfig({ testTimeout: 120_000 })

const EVENTS = 30_000

function oldStore() {
  const dataDir = tempDir()
  const path = join(dataDir, STORE_FILE)
  writeOldStore(path, EVENTS)
  return { dataDir, path }
}

test('Ctrl+C in the terminal leaves an old store as it was; the next start brings it up to date', async () => {
  const { dataDir, path } = oldStore()
  const { child, ended, printed } = spawnHeadless(ownPlace(dataDir))
  if (child.stderr) await once(child.stderr, 'data')
  expect(printed.stderr).toContain('the store is brought up to date; Ctrl+C')
  child.kill('SIGINT')
  expect(await ended).toMatchObject({ signal: 'SIGINT' })
  expect(versionOf(path)).toBe(1)
  expect(checkIntegrity(dataDir)).toBe('ok')

  const { client } = await startHeadless(dataDir)
  expect(versionOf(path)).toBe(migrations.length)
  expect((await client.issues.list({})).rows).toMatchObject([{ title: 'OldError', events: EVENTS }])
})

test('an application that ends meanwhile does not wait for it, and leaves the store as it was', async () => {
  const { dataDir, path } = oldStore()
  const thread = startCoreThread({
    core: { dataDir, host: '127.0.0.1', port: 0, version: 'test' },
    createWorker(options) {
      const worker = new Worker(new URL('../../main/core/worker.ts', import.meta.url), options)
      onTestFinished(async () => void (await worker.terminate()))
      return worker
    }
  })
  const begun = await new Promise<Progress>((resolve) => thread.onProgress(resolve))
  expect(begun).toMatchObject({ work: 'migrating' })
  expect(begun.share).toBeLessThan(1)
  await thread.stop()
  expect(versionOf(path)).toBe(1)
  expect(checkIntegrity(dataDir)).toBe('ok')
  expect(await thread.call('status.get', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } })
})
