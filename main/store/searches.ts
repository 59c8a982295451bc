import type { Database } from 'better-sqlite3'
import { SavedSearch } from '../../shared/contract/searches.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { all, get, run, sql } from './sql.ts'

export interface SearchRow {
  readonly ref: number
  readonly name: string
  readonly query: string
  readonly sort: string
  readonly pinned: number
}

/** In the order in which they were made. */
export function listSearches(db: Database): SavedSearch[] {
  return all<SearchRow>(db, sql`SELECT * FROM saved_searches ORDER BY ref`).map(toSearch)
}

/** Makes a search, or changes the one with its id. Throws AppError `not_found`. */
export function saveSearch(
  db: Database,
  search: Omit<SavedSearch, 'id'> & { id?: string | undefined }
): SavedSearch {
  const { id, name, query, sort } = search
  const pinned = search.pinned ? 1 : 0
  if (id === undefined) {
    const { lastRef } = run(
      db,
      sql`INSERT INTO saved_searches (name, query, sort, pinned) VALUES (${name}, ${query}, ${sort}, ${pinned})`
    )
    return readSearch(db, lastRef)
  }
  run(
    db,
    sql`UPDATE saved_searches SET name = ${name}, query = ${query}, sort = ${sort}, pinned = ${pinned}
        WHERE ref = ${toRef(id)}`
  )
  return readSearch(db, toRef(id))
}

export function deleteSearch(db: Database, id: string): void {
  run(db, sql`DELETE FROM saved_searches WHERE ref = ${toRef(id)}`)
}

function readSearch(db: Database, ref: number): SavedSearch {
  const row = get<SearchRow>(db, sql`SELECT * FROM saved_searches WHERE ref = ${ref}`)
  if (!row) throw new AppError('not_found', 'There is no such saved search.')
  return toSearch(row)
}

function toRef(id: string): number {
  return /^\d{1,15}$/.test(id) ? Number(id) : -1
}

/** Throws where it is none of ours. */
export function toSearch({ ref, pinned, ...row }: SearchRow): SavedSearch {
  return SavedSearch.parse({ ...row, id: String(ref), pinned: pinned === 1 })
}
