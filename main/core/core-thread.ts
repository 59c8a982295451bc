import type { Worker } from 'node:worker_threads'
import type { Change } from '../../shared/contract/change.ts'
import type { Answer } from '../../shared/contract/procedure.ts'
import type { ErrorCode } from '../../shared/model/app-error.ts'
import type { CoreOptions } from './start-core.ts'
import createWorker from './worker.ts?nodeWorker'

/** From the thread that has the windows to the one that has the core. */
export type ToCore =
  | { readonly kind: 'call'; readonly id: number; readonly path: string; readonly input: unknown }
  | { readonly kind: 'stop' }

export type FromCore =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'change'; readonly change: Change }
  /** The store could not be opened: every call is answered with this. */
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: 'stopped' }

/**
 * Request bodies die young: a small young generation frees them (and the memory outside of the heap that they hold)
 * soon, which halves what the core occupies under load.
 */
const YOUNG_GENERATION = { maxYoungGenerationSizeMb: 24 }

/** The core behind a thread: the same door, without its work on this thread. */
export interface CoreThread {
  call(path: string, input: unknown): Promise<Answer>
  subscribe(listener: (change: Change) => void): () => void
  /** Resolves once the store is closed. */
  stop(): Promise<void>
}

/** Starts the core on a thread of its own. Calls wait until it is ready; if it cannot start, they are told why. */
export function startCoreThread(options: CoreOptions): CoreThread {
  const worker: Worker = createWorker({ workerData: options, resourceLimits: YOUNG_GENERATION })
  const listeners = new Set<(change: Change) => void>()
  const waiting = new Map<number, (answer: Answer) => void>()
  let failure: Answer | undefined
  let lastId = 0

  function fail(code: ErrorCode, message: string): void {
    failure = { ok: false, error: { code, message } }
    for (const resolve of waiting.values()) resolve(failure)
    waiting.clear()
  }

  worker.on('message', (message: FromCore) => {
    if (message.kind === 'answer') {
      waiting.get(message.id)?.(message.answer)
      waiting.delete(message.id)
    } else if (message.kind === 'change') {
      for (const listener of listeners) listener(message.change)
    } else if (message.kind === 'failed') fail(message.code, message.message)
  })
  worker.on('error', (error) => fail('internal', `Culprit's core stopped unexpectedly: ${String(error)}`))
  const exited = new Promise<void>((resolve) => worker.on('exit', () => resolve()))
  void exited.then(() => fail('unavailable', "Culprit's core is not running. Restart Culprit."))

  const send = (message: ToCore) => worker.postMessage(message)
  return {
    call(path, input) {
      if (failure) return Promise.resolve(failure)
      return new Promise((resolve) => {
        waiting.set(++lastId, resolve)
        send({ kind: 'call', id: lastId, path, input })
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      send({ kind: 'stop' })
      await exited
    }
  }
}
