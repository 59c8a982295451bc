import type { Database } from 'better-sqlite3'
import { listRefusals } from '../../store/refusals.ts'
import { toContent } from './content.ts'

const ALL = Number.MAX_SAFE_INTEGER

export function readRefusals(db: Database, query: { cursor?: string | undefined; limit: number }) {
  const page = listRefusals(db, query)
  const rows = page.rows.map((row) => ({
    id: String(row.ref),
    at: row.at,
    status: row.status,
    reason: row.reason,
    path: row.path,
    projectId: row.project_id,
    client: row.client,
    bytes: row.bytes,
    firstBytes: toContent(row.first_bytes, ALL)
  }))
  return { ...page, rows }
}
