import type { Worker, WorkerOptions } from 'node:worker_threads'
import type { Change } from '../../shared/contract/change.ts'
import type { Answer } from '../../shared/contract/procedure.ts'
import { AppError } from '../../shared/model/app-error.ts'
import type { ErrorCode } from '../../shared/model/error-code.ts'
import type { Salvaged } from './salvage.ts'
import type { CoreOptions } from './start-core.ts'

/** What takes a while before the store is open: an older one is brought up to date, a damaged one salvaged. */
export interface Progress {
  readonly work: 'migrating' | 'salvaging'
  /** How far it is, 0 to 1; at 1 it is over, whatever came of it. */
  readonly share: number
}

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
  | ({ readonly kind: 'progress' } & Progress)
  | { readonly kind: 'salvaged'; readonly salvaged: Salvaged }
  | { readonly kind: 'notSalvaged'; readonly code: ErrorCode; readonly message: string }

/**
 * What the core's thread starts with. `isEnding`: becomes 1 when it shall not finish what it does before it is ready.
 * `isSalvaging`: it first makes a new store of what can be read of the one that is there.
 */
export type ThreadOptions = CoreOptions & { readonly isEnding: Int32Array; readonly isSalvaging: boolean }

/**
 * Request bodies die young: a small young generation frees them (and the memory outside of the heap that they hold)
 * soon, which halves what the core occupies under load.
 */
const YOUNG_GENERATION = { maxYoungGenerationSizeMb: 24 }

/** One that crashes again and again would only heat the machine. */
const MAX_CRASHES = 3
const CRASH_WINDOW_MS = 60_000

const BUSY = 'The store is being moved or recovered. Try again when that is done.'

/** What may have changed while nobody announced it. */
const CAUGHT_UP: readonly Change[] = [
  { topic: 'settings' },
  { topic: 'listener' },
  { topic: 'projects' },
  { topic: 'status' }
]

/** The core behind a thread: the same door, without its work on this thread. */
export interface CoreThread {
  call(path: string, input: unknown): Promise<Answer>
  subscribe(listener: (change: Change) => void): () => void
  /** Told each time the core crashed: why, and whether it was started again. */
  onCrash(listener: (reason: string, isRestarted: boolean) => void): void
  onProgress(listener: (progress: Progress) => void): void
  /**
   * Closes the store, lets `change` do what needs it closed, and opens the one of its answer; where it rejects, the same
   * one again, and this rejects too. Calls wait meanwhile.
   */
  reopen(change: () => Promise<CoreOptions>): Promise<void>
  /**
   * Closes the store, makes a new one of what can be read of it, and opens that. Rejects with AppError where it cannot, or
   * Culprit ends before it is through (`unavailable`); then the old one is opened again, as it was. Calls wait meanwhile.
   */
  salvage(): Promise<Salvaged>
  /** Resolves once the store is closed. */
  stop(): Promise<void>
}

export interface CoreThreadOptions {
  readonly core: CoreOptions
  readonly createWorker: (options: WorkerOptions) => Worker
}

/**
 * Starts the core on a thread of its own. Calls wait until it is ready; if it cannot start, they are told why. Where it
 * crashes it is started again: what was acknowledged is in the store, and calls under way are answered `unavailable`.
 */
