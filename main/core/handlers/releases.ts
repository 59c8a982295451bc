import type { Database } from 'better-sqlite3'
import type { ReleaseHealth } from '../../../shared/contract/releases.ts'
import { HOUR_MS } from '../../store/hours.ts'
import { listReleaseHealth } from '../../store/release-health.ts'

export function readReleases(db: Database, projectId: string, limit: number): { rows: ReleaseHealth[] } {
  const rows = listReleaseHealth(db, projectId, limit).map(
    ({ firstHour, lastHour, crashedUsers, ...row }) => ({
      release: row.release,
      sessions: row.sessions,
      errored: row.errored,
      abnormal: row.abnormal,
      crashed: row.crashed,
      crashFreeSessions: row.sessions > 0 ? 1 - row.crashed / row.sessions : null,
      users: row.users,
      crashFreeUsers: row.users > 0 ? 1 - crashedUsers / row.users : null,
      firstSession: firstHour * HOUR_MS,
      lastSession: lastHour * HOUR_MS
    })
  )
  return { rows }
}
