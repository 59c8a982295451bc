import { Monitor } from '../../../shared/contract/monitors.ts'
import type { MonitorRow } from '../../store/monitors.ts'

export function toMonitor(row: MonitorRow): Monitor {
  return Monitor.parse({
    id: String(row.ref),
    projectId: row.project_id,
    slug: row.slug,
    config: row.config === null ? null : JSON.parse(row.config),
    status: row.status,
    started: row.started,
    updated: row.updated,
    duration: row.duration,
    environment: row.environment,
    checkIns: row.check_ins
  })
}
