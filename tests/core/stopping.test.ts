import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test, vi } from 'vitest'
import { startCore } from '../../main/core/start-core.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { markRunning } from '../../main/store/clean-stop.ts'
import { openStore } from '../../main/store/open-store.ts'
import { createClient } from '../helpers/create-client.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const EVENT = { message: 'on the way', level: 'error' }

test('what is under way when the core stops is committed or refused, and nothing is logged', async () => {
  const said = vi.spyOn(process.stderr, 'write')
  const dataDir = tempDir()
  const store = openStore(join(dataDir, STORE_FILE))
  markRunning(store.db)
  store.close()
  const options = { dataDir, host: '127.0.0.1', port: 0, version: 'test' }
  // a store that nobody closed is looked over by the reader's thread: one that is never through
  const startReader = () => new Worker('setInterval(() => {}, 1000)', { eval: true })
  const core = await startCore({ ...options, startReader })
  const { host, port } = core.listener()
  const client = createClient((path, input) => core.call(path, input))
  const sent = Array.from({ length: 20 }, (_, n) =>
    fetch(`http://${host}:${port}/api/1/store/`, {
      method: 'POST',
      body: JSON.stringify({ ...EVENT, message: `on the way ${n}` })
    }).then(
      ({ status }) => status,
      () => 0
    )
  )
  const imported = client.imports.add({
    name: 'late.json',
    base64: Buffer.from(JSON.stringify({ ...EVENT, message: 'imported late' })).toString('base64'),
    projectId: '1'
  })
  const ending = core.stop()
  await imported.catch(() => undefined)
  const accepted = (await Promise.all(sent)).filter((status) => status === 200).length
  await ending
  expect(said.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith('culprit:'))).toEqual(
    []
  )
  said.mockRestore()

  const again = await startCore(options)
  const { rows } = await createClient((path, input) => again.call(path, input)).events.list({ limit: 100 })
  await again.stop()
  expect(rows.length).toBeGreaterThanOrEqual(accepted)
})
