import type { Database } from 'better-sqlite3'
import { writeTally } from '../store/counters.ts'
import { addToTally, createTally, type Tally, type Uncounted } from '../store/tally.ts'
import { createSlices, type Left } from './slices.ts'

/** Counts events soon after they are filed, many at a time. */
export interface Counting {
  add(events: readonly Uncounted[]): void
  /** Counts what waits, at once: for whoever is about to change what is counted. */
  flush(): void
  /** Counts what waits, a little at a time. */
  settle(): Promise<unknown>
  stop(): void
}

const INTERVAL_MS = 50
/**
 * Under load, so many events in that time, more are counted at once, which costs less for each. Near what the machine can
 * take that is what counts; below it, that nobody is held up by many.
 */
const BUSY_EVENTS = 10
const BUSY_INTERVAL_MS = 250
const FULL_EVENTS_PER_MS = 0.7
const FULL_INTERVAL_MS = 2_000
const MAX_WAITING = 2_000
const SLICE_MS = 3

/** `letOthers`: resolves when others have had their turn. */
export function createCounting(
  db: Database,
  letOthers: () => Promise<unknown>,
  onUnexpected: (error: unknown) => void
): Counting {
  let gathered = createTally()
  /** What is being written, a few issues at a time. */
  let begun: Tally | undefined
  let timer: NodeJS.Timeout | undefined
  const slices = createSlices(writeSome, SLICE_MS, letOthers)

  function wait(waitedMs = 0): void {
    const before = gathered.events
    timer = setTimeout(() => {
      const nowMs = waitedMs + INTERVAL_MS
      const isBusy = gathered.events - before >= BUSY_EVENTS
      const isFull = gathered.events >= FULL_EVENTS_PER_MS * nowMs
      const mayWaitMs = isFull ? FULL_INTERVAL_MS : BUSY_INTERVAL_MS
      if (isBusy && nowMs < mayWaitMs && gathered.events < MAX_WAITING) wait(nowMs)
      else {
        timer = undefined
        void goOn()
      }
    }, INTERVAL_MS)
  }

  /** Where it fails (a full disk), what waits stays for when more comes, or for the next start. */
  function writeSome(mayGoOn: () => boolean): Left {
    begun ??= takeGathered()
    if (!begun) return 'none'
    try {
      if (writeTally(db, begun, mayGoOn)) return 'some'
    } catch (error) {
      onUnexpected(error)
      return 'failed'
    }
    begun = undefined
    return 'none'
  }

  function takeGathered(): Tally | undefined {
    if (gathered.events === 0) return undefined
    const taken = gathered
    gathered = createTally()
    return taken
  }

  async function goOn(isAwaited = false): Promise<void> {
    const wasBegun = begun
    let left = await slices.run(isAwaited)
    // what was being written when somebody asked is not all that waited
    if (wasBegun && left === 'none') left = await slices.run(isAwaited)
    if (left !== 'failed' && gathered.events > 0) timer ?? wait()
  }

  return {
    add(events) {
      if (events.length === 0) return
      addToTally(gathered, events)
      if (timer === undefined && !slices.isRunning()) wait()
    },
    flush() {
      if (begun) slices.finish()
      slices.finish()
    },
    settle: () => goOn(true),
    stop() {
      slices.stop()
      clearTimeout(timer)
    }
  }
}
