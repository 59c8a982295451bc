import type { ProjectDetail } from '../../../shared/contract/projects.ts'
import { AppError } from '../../../shared/model/app-error.ts'
import type { Project } from '../../../shared/model/project.ts'
import { listDiscards } from '../../store/discards.ts'
import { findProject, type ProjectRow } from '../../store/projects.ts'
import type { Context } from './context.ts'

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
