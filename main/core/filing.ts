import type { Database } from 'better-sqlite3'
import { fileEvents } from '../store/file-events.ts'
import type { JournaledEvent } from '../store/journal.ts'
import { isStoreFailure } from '../store/store-failure.ts'
import type { Uncounted } from '../store/tally.ts'
import { deriveNothing } from './derive-event.ts'
import { createSlices, type Left } from './slices.ts'

/** Files acknowledged events soon after they are in the journal, many at a time. */
export interface Filing {
  add(events: readonly JournaledEvent[]): void
  /** Files what waits, at once: for whoever is about to change what they are filed by. */
  flush(): void
  /** Files what waits, a little at a time. */
  settle(): Promise<unknown>
  /** Where events could not be filed the last time (a full disk), tries again; throws where they still cannot. */
  retry(): void
  stop(): void
}

export interface FilingOptions {
  readonly db: Database
  readonly onFiled: (events: readonly Uncounted[]) => void
  /** Resolves when others have had their turn. */
  readonly letOthers: () => Promise<unknown>
  readonly onUnexpected: (error: unknown) => void
}

const INTERVAL_MS = 50
/** Under load, so many in that time, more are filed at once. */
const BUSY_EVENTS = 10
const BUSY_INTERVAL_MS = 250
const MAX_WAITING = 64
/**
 * Filed in one transaction: half of what waits, so that a backlog costs less for each (128 together take 0.7 of what 16 do)
 * and nobody is held up for long where there is none.
 */
const SHARE_AT_ONCE = 0.5
const MIN_AT_ONCE = 16
const MAX_AT_ONCE = 128

export function createFiling({ db, onFiled, letOthers, onUnexpected }: FilingOptions): Filing {
  let waiting: readonly JournaledEvent[] = []
  let timer: NodeJS.Timeout | undefined
  let isStuck = false
  const slices = createSlices(fileSome, 0, letOthers)

  function wait(waitedMs = 0): void {
    const before = waiting.length
    timer = setTimeout(() => {
      const nowMs = waitedMs + INTERVAL_MS
      if (waiting.length - before >= BUSY_EVENTS && nowMs < BUSY_INTERVAL_MS) wait(nowMs)
      else begin()
    }, INTERVAL_MS)
  }

  function fileSome(): Left {
    try {
      fileNext()
    } catch (error) {
      // they stay for when more comes, or for the next start
      onUnexpected(error)
      return 'failed'
    }
    return waiting.length > 0 ? 'some' : 'none'
  }

  /** Throws where the store cannot be written. */
  function fileNext(): void {
    const atOnce = Math.max(MIN_AT_ONCE, Math.ceil(waiting.length * SHARE_AT_ONCE))
    const some = waiting.slice(0, Math.min(atOnce, MAX_AT_ONCE))
    if (some.length === 0) return
    isStuck = true
    const filed = fileTogether(some)
    isStuck = false
    waiting = waiting.slice(some.length)
    onFiled(filed)
  }

  /** Throws where the store cannot be written. */
  function fileTogether(events: readonly JournaledEvent[]): Uncounted[] {
    try {
      return fileEvents(db, events)
    } catch (error) {
      if (isStoreFailure(error)) throw error
      // the others must not suffer for one
      return events.flatMap(fileAlone)
    }
  }

  /** An event that a rule of ours stumbles over is filed as little as it can be: its payload is what counts. */
  function fileAlone(event: JournaledEvent): Uncounted[] {
    for (const attempt of [event, { ...event, derived: deriveNothing(event.received).derived }]) {
      try {
        return fileEvents(db, [attempt])
      } catch (error) {
        if (isStoreFailure(error)) throw error
        onUnexpected(error)
      }
    }
    // it stays in the journal, and is tried again at the next start
    return []
  }

  function begin(isAwaited = false): Promise<Left> {
    clearTimeout(timer)
    timer = undefined
    return slices.run(isAwaited)
  }

  return {
    add(events) {
      if (events.length === 0) return
      waiting = [...waiting, ...events]
      if (slices.isRunning()) return
      if (waiting.length >= MAX_WAITING) begin()
      else if (timer === undefined) wait()
    },
    flush: slices.finish,
    settle: () => begin(true),
    retry() {
      if (isStuck) fileNext()
    },
    stop() {
      slices.stop()
      clearTimeout(timer)
    }
  }
}
