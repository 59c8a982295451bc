import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'

const PAUSE_MS = 2
/** To commit what a step did takes about as long again. */
const STEP_MS = 12

/** A request takes several turns of the event loop to be answered: a pause of one would let each cost it a step. */
export function letOthersGoOn(): Promise<void> {
  return delay(PAUSE_MS)
}

export interface StepsOptions {
  readonly db: Database
  /** Counts what waits to be counted: what is moved must be in the counters that it leaves. */
  readonly settleCounts: () => void
  readonly isStopping: () => boolean
}

/**
 * Does something with many things, one after the other: for some milliseconds in one transaction, so that nobody has to wait
 * long, then the others have their turn. `onStep` is told, in each transaction, with which of them something was done. False
 * where it was told to stop before the end.
 */
export async function inSteps<Thing>(
  { db, settleCounts, isStopping }: StepsOptions,
  things: Iterable<Thing>,
  doOne: (thing: Thing) => void,
  onStep: (done: Thing[]) => void = () => {}
): Promise<boolean> {
  const left = [...things]
  while (left.length > 0) {
    if (isStopping()) return false
    settleCounts()
    db.transaction(() => {
      const end = performance.now() + STEP_MS
      let count = 0
      for (const thing of left) {
        if (count > 0 && performance.now() >= end) break
        doOne(thing)
        count++
      }
      onStep(left.splice(0, count))
    }).immediate()
    await letOthersGoOn()
  }
  return true
}
