import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { AppError } from '../../shared/model/app-error.ts'
import { ProjectSettings } from '../../shared/model/project.ts'
import { makeKey } from '../store/make-key.ts'
import { findProject, writeProjectSettings } from '../store/projects.ts'

/** What users decided about projects, kept in memory: every event asks for it. */
export interface ProjectSettingsStore {
  /** The defaults for a project that is not there yet. */
  of(projectId: string): ProjectSettings
  /** Throws AppError `not_found`. */
  set(projectId: string, settings: ProjectSettings): void
  /**
   * What requests from other machines must carry for this project, where it was given a key of its own. The key that came
   * with its first event is none: whoever sent that chose it.
   */
  ownKeyOf(projectId: string): string | undefined
  /** Gives it a key of its own in place of the one that it has. Throws AppError `not_found`. */
  renewKey(projectId: string): void
  /** Takes the last new key back. Throws AppError `not_found` where there was none since the start. */
  undoRenewKey(projectId: string): void
}

const Stored = ProjectSettings.extend({
  /** The project's key was made here, for other machines to need it. */
  hasOwnKey: z.boolean().default(false)
})

/** A project as far as it is known here. */
interface Known {
  readonly settings: ProjectSettings
  readonly key: string
  readonly hasOwnKey: boolean
}

const DEFAULTS: ProjectSettings = ProjectSettings.parse({})

export function createProjectSettings(db: Database): ProjectSettingsStore {
  const known = new Map<string, Known>()
  /** What the last new key of a project took the place of. */
  const replaced = new Map<string, Pick<Known, 'key' | 'hasOwnKey'>>()

  function find(projectId: string): Known | undefined {
    const kept = known.get(projectId)
    if (kept) return kept
    const row = findProject(db, projectId)
    if (!row) return undefined
    const { hasOwnKey, ...settings } = Stored.parse(JSON.parse(row.settings))
    const project = { settings, key: row.key, hasOwnKey }
    known.set(projectId, project)
    return project
  }

  function existing(projectId: string): Known {
    const project = find(projectId)
    if (!project) throw new AppError('not_found', `There is no project ${projectId}.`)
    return project
  }

  function change(projectId: string, values: Partial<Known>): void {
    const project = { ...existing(projectId), ...values }
    const { settings, key, hasOwnKey } = project
    writeProjectSettings(db, projectId, { settings: JSON.stringify({ ...settings, hasOwnKey }), key })
    known.set(projectId, project)
  }

  return {
    of: (projectId) => find(projectId)?.settings ?? DEFAULTS,
    set: (projectId, settings) => change(projectId, { settings }),
    ownKeyOf(projectId) {
      const project = find(projectId)
      return project?.hasOwnKey ? project.key : undefined
    },
    renewKey(projectId) {
      const { key, hasOwnKey } = existing(projectId)
      change(projectId, { key: makeKey(), hasOwnKey: true })
      replaced.set(projectId, { key, hasOwnKey })
    },
    undoRenewKey(projectId) {
      const last = replaced.get(projectId)
      if (!last) throw new AppError('not_found', 'There is no new key to take back.')
      change(projectId, last)
      replaced.delete(projectId)
    }
  }
}
