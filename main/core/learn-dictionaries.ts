import type { Database } from 'better-sqlite3'
import { dictionaryFor } from '../store/dictionaries.ts'
import type { Dictionary } from '../store/payload-codec.ts'
import type { Uncounted } from '../store/tally.ts'

/** More take long enough for others to notice: the next event of the kind teaches as well. */
const MOST_AT_ONCE = 4

/**
 * The second event of a kind is what the following ones are compressed against: at once, since in a burst hundreds come
 * before anything else happens.
 */
export function learnDictionaries(
  db: Database,
  events: readonly Uncounted[],
  teach: (projectId: string, hash: string, dictionary: Dictionary) => void
): void {
  const candidates = new Map<string, Uncounted>()
  for (const event of events) {
    if (event.isFirst || event.hasDictionary) continue
    const key = `${event.projectRef} ${event.derived.hashes[0]}`
    if (!candidates.has(key)) candidates.set(key, event)
    if (candidates.size === MOST_AT_ONCE) break
  }
  if (candidates.size === 0) return
  db.transaction(() => {
    for (const { ref, projectRef, issueRef, projectId, derived } of candidates.values()) {
      const hash = derived.hashes[0] ?? ''
      const dictionary = dictionaryFor(db, { ref, projectRef, issueRef, hash })
      if (dictionary) teach(projectId, hash, dictionary)
    }
  }).immediate()
}
