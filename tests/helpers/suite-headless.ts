import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import {
  type HeadlessOptions,
  launchHeadless,
  ownPlace,
  type ReadyHeadless,
  whenReady
} from './headless-process.ts'

/** One headless server for all tests of a suite; called inside `describe`. Returns how to get it in a test. */
export function headlessForSuite(options: HeadlessOptions = {}): () => ReadyHeadless {
  const dataDir = mkdtempSync(join(tmpdir(), 'culprit-suite-'))
  let ready: ReadyHeadless | undefined
  beforeAll(async () => {
    ready = await whenReady(launchHeadless(ownPlace(dataDir), options))
  })
  afterAll(async () => {
    ready?.child.kill('SIGKILL')
    await ready?.ended
    rmSync(dataDir, { recursive: true, force: true })
  })
  return () => {
    if (!ready) throw new Error('the server is there inside tests only')
    return ready
  }
}
