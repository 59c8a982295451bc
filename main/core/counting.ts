import type { Database } from 'better-sqlite3'
import { countEvents, type Uncounted } from '../store/counters.ts'
import { dictionaryFor } from '../store/dictionaries.ts'
import type { Dictionary } from '../store/payload-codec.ts'

/** Counts events soon after they are stored, many at a time. */
export interface Counting {
  add(events: readonly Uncounted[]): void
  /** Counts what waits, at once: for whoever reads counters. */
  flush(): void
  stop(): void
}

const MAX_WAITING = 500
const INTERVAL_MS = 250

export function createCounting(
  db: Database,
  teach: (projectId: string, hash: string, dictionary: Dictionary) => void,
  onUnexpected: (error: unknown) => void
): Counting {
  let waiting: Uncounted[] = []
  let timer: NodeJS.Timeout | undefined

  /** Where it fails (a full disk), what waits stays and is counted with the next ones, or when Culprit starts again. */
  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    try {
      countEvents(db, waiting)
      const counted = waiting
      waiting = []
      teachDictionaries(db, counted, teach)
    } catch (error) {
      onUnexpected(error)
    }
  }

  return {
    add(events) {
      if (events.length === 0) return
      waiting.push(...events)
      if (waiting.length >= MAX_WAITING) flush()
      else timer ??= setTimeout(flush, INTERVAL_MS)
    },
    flush,
    stop: () => clearTimeout(timer)
  }
}

/** The second event of a kind is what the following ones are compressed against. */
function teachDictionaries(
  db: Database,
  events: readonly Uncounted[],
  teach: (projectId: string, hash: string, dictionary: Dictionary) => void
): void {
  const taught = new Set<string>()
  for (const { ref, projectRef, projectId, isFirst, hasDictionary, derived } of events) {
    const hash = derived.hashes[0] ?? ''
    if (isFirst || hasDictionary || taught.has(`${projectRef} ${hash}`)) continue
    taught.add(`${projectRef} ${hash}`)
    const dictionary = dictionaryFor(db, projectRef, Buffer.from(hash, 'hex'), ref)
    if (dictionary) teach(projectId, hash, dictionary)
  }
}
