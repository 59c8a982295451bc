import type { ProjectDetail } from '../../../shared/contract/projects.ts'
import { AppError } from '../../../shared/model/app-error.ts'
import type { Project, ProjectSettings, ProjectSettingsChange } from '../../../shared/model/project.ts'
import { defaultColor } from '../../../shared/model/project-color.ts'
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
    hasOwnKey: context.settings.ownKeyOf(id) !== undefined,
    eventsWithProblems: row.events_with_problems,
    discards: listDiscards(context.db, id)
  }
}

/** For events to come. Throws AppError `not_found`, or `invalid_input` where rules cannot be read, or just move events. */
export function configureProject(
  { settings, announcer, regroupings }: Context,
  id: string,
  change: ProjectSettingsChange
): ProjectSettings {
  const before = settings.of(id)
  if (change.grouping && regroupings.isUnderWay(id)) {
    throw new AppError(
      'invalid_input',
      'Events of this project are being regrouped: wait until that is done.'
    )
  }
  settings.set(id, {
    grouping: change.grouping ? checkedRules(change.grouping) : before.grouping,
    clampsOldTimestamps: change.clampsOldTimestamps ?? before.clampsOldTimestamps,
    color: change.color === undefined ? before.color : change.color
  })
  announcer.projectsChanged()
  return settings.of(id)
}

/** Changes the key of a project's DSN, and tells of it. Throws AppError `not_found`. */
export function changeKey(context: Context, id: string, how: 'renewKey' | 'undoRenewKey'): ProjectDetail {
  context.settings[how](id)
  context.announcer.projectsChanged()
  return getProject(context, id)
}

export function toProject(row: ProjectRow, context: Pick<Context, 'dsnOf' | 'settings'>): Project {
  return {
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    dsn: context.dsnOf(row),
    color: context.settings.of(row.id).color ?? defaultColor(row.id),
    ...(row.platform !== null && { platform: row.platform }),
    created: row.created,
    events: row.events,
    issues: row.issues
  }
}
