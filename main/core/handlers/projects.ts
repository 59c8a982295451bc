import type { ProjectDetail } from '../../../shared/contract/projects.ts'
import { AppError } from '../../../shared/model/app-error.ts'
import type { Project, ProjectSettings } from '../../../shared/model/project.ts'
import { listDiscards } from '../../store/discards.ts'
import { findProject, type ProjectRow } from '../../store/projects.ts'
import type { Context } from './context.ts'
import { checkedRules } from './groupings.ts'

/** Throws AppError `not_found`. */
export function getProject(context: Context, id: string): ProjectDetail {
  const row = findProject(context.db, id)
  if (!row) throw new AppError('not_found', `There is no project ${id}.`)
  return {
    ...toProject(row, context),
    refused: row.refused,
    eventsWithProblems: row.events_with_problems,
    discards: listDiscards(context.db, id)
  }
}

/** For events to come. Throws AppError `not_found`, or `invalid_input` where rules cannot be read. */
export function configureProject(
  { settings, announcer }: Context,
  id: string,
  change: { [Name in keyof ProjectSettings]?: ProjectSettings[Name] | undefined }
): ProjectSettings {
  const before = settings.of(id)
  settings.set(id, {
    grouping: change.grouping ? checkedRules(change.grouping) : before.grouping,
    clampsOldTimestamps: change.clampsOldTimestamps ?? before.clampsOldTimestamps
  })
  announcer.projectsChanged()
  return settings.of(id)
}

export function toProject(row: ProjectRow, context: Pick<Context, 'dsnOf'>): Project {
  return {
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    dsn: context.dsnOf(row),
    ...(row.platform !== null && { platform: row.platform }),
    created: row.created,
    events: row.events,
    issues: row.issues
  }
}
