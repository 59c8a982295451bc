import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { ProjectSettings } from '../../shared/model/project.ts'
import { findProject, writeProjectSettings } from '../store/projects.ts'

/** What users decided about projects, kept in memory: every event asks for it. */
export interface ProjectSettingsStore {
  /** The defaults for a project that is not there yet. */
  of(projectId: string): ProjectSettings
  /** Throws AppError `not_found`. */
  set(projectId: string, settings: ProjectSettings): void
}

const DEFAULTS: ProjectSettings = ProjectSettings.parse({})

export function createProjectSettings(db: Database): ProjectSettingsStore {
  const known = new Map<string, ProjectSettings>()
  return {
    of(projectId) {
      const kept = known.get(projectId)
      if (kept) return kept
      const row = findProject(db, projectId)
      if (!row) return DEFAULTS
      const settings = ProjectSettings.parse(JSON.parse(row.settings))
      known.set(projectId, settings)
      return settings
    },
    set(projectId, settings) {
      if (!findProject(db, projectId)) throw new AppError('not_found', `There is no project ${projectId}.`)
      writeProjectSettings(db, projectId, JSON.stringify(settings))
      known.set(projectId, settings)
    }
  }
}
