import type { Database } from 'better-sqlite3'
import { createProject, findProject, type ProjectRow } from '../store/projects.ts'

/** The project whose DSN is handed out before any SDK has shown itself, and that Spotlight's stream goes to. */
export const DEFAULT_PROJECT_ID = '1'

export function ensureDefaultProject(db: Database, now: number): ProjectRow {
  return (
    findProject(db, DEFAULT_PROJECT_ID) ??
    createProject(db, { id: DEFAULT_PROJECT_ID, key: undefined, name: undefined, platform: undefined, now })
  )
}
