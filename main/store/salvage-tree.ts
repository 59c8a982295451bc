import type { Pages } from './salvage-pages.ts'

/**
 * Whose a page is, from the pointer map that files with auto_vacuum have: for every page what it is for, and which one
 * leads to it. It lies apart from the trees themselves, so that it is known of a page that a damaged one leads to.
 */
export interface PageOwners {
  /** `tree`: of a table or an index. `unknown`: the map itself is damaged there. */
  kindOf(page: number): 'tree' | 'other' | 'unknown'
  /** The first page of the table or index that a page belongs to. */
  rootOf(page: number): number | undefined
}

const ROOT = 1
const FREE = 2
const OVERFLOW_FIRST = 3
const OVERFLOW = 4
const NODE = 5
const ENTRY_BYTES = 5
const MAX_DEPTH = 20

export function createPageOwners(pages: Pages): PageOwners {
  const each = Math.floor(pages.pageBytes / ENTRY_BYTES) + 1
  /** SQLite locks it and writes nothing there. */
  const lockPage = 0x40000000 / pages.pageBytes + 1
  const maps = new Map<number, Buffer | undefined>()

  function mapOf(page: number): number {
    const map = Math.floor((page - 2) / each) * each + 2
    return map === lockPage ? map + 1 : map
  }

  function entryOf(page: number): { use: number; parent: number } | undefined {
    const map = mapOf(page)
    if (!maps.has(map)) maps.set(map, pages.read(map))
    const data = maps.get(map)
    const at = ENTRY_BYTES * (page - map - 1)
    if (!data || at < 0 || at + ENTRY_BYTES > pages.pageBytes) return undefined
    const use = data.readUInt8(at)
    const parent = data.readUInt32BE(at + 1)
    const isSound = use >= ROOT && use <= NODE && parent <= pages.count
    return isSound ? { use, parent } : undefined
  }

  function rootOf(page: number): number | undefined {
    let at = page
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
      if (at === 1) return 1
      const entry = entryOf(at)
      if (entry?.use === ROOT) return at
      if (entry?.use !== NODE) return undefined
      at = entry.parent
    }
    return undefined
  }

  return {
    kindOf(page) {
      if (page === 1) return 'tree'
      if (page === lockPage || page === mapOf(page)) return 'other'
      const use = entryOf(page)?.use
      if (use === undefined) return 'unknown'
      return use === FREE || use === OVERFLOW || use === OVERFLOW_FIRST ? 'other' : 'tree'
    },
    rootOf
  }
}
