import { ProtocolError } from '../protocol/protocol-error.ts'
import type { NewArrival, Written } from '../store/new-arrival.ts'

export interface CommitQueueOptions {
  /** Writes a batch in one transaction; throws if nothing of it was written. */
  readonly write: (batch: readonly NewArrival[]) => Written
  readonly onWritten: (written: Written) => void
  readonly onUnexpected: (error: unknown) => void
  /** Of payloads that wait, as stored. */
  readonly maxBytes: number
  /** Arrivals that wait. */
  readonly maxArrivals: number
}

export interface CommitQueue {
  /** Resolves once the arrival is committed. Rejects with ProtocolError 429 (full) or 503 (cannot be written). */
  add(arrival: NewArrival): Promise<void>
  /** Commits what waits. */
  flush(): void
  /** What waits, and why the last batch could not be written; undefined where it could. */
  state(): { readonly waiting: number; readonly bytes: number; readonly problem: string | undefined }
}

const GATHER_TURNS = 4

interface Waiting {
  readonly arrival: NewArrival
  readonly bytes: number
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * Group commit: everything that arrived during a few turns of the event loop goes into one transaction, so that many
 * clients share the price of a commit and a lone one waits for nobody.
 */
export function createCommitQueue(options: CommitQueueOptions): CommitQueue {
  let waiting: Waiting[] = []
  let waitingBytes = 0
  let problem: string | undefined

  /** Waits on while more arrives, for a few turns at most: a larger batch costs hardly more than a small one. */
  function gather(turnsLeft: number, before: number): void {
    if (turnsLeft > 0 && waiting.length > before) setImmediate(gather, turnsLeft - 1, waiting.length)
    else flush()
  }

  function flush(): void {
    const batch = waiting
    waiting = []
    waitingBytes = 0
    if (batch.length > 0) commit(batch)
  }

  function commit(batch: readonly Waiting[]): void {
    try {
      const written = options.write(batch.map(({ arrival }) => arrival))
      problem = undefined
      options.onWritten(written)
    } catch (error) {
      if (batch.length === 1 || isStoreFailure(error)) {
        options.onUnexpected(error)
        if (isStoreFailure(error)) problem = error instanceof Error ? error.message : String(error)
        for (const { reject } of batch) reject(unavailable(error))
      } else {
        // one of them cannot be written: the others must not suffer for it
        for (const one of batch) commit([one])
      }
      return
    }
    for (const { resolve } of batch) resolve()
  }

  return {
    add(arrival) {
      const bytes = sizeOf(arrival)
      const isFull = waiting.length >= options.maxArrivals || waitingBytes + bytes > options.maxBytes
      if (isFull && waiting.length > 0) {
        return Promise.reject(new ProtocolError(429, 'Culprit cannot store that fast: send again later'))
      }
      return new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(gather, GATHER_TURNS, 0)
        waiting.push({ arrival, bytes, resolve, reject })
        waitingBytes += bytes
      })
    },
    flush,
    state: () => ({ waiting: waiting.length, bytes: waitingBytes, problem })
  }
}

function sizeOf({ events, items, attachments }: NewArrival): number {
  return [...events, ...items, ...attachments].reduce((bytes, { payload }) => bytes + payload.data.length, 0)
}

/** Failures of disk or file: writing one by one would fail just the same. */
function isStoreFailure(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return /^SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN|BUSY)/.test(String(error.code))
}

function unavailable(error: unknown): ProtocolError {
  return new ProtocolError(503, 'the store cannot be written', [
    error instanceof Error ? error.message : String(error)
  ])
}
