import type { Database } from 'better-sqlite3'
import { parseCursor, toPage } from './cursor.ts'
import { all, get, run, sql } from './sql.ts'

export interface NewRefusal {
  readonly at: number
  readonly status: number
  readonly reason: string
  readonly path: string
  readonly projectId: string | undefined
  readonly client: string | undefined
  readonly bytes: number
  readonly firstBytes: Uint8Array
}

const KEPT = 1000

/** Notes requests that were not taken. The last thousand are kept; projects count all of theirs. */
export function writeRefusals(db: Database, refusals: readonly NewRefusal[]): void {
  db.transaction(() => {
    let lastRef = 0
    for (const refusal of refusals) {
      lastRef = run(
        db,
        sql`INSERT INTO refusals (at, status, reason, path, project_id, client, bytes, first_bytes)
            VALUES (${refusal.at}, ${refusal.status}, ${refusal.reason}, ${refusal.path},
                    ${refusal.projectId ?? null}, ${refusal.client ?? null}, ${refusal.bytes}, ${refusal.firstBytes})`
      ).lastRef
      if (refusal.projectId !== undefined) {
        run(db, sql`UPDATE projects SET refused = refused + 1 WHERE id = ${refusal.projectId}`)
      }
    }
    run(db, sql`DELETE FROM refusals WHERE ref <= ${lastRef - KEPT}`)
  }).immediate()
}

export interface RefusalRow {
  readonly ref: number
  readonly at: number
  readonly status: number
  readonly reason: string
  readonly path: string
  readonly project_id: string | null
  readonly client: string | null
  readonly bytes: number
  readonly first_bytes: Buffer
}

/** The latest first. */
export function listRefusals(
  db: Database,
  query: {
    readonly projectId?: string | undefined
    readonly cursor?: string | undefined
    readonly limit: number
  }
) {
  const before = query.cursor === undefined ? sql`1` : sql`ref < ${parseCursor(query.cursor).ref}`
  const ofProject = query.projectId === undefined ? sql`1` : sql`project_id = ${query.projectId}`
  const rows = all<RefusalRow>(
    db,
    sql`SELECT * FROM refusals WHERE ${before} AND ${ofProject} ORDER BY ref DESC LIMIT ${query.limit + 1}`
  )
  return toPage(rows, query.limit, ({ ref }) => ({ value: ref, ref }))
}

/** How many were ever refused, and the latest. */
export function summarizeRefusals(db: Database): { count: number; latest: RefusalRow | undefined } {
  const latest = get<RefusalRow>(db, sql`SELECT * FROM refusals ORDER BY ref DESC LIMIT 1`)
  // rows are numbered from 1 and only old ones are deleted
  return { count: latest?.ref ?? 0, latest }
}
