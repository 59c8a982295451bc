import type { Database } from 'better-sqlite3'
import type { SessionCounts, SessionStatus, SessionUpdate } from '../protocol/items/session.ts'
import { hourOf } from './hours.ts'
import { all, get, run, sql } from './sql.ts'

type Outcome = 'healthy' | 'errored' | 'abnormal' | 'crashed'

/**
 * Takes a session's update. The counters hold each session under what it came to so far, so an update moves it.
 * A session that ended changes no more; an update older than the one known is passed over. (Sentry's session rules.)
 */
export function writeSession(db: Database, projectRef: number, update: SessionUpdate): void {
  const { sid, seq, started, status, errors, release, distinctId } = update
  const environment = update.environment ?? ''
  const known = get<{
    seq: number
    status: SessionStatus
    errors: number
    release: string
    environment: string
    started: number
  }>(
    db,
    sql`SELECT seq, status, errors, release, environment, started FROM sessions
        WHERE project_ref = ${projectRef} AND sid = ${sid}`
  )
  if (known && (known.seq >= seq || (known.status !== 'ok' && known.status !== 'errored'))) return
  run(
    db,
    sql`INSERT INTO sessions VALUES (${projectRef}, ${sid}, ${Math.round(seq)}, ${started}, ${status}, ${errors},
                                     ${release}, ${environment}, ${distinctId ?? null}, ${update.duration ?? null})
        ON CONFLICT DO UPDATE SET seq = excluded.seq, status = excluded.status,
          errors = MAX(errors, excluded.errors), duration = excluded.duration`
  )
  const place = known ?? { release, environment, started }
  if (known) count(db, projectRef, place, outcomeOf(known.status, known.errors), -1)
  const outcome = outcomeOf(status, Math.max(errors, known?.errors ?? 0))
  count(db, projectRef, place, outcome, 1)
  if (distinctId === undefined) return
  run(
    db,
    sql`INSERT INTO release_users VALUES (${projectRef}, ${release}, ${distinctId}, ${outcome === 'crashed' ? 1 : 0})
        ON CONFLICT DO UPDATE SET crashed = MAX(crashed, excluded.crashed)`
  )
}

function outcomeOf(status: SessionStatus, errors: number): Outcome {
  if (status === 'crashed' || status === 'abnormal') return status
  return errors > 0 || status === 'errored' ? 'errored' : 'healthy'
}

interface Place {
  readonly release: string
  readonly environment: string
  readonly started: number
}

function count(db: Database, projectRef: number, place: Place, outcome: Outcome, by: number): void {
  addCounts(db, projectRef, place, {
    sessions: by,
    errored: outcome === 'errored' ? by : 0,
    abnormal: outcome === 'abnormal' ? by : 0,
    crashed: outcome === 'crashed' ? by : 0
  })
}

export function writeSessionCounts(db: Database, projectRef: number, counts: SessionCounts): void {
  const { release, environment = '', started, exited, errored, abnormal, crashed } = counts
  addCounts(
    db,
    projectRef,
    { release, environment, started },
    { sessions: exited + errored + abnormal + crashed, errored, abnormal, crashed }
  )
}

interface HealthCounts {
  readonly sessions: number
  readonly errored: number
  readonly abnormal: number
  readonly crashed: number
}

function addCounts(db: Database, projectRef: number, place: Place, counts: HealthCounts): void {
  run(
    db,
    sql`INSERT INTO release_health VALUES (${projectRef}, ${place.release}, ${place.environment},
          ${hourOf(place.started)}, ${counts.sessions}, ${counts.errored}, ${counts.abnormal}, ${counts.crashed})
        ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, errored = errored + excluded.errored,
          abnormal = abnormal + excluded.abnormal, crashed = crashed + excluded.crashed`
  )
}

export interface ReleaseHealthRow extends HealthCounts {
  readonly release: string
  readonly users: number
  readonly crashedUsers: number
  /** Start of the first and the last hour with a session, epoch hours. */
  readonly firstHour: number
  readonly lastHour: number
}

/** Health of a project's releases, the one with the latest session first. */
export function listReleaseHealth(db: Database, projectId: string, limit: number): ReleaseHealthRow[] {
  return all<ReleaseHealthRow>(
    db,
    sql`SELECT health.*,
               (SELECT COUNT(*) FROM release_users AS users
                WHERE users.project_ref = health.project_ref AND users.release = health.release) AS users,
               (SELECT COUNT(*) FROM release_users AS users
                WHERE users.project_ref = health.project_ref AND users.release = health.release AND crashed = 1)
                 AS crashedUsers
        FROM (SELECT project_ref, release, SUM(sessions) AS sessions, SUM(errored) AS errored,
                     SUM(abnormal) AS abnormal, SUM(crashed) AS crashed, MIN(hour) AS firstHour, MAX(hour) AS lastHour
              FROM release_health WHERE project_ref = (SELECT ref FROM projects WHERE id = ${projectId})
              GROUP BY release) AS health
        ORDER BY lastHour DESC, release LIMIT ${limit}`
  )
}
