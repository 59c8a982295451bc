import type { Database } from 'better-sqlite3'
import { all, run, sql } from './sql.ts'

export interface DiscardedHash {
  readonly projectId: string
  readonly hash: string
  readonly title: string
  readonly at: number
  /** Thrown away so far. */
  readonly events: number
}

/** The latest first. */
export function listDiscarded(db: Database, projectId: string | undefined): DiscardedHash[] {
  const ofProject = projectId === undefined ? sql`1` : sql`projects.id = ${projectId}`
  return all<{ id: string; hash: Buffer; title: string; at: number; events: number }>(
    db,
    sql`SELECT projects.id, hash, title, at, discarded_hashes.events FROM discarded_hashes
        JOIN projects ON projects.ref = project_ref WHERE ${ofProject} ORDER BY at DESC, hash`
  ).map(({ id, hash, ...row }) => ({ ...row, projectId: id, hash: hash.toString('hex') }))
}

/** Events with the hash make an issue again. */
export function stopDiscarding(db: Database, projectId: string, hash: string): void {
  run(
    db,
    sql`DELETE FROM discarded_hashes WHERE hash = ${Buffer.from(hash, 'hex')}
          AND project_ref = (SELECT ref FROM projects WHERE id = ${projectId})`
  )
}
