import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../shared/model/app-error.ts'
import type { FromCore, ThreadOptions, ToCore } from './core-thread.ts'
import { type Core, startCore } from './start-core.ts'
import { startCheckpoints, startHelper, startReader } from './threads.ts'

// Entry of the core's thread: speaks the messages of core-thread.ts with the thread that started it.

const port = parentPort
if (!port) throw new Error('the core worker runs in a worker thread only')
const send = (message: FromCore) => port.postMessage(message)

const { isEnding, ...options } = workerData as ThreadOptions

const starting: Promise<Core | undefined> = startCore({
  ...options,
  onMigrating: (share) => send({ kind: 'migrating', share }),
  isCancelled: () => Atomics.load(isEnding, 0) === 1,
  startHelper,
  startReader,
  startCheckpoints
}).then(
  (core) => {
    core.subscribe((change) => send({ kind: 'change', change }))
    return core
  },
  (error: unknown) => {
    const known = error instanceof AppError
    const message = error instanceof Error ? error.message : String(error)
    send({ kind: 'failed', code: known ? error.code : 'internal', message })
    return undefined
  }
)

port.on('message', async (message: ToCore) => {
  const core = await starting
  if (message.kind === 'stop') {
    await core?.stop()
    port.close()
  } else if (core) {
    send({ kind: 'answer', id: message.id, answer: await core.call(message.path, message.input) })
  }
})