export function startCoreThread({ core: first, createWorker }: CoreThreadOptions): CoreThread {
  let core = first
  const listeners = new Set<(change: Change) => void>()
  const crashListeners = new Set<(reason: string, isRestarted: boolean) => void>()
  const progressListeners = new Set<(progress: Progress) => void>()
  const waiting = new Map<number, (answer: Answer) => void>()
  const crashes: number[] = []
  let failure: Answer | undefined
  let isStopping = false
  /** It crashed for good. */
  let isGone = false
  let reopening: Promise<void> | undefined
  /** The thread salvages before it opens the store. */
  let salvaging: { resolve(salvaged: Salvaged): void; reject(error: AppError): void } | undefined
  let underWay: Progress['work'] | undefined
  let lastId = 0
  let isEnding: Int32Array
  let worker = start()

  function tell(change: Change): void {
    for (const listener of listeners) listener(change)
  }

  function answerWaiting(answer: Answer): void {
    for (const resolve of waiting.values()) resolve(answer)
    waiting.clear()
  }

  function fail(code: ErrorCode, message: string): void {
    failure = { ok: false, error: { code, message } }
    answerWaiting(failure)
  }

  function tellProgress(progress: Progress): void {
    underWay = progress.share < 1 ? progress.work : undefined
    for (const listener of progressListeners) listener(progress)
  }

  function endProgress(): void {
    if (underWay) tellProgress({ work: underWay, share: 1 })
  }

  function endSalvage(code: ErrorCode, message: string): void {
    endProgress()
    salvaging?.reject(new AppError(code, message))
    salvaging = undefined
  }

  function start(): Worker {
    isEnding = new Int32Array(new SharedArrayBuffer(4))
    const workerData: ThreadOptions = { ...core, isEnding, isSalvaging: salvaging !== undefined }
    const started = createWorker({ workerData, resourceLimits: YOUNG_GENERATION })
    let reason = 'it ended without a word'
    started.on('message', (message: FromCore) => {
      if (message.kind === 'answer') {
        waiting.get(message.id)?.(message.answer)
        waiting.delete(message.id)
      } else if (message.kind === 'change') tell(message.change)
      else if (message.kind === 'progress') tellProgress({ work: message.work, share: message.share })
      else if (message.kind === 'salvaged') {
        endProgress()
        salvaging?.resolve(message.salvaged)
        salvaging = undefined
      } else if (message.kind === 'notSalvaged') endSalvage(message.code, message.message)
      else if (message.kind === 'failed') {
        endProgress()
        fail(message.code, message.message)
      }
    })
    started.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error)
    })
    started.on('exit', () => {
      endProgress()
      endSalvage('internal', `Culprit’s core crashed (${reason}).`)
      if (isStopping) fail('unavailable', 'Culprit is ending.')
      else crashed(reason)
    })
    return started
  }

  function crashed(reason: string): void {
    const now = Date.now()
    crashes.push(now)
    const isRestarted = crashes.filter((at) => now - at < CRASH_WINDOW_MS).length <= MAX_CRASHES
    if (isRestarted) {
      answerWaiting({
        ok: false,
        error: {
          code: 'unavailable',
          message: `Culprit’s core crashed (${reason}) and starts again. Try again.`
        }
      })
      worker = start()
      for (const change of CAUGHT_UP) tell(change)
    } else {
      isGone = true
      fail('internal', `Culprit’s core crashes again and again (${reason}). Restart Culprit.`)
    }
    for (const listener of crashListeners) listener(reason, isRestarted)
  }

  const send = (message: ToCore) => worker.postMessage(message)

  async function end(): Promise<void> {
    isStopping = true
    if (isGone) return
    // the thread hears no message while it brings a store up to date
    Atomics.store(isEnding, 0, 1)
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
    send({ kind: 'stop' })
    await exited
  }

  async function closeAndOpen(change: () => Promise<CoreOptions>): Promise<void> {
    await end()
    try {
      core = await change()
    } finally {
      isStopping = false
      isGone = false
      failure = undefined
      worker = start()
      reopening = undefined
      for (const told of CAUGHT_UP) tell(told)
    }
  }

  return {
    async call(path, input) {
      await reopening?.catch(() => undefined)
      if (failure) return failure
      return new Promise((resolve) => {
        waiting.set(++lastId, resolve)
        send({ kind: 'call', id: lastId, path, input })
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onCrash: (listener) => crashListeners.add(listener),
    onProgress: (listener) => progressListeners.add(listener),
    reopen(change) {
      if (salvaging) return Promise.reject(new AppError('store_locked', BUSY))
      reopening ??= closeAndOpen(change)
      return reopening
    },
    salvage() {
      if (salvaging || reopening) return Promise.reject(new AppError('store_locked', BUSY))
      return new Promise((resolve, reject) => {
        reopening = closeAndOpen(async () => {
          salvaging = { resolve, reject }
          return core
        })
      })
    },
    async stop() {
      await reopening?.catch(() => undefined)
      await end()
    }
  }
}
