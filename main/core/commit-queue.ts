import { ProtocolError } from '../protocol/protocol-error.ts'
import type { NewArrival, Written } from '../store/new-arrival.ts'
import { isStoreFailure } from '../store/store-failure.ts'

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
  /** Commits what waits; what is added from now on is refused with 503. */
  close(): void
  /** What waits, and why the last batch could not be written; undefined where it could. */
  state(): { readonly waiting: number; readonly bytes: number; readonly problem: string | undefined }
}

interface Waiting {
  readonly arrival: NewArrival
  readonly bytes: number
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * Group commit: what arrives in one turn of the event loop goes into one transaction. Nobody waits for others beyond that:
 * under load a turn brings several, and a commit that waits for more leaves both processors with less to do.
 */
export function createCommitQueue(options: CommitQueueOptions): CommitQueue {
  let waiting: Waiting[] = []
  let waitingBytes = 0
  let problem: string | undefined
  let isClosed = false
  let soon: NodeJS.Immediate | undefined

  function flush(): void {
    clearImmediate(soon)
    soon = undefined
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
      if (isClosed) return Promise.reject(new ProtocolError(503, 'Culprit is ending: send again later'))
      const bytes = sizeOf(arrival)
      const isFull = waiting.length >= options.maxArrivals || waitingBytes + bytes > options.maxBytes
      if (isFull && waiting.length > 0) {
        return Promise.reject(new ProtocolError(429, 'Culprit cannot store that fast: send again later'))
      }
      return new Promise((resolve, reject) => {
        waiting.push({ arrival, bytes, resolve, reject })
        waitingBytes += bytes
        soon ??= setImmediate(flush)
      })
    },
    flush,
    close() {
      isClosed = true
      flush()
    },
    state: () => ({ waiting: waiting.length, bytes: waitingBytes, problem })
  }
}

function sizeOf({ events, items, attachments }: NewArrival): number {
  return [...events, ...items, ...attachments].reduce((bytes, { payload }) => bytes + payload.data.length, 0)
}

function unavailable(error: unknown): ProtocolError {
  return new ProtocolError(503, 'the store cannot be written', [
    error instanceof Error ? error.message : String(error)
  ])
}
