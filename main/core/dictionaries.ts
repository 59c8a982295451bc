import type { Dictionary } from '../store/payload-codec.ts'

/** Dictionaries that are at hand, by project and hash: those used last, up to a size. */
export interface Dictionaries {
  find(projectId: string, hash: string): Dictionary | undefined
  add(projectId: string, hash: string, dictionary: Dictionary): void
}

const MAX_BYTES = 8 * 1024 * 1024

export function createDictionaries(): Dictionaries {
  // a Map keeps the order of its insertions: the first is the one that was used longest ago
  const known = new Map<string, Dictionary>()
  let bytes = 0

  function remove(key: string): void {
    bytes -= known.get(key)?.content.length ?? 0
    known.delete(key)
  }

  return {
    find(projectId, hash) {
      const key = `${projectId} ${hash}`
      const dictionary = known.get(key)
      if (dictionary) {
        known.delete(key)
        known.set(key, dictionary)
      }
      return dictionary
    },
    add(projectId, hash, dictionary) {
      const key = `${projectId} ${hash}`
      remove(key)
      known.set(key, dictionary)
      bytes += dictionary.content.length
      for (const oldest of known.keys()) {
        if (bytes <= MAX_BYTES) break
        remove(oldest)
      }
    }
  }
}
