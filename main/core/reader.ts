import type { Worker } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import type { ErrorCode } from '../../shared/model/error-code.ts'
import { type ReadName, type ReadQuery, type ReadResult, reads } from './reads.ts'

export interface ToReader {
  readonly id: number
  readonly name: ReadName
  readonly query: unknown
  readonly now: number
}

export interface FromReader {
  readonly id: number
  readonly value?: unknown
  readonly error?: { readonly code: ErrorCode; readonly message: string }
}

/** What a thread that reads is started with. */
export interface ReaderData {
  /** The store's file. */
  readonly path: string
  /** Others of this process go first where all processors are busy (on Linux): what it reads takes long anyway. */
  readonly givesWay: boolean
}

export interface ReaderOptions {
  readonly db: Database
  readonly path: string
  /** Starts a thread of reader-thread.ts; without it everything is read on this thread. */
  readonly startReader: ((data: ReaderData) => Worker) | undefined
  readonly now: () => number
  /** Whether the store is so large that reading it can take long. */
  readonly isLarge: () => boolean
  readonly onUnexpected: (error: unknown) => void
}

/** Reads what may take long: on this thread while the store is small, else on threads that only read. */
export interface Reader {
  read<Name extends ReadName>(
    name: Name,
    query: ReadQuery<Name>
  ): ReadResult<Name> | Promise<ReadResult<Name>>
  stop(): Promise<void>
}

/** To start again costs a list some hundred milliseconds, to stay some twenty megabytes. */
const IDLE_MS = 600_000
/** A store is examined or copied now and then, with as much in mind. */
const APART_IDLE_MS = 1_000
/** They take long whatever the size of the store: gigabytes are examined for many seconds. */
const ALWAYS_APART: ReadonlySet<ReadName> = new Set(['backup', 'check'])
/** They go through all events of a time: up to a second for a million. */
const CHARTS: ReadonlySet<ReadName> = new Set(['timeline', 'tagDistributions'])

interface Waiting {
  /** The thread that was asked. */
  readonly of: Worker
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

export function createReader({ db, path, startReader, now, isLarge, onUnexpected }: ReaderOptions): Reader {
  const laneThat = (givesWay: boolean, idleMs: number) =>
    startReader && createLane(() => startReader({ path, givesWay }), idleMs, onUnexpected)
  const usual = laneThat(false, IDLE_MS)
  // a list must not wait for a chart, nor a chart for a backup
  const charts = laneThat(true, IDLE_MS)
  const apart = laneThat(true, APART_IDLE_MS)

  function laneOf(name: ReadName): Lane | undefined {
    if (ALWAYS_APART.has(name)) return apart
    if (!isLarge()) return undefined
    return CHARTS.has(name) ? charts : usual
  }

  return {
    read(name, query) {
      const lane = laneOf(name)
      if (lane) {
        // the thread runs the same function by its name
        return lane.ask(name, query, now()) as Promise<ReadResult<typeof name>>
      }
      const run = reads[name] as (db: Database, query: unknown, now: number) => ReadResult<typeof name>
      return run(db, query, now())
    },
    async stop() {
      await Promise.all([usual?.stop(), charts?.stop(), apart?.stop()])
    }
  }
}

/** A thread that reads one thing after another; it ends when nothing was asked of it for a while. */
interface Lane {
  ask(name: ReadName, query: unknown, now: number): Promise<unknown>
  stop(): Promise<void>
}

function createLane(begin: () => Worker, idleMs: number, onUnexpected: (error: unknown) => void): Lane {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let lastId = 0
  let idle: NodeJS.Timeout | undefined

  function start(): Worker {
    const started = begin()
    started.unref()
    started.on('message', ({ id, value, error }: FromReader) => {
      const one = waiting.get(id)
      waiting.delete(id)
      if (error) one?.reject(new AppError(error.code, error.message))
      else one?.resolve(value)
    })
    started.on('error', onUnexpected)
    started.on('exit', () => {
      if (thread === started) thread = undefined
      for (const [id, { of, reject }] of waiting) {
        if (of !== started) continue
        waiting.delete(id)
        reject(new AppError('unavailable', 'Reading was interrupted. Try again.'))
      }
    })
    return started
  }

  function stopIfIdle(): void {
    if (waiting.size === 0) void stop()
    else idle = setTimeout(stopIfIdle, idleMs).unref()
  }

  async function stop(): Promise<void> {
    clearTimeout(idle)
    const stopped = thread
    // whoever asks meanwhile asks another one
    thread = undefined
    await stopped?.terminate()
  }

  return {
    ask(name, query, now) {
      thread ??= start()
      const to = thread
      clearTimeout(idle)
      idle = setTimeout(stopIfIdle, idleMs).unref()
      return new Promise((resolve, reject) => {
        waiting.set(++lastId, { of: to, resolve, reject })
        to.postMessage({ id: lastId, name, query, now } satisfies ToReader)
      })
    },
    stop
  }
}
