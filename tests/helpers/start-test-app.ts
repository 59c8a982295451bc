import { onTestFinished } from 'vitest'
import { startCore } from '../../main/core/start-core.ts'
import type { Change } from '../../shared/contract/change.ts'
import { createClient } from './create-client.ts'
import { tempDir } from './temp-dir.ts'

/** The real core on a free port, with a store of its own; stopped when the test ends. */
export async function startTestApp(dataDir: string = tempDir()) {
  const core = await startCore({ dataDir, host: '127.0.0.1', port: 0, version: 'test' })
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    await core.stop()
  }
  onTestFinished(stop)
  const { host, port } = core.listener()
  const ingestUrl = `http://${host}:${port}`
  const client = createClient((path, input) => core.call(path, input))
  return {
    core,
    client,
    dataDir,
    ingestUrl,
    stop,
    /** Resolves with the next change for which `matches` is true. */
    nextChange(matches: (change: Change) => boolean): Promise<Change> {
      return new Promise((resolve) => {
        const unsubscribe = core.subscribe((change) => {
          if (!matches(change)) return
          unsubscribe()
          resolve(change)
        })
      })
    },
    post(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
      return fetch(ingestUrl + path, { method: 'POST', body, headers })
    },
    postEvent(event: object, projectId = '1') {
      return fetch(`${ingestUrl}/api/${projectId}/store/`, { method: 'POST', body: JSON.stringify(event) })
    }
  }
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>
