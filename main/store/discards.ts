import type { Database } from 'better-sqlite3'
import type { Discard } from '../protocol/items/client-report.ts'
import { all, run, sql } from './sql.ts'

/** Adds to what an SDK says that it threw away. */
export function writeDiscard(db: Database, projectRef: number, discard: Discard, receivedMs: number): void {
  run(
    db,
    sql`INSERT INTO discards VALUES (${projectRef}, ${discard.reason}, ${discard.category}, ${discard.quantity}, ${receivedMs})
        ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity, last_at = MAX(last_at, excluded.last_at)`
  )
}

export interface DiscardTotal extends Discard {
  readonly lastAt: number
}

/** What a project's SDKs threw away in all, most first. */
export function listDiscards(db: Database, projectId: string): DiscardTotal[] {
  return all<DiscardTotal>(
    db,
    sql`SELECT reason, category, quantity, last_at AS lastAt FROM discards
        WHERE project_ref = (SELECT ref FROM projects WHERE id = ${projectId}) ORDER BY quantity DESC, reason, category`
  )
}
