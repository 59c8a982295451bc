import type { Database } from 'better-sqlite3'
import { all, sql } from './sql.ts'

export interface StoreFacts {
  readonly format: number
  readonly sqlite: string
  readonly pages: number
  readonly freePages: number
  readonly projects: number
  readonly issues: number
  /** Refused requests by their status. */
  readonly refusals: Record<string, number>
}

/** Numbers about a store, none of which takes long to find. */
export function readStoreFacts(db: Database): StoreFacts {
  const pragma = (name: string) => Number(db.pragma(name, { simple: true }))
  const [version] = all<{ version: string }>(db, sql`SELECT sqlite_version() AS version`)
  const [sums] = all<{ projects: number; issues: number | null }>(
    db,
    sql`SELECT COUNT(*) AS projects, SUM(issues) AS issues FROM projects`
  )
  const refusals = all<{ status: number; count: number }>(
    db,
    sql`SELECT status, COUNT(*) AS count FROM refusals GROUP BY status`
  )
  return {
    format: pragma('user_version'),
    sqlite: version?.version ?? '',
    pages: pragma('page_count'),
    freePages: pragma('freelist_count'),
    projects: sums?.projects ?? 0,
    issues: sums?.issues ?? 0,
    refusals: Object.fromEntries(refusals.map(({ status, count }) => [String(status), count]))
  }
}
