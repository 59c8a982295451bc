import type { EventEmitter } from 'node:events'
import type { Worker } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'

/** What a checkpoint came to. */
export interface Checkpointed {
  /** Pages in the write-ahead log when it began. */
  readonly log: number
  /** How many of them are in the file as well. */
  readonly checkpointed: number
  /** Until the disk had them. */
  readonly tookMs: number
}

/**
 * Brings what was committed from the write-ahead log into the file, on a thread of its own: the disk takes some hundred
 * milliseconds for it, and events that arrive meanwhile shall not wait.
 */
export interface Checkpointer {
  /** So many events were stored. */
  add(events: number): void
  stop(): Promise<void>
}

export interface CheckpointerOptions {
  readonly db: Database
  readonly path: string
  /** A descriptor of that file. */
  readonly file: number
  /** Starts the thread of checkpoint-thread.ts on a store's file. */
  readonly start: (path: string) => CheckpointThread
  readonly onUnexpected: (error: unknown) => void
}

export type CheckpointThread = Pick<Worker, 'postMessage' | 'terminate' | 'unref'> & Pick<EventEmitter, 'on'>

/**
 * Some 8,000 pages: those that change with every event are copied once in so many. What the disk is given at once takes it
 * long, and processor time that others need.
 */
const EVENTS_BETWEEN = 500
/** When nothing was stored for so long, the log is emptied. */
const QUIET_MS = 3_000
/**
 * The log begins anew only when all of it is in the file, which under load it never is: from this length on (192 MiB) the
 * writer copies the last of it itself. Its events wait for the disk then, so it shall be little.
 */
const MAX_PAGES = 48_000
/** Of a page in the log. */
const FRAME_BYTES = 4096 + 24
/** What the writer copies, at most: the thread comes nearer with each round. */
const MAX_REST = 200
/** What arrived during a round that was over so soon is little. */
const SHORT_ROUND_MS = 12
const MAX_ROUNDS = 8
/** A log that is left longer than this is cut when it is empty. */
const LONG_PAGES = 4_000
const IDLE_MS = 60_000

export function createCheckpointer({
  db,
  path,
  file,
  start,
  onUnexpected
}: CheckpointerOptions): Checkpointer {
  let thread: CheckpointThread | undefined
  let idle: NodeJS.Timeout | undefined
  let quiet: NodeJS.Timeout | undefined
  let events = 0
  let round = 0
  let isQuiet = false

  // where the thread does not come to it
  db.pragma(`wal_autocheckpoint = ${2 * MAX_PAGES}`)
  // a log that is longer would be cut by the commit that begins it anew, which takes some 30 ms
  db.pragma(`journal_size_limit = ${2 * MAX_PAGES * FRAME_BYTES}`)

  function ask(): void {
    round++
    thread ??= begin()
    thread.postMessage(file)
  }

  function begin(): CheckpointThread {
    const started = start(path)
    started.unref()
    started.on('message', ({ log, checkpointed, tookMs }: Checkpointed) => {
      const isCopied = log - checkpointed <= MAX_REST
      const isNear = isCopied && tookMs <= SHORT_ROUND_MS
      if (log >= MAX_PAGES && !isNear && round < MAX_ROUNDS) return ask()
      round = 0
      if (isQuiet && isCopied && log > LONG_PAGES) writerMakes('TRUNCATE')
      // else a long read holds back the thread: what is left would take the writer as long as it takes the thread
      else if (log >= MAX_PAGES && isCopied) writerMakes('PASSIVE')
    })
    started.on('error', onUnexpected)
    started.on('exit', () => {
      if (thread === started) thread = undefined
      round = 0
    })
    return started
  }

  function writerMakes(kind: 'PASSIVE' | 'TRUNCATE'): void {
    try {
      db.pragma(`wal_checkpoint(${kind})`)
    } catch (error) {
      onUnexpected(error)
    }
  }

  function whenQuiet(): void {
    isQuiet = true
    events = 0
    if (round === 0) ask()
  }

  async function stop(): Promise<void> {
    clearTimeout(idle)
    clearTimeout(quiet)
    await thread?.terminate()
    thread = undefined
  }

  return {
    add(count) {
      events += count
      isQuiet = false
      clearTimeout(quiet)
      quiet = setTimeout(whenQuiet, QUIET_MS).unref()
      if (events < EVENTS_BETWEEN || round > 0) return
      events = 0
      ask()
      clearTimeout(idle)
      idle = setTimeout(() => void stop(), IDLE_MS).unref()
    },
    stop
  }
}
