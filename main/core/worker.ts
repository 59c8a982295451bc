import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../shared/model/app-error.ts'
import type { ErrorCode } from '../../shared/model/error-code.ts'
import type { FromCore, ThreadOptions, ToCore } from './core-thread.ts'
import { salvageStore } from './salvage.ts'
import { type Core, startCore } from './start-core.ts'
import { startCheckpoints, startHelper, startReader } from './threads.ts'

// Entry of the core's thread: speaks the messages of core-thread.ts with the thread that started it.

const port = parentPort
if (!port) throw new Error('the core worker runs in a worker thread only')
const send = (message: FromCore) => port.postMessage(message)

const { isEnding, isSalvaging, ...options } = workerData as ThreadOptions
const isCancelled = () => Atomics.load(isEnding, 0) === 1

if (isSalvaging) salvage()
const starting: Promise<Core | undefined> = startCore({
  ...options,
  onMigrating: (share) => send({ kind: 'progress', work: 'migrating', share }),
  isCancelled,
  startHelper,
  startReader,
  startCheckpoints
}).then(
  (core) => {
    core.subscribe((change) => send({ kind: 'change', change }))
    return core
  },
  (error: unknown) => {
    send({ kind: 'failed', ...describe(error) })
    return undefined
  }
)

port.on('message', async (message: ToCore) => {
  const core = await starting
  if (message.kind === 'stop') {
    // one that failed half-way has threads and timers that nobody else ends
    if (!core) process.exit()
    await core.stop()
    port.close()
  } else if (core) {
    send({ kind: 'answer', id: message.id, answer: await core.call(message.path, message.input) })
  }
})

/** Whatever comes of it, the store that is there then is opened. */
function salvage(): void {
  try {
    const salvaged = salvageStore(options.dataDir, (share) => {
      if (isCancelled()) throw new AppError('unavailable', 'Culprit is ending.')
      send({ kind: 'progress', work: 'salvaging', share })
    })
    send({ kind: 'salvaged', salvaged })
  } catch (error) {
    send({ kind: 'notSalvaged', ...describe(error) })
  }
}

function describe(error: unknown): { code: ErrorCode; message: string } {
  const message = error instanceof Error ? error.message : String(error)
  return { code: error instanceof AppError ? error.code : 'internal', message }
}
