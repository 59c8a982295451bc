import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { CheckIn } from '../protocol/items/check-in.ts'
import { all, get, run, sql } from './sql.ts'

/** Takes a check-in: a new one, or the end of one that is in progress. */
export function writeCheckIn(db: Database, projectRef: number, checkIn: CheckIn, receivedMs: number): void {
  const monitorRef = ensureMonitor(db, projectRef, checkIn)
  const id =
    checkIn.id === undefined ? newestInProgress(db, monitorRef, checkIn) : Buffer.from(checkIn.id, 'hex')
  run(
    db,
    sql`INSERT INTO check_ins (monitor_ref, check_in_id, status, started, updated, duration, environment, release)
        VALUES (${monitorRef}, ${id ?? randomBytes(16)}, ${checkIn.status}, ${receivedMs}, ${receivedMs},
                ${checkIn.duration ?? null}, ${checkIn.environment ?? null}, ${checkIn.release ?? null})
        ON CONFLICT DO UPDATE SET status = excluded.status, updated = excluded.updated,
          duration = COALESCE(excluded.duration, (excluded.updated - started) / 1000.0)`
  )
}

function ensureMonitor(db: Database, projectRef: number, { slug, config }: CheckIn): number {
  const row = get<{ ref: number }>(
    db,
    sql`INSERT INTO monitors (project_ref, slug, config) VALUES (${projectRef}, ${slug}, ${config ?? null})
        ON CONFLICT DO UPDATE SET config = COALESCE(excluded.config, config) RETURNING ref`
  )
  return row?.ref ?? -1
}

/** A check-in without an id ends the newest one that runs, if it is no beginning itself. */
function newestInProgress(db: Database, monitorRef: number, checkIn: CheckIn): Buffer | undefined {
  if (checkIn.status === 'in_progress') return undefined
  return get<{ check_in_id: Buffer }>(
    db,
    sql`SELECT check_in_id FROM check_ins WHERE monitor_ref = ${monitorRef} AND status = 'in_progress'
        ORDER BY ref DESC LIMIT 1`
  )?.check_in_id
}

export interface MonitorRow {
  readonly ref: number
  readonly project_id: string
  readonly slug: string
  readonly config: string | null
  readonly status: string
  readonly started: number
  readonly updated: number
  readonly duration: number | null
  readonly environment: string | null
  readonly check_ins: number
}

/** All monitors with their last check-in, the latest first. */
export function listMonitors(db: Database): MonitorRow[] {
  return all<MonitorRow>(
    db,
    sql`SELECT monitors.ref, projects.id AS project_id, slug, config, last.status, last.started, last.updated,
               last.duration, last.environment,
               (SELECT COUNT(*) FROM check_ins WHERE monitor_ref = monitors.ref) AS check_ins
        FROM monitors JOIN projects ON projects.ref = monitors.project_ref
        JOIN check_ins AS last ON last.ref =
          (SELECT ref FROM check_ins WHERE monitor_ref = monitors.ref ORDER BY ref DESC LIMIT 1)
        ORDER BY last.updated DESC, monitors.ref`
  )
}
