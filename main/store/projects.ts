import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { makeKey } from './make-key.ts'
import { all, get, run, sql } from './sql.ts'

export interface ProjectRow {
  readonly ref: number
  readonly id: string
  readonly key: string
  readonly name: string
  readonly short_name: string
  readonly named_by: 'default' | 'event' | 'user'
  readonly platform: string | null
  readonly created: number
  readonly events: number
  readonly issues: number
  readonly events_with_problems: number
  readonly refused: number
  /** JSON. */
  readonly settings: string
}

/** In the order in which they showed themselves. */
export function listProjects(db: Database): ProjectRow[] {
  return all<ProjectRow>(db, sql`SELECT * FROM projects ORDER BY ref`)
}

export function findProject(db: Database, id: string): ProjectRow | undefined {
  return get<ProjectRow>(db, sql`SELECT * FROM projects WHERE id = ${id}`)
}

export interface NewProject {
  readonly id: string
  /** Public key of its DSN; made up where a client sent none. */
  readonly key: string | undefined
  readonly name: string | undefined
  readonly platform: string | undefined
  readonly now: number
}

/** Creates a project. Without a name it is `Project <id>` until its first event names it. */
export function createProject(db: Database, project: NewProject): ProjectRow {
  const key = project.key ?? makeKey()
  const name = project.name ?? `Project ${project.id}`
  run(
    db,
    sql`INSERT INTO projects (id, key, name, short_name, named_by, platform, created)
        VALUES (${project.id}, ${key}, ${name}, ${freeShortName(db, name)},
                ${project.name === undefined ? 'default' : 'event'}, ${project.platform ?? null}, ${project.now})`
  )
  return existingProject(db, project.id)
}

/** Gives a project a name of the user's or, once, of its first event. */
export function renameProject(db: Database, id: string, name: string, namedBy: 'event' | 'user'): ProjectRow {
  const project = existingProject(db, id)
  // a name that a user gave keeps the short ids that people have written down already
  const shortName = namedBy === 'event' ? freeShortName(db, name) : project.short_name
  run(
    db,
    sql`UPDATE projects SET name = ${name}, short_name = ${shortName}, named_by = ${namedBy} WHERE id = ${id}`
  )
  return existingProject(db, id)
}

/** `settings`: JSON text; `key`: the public key of its DSN. */
export function writeProjectSettings(
  db: Database,
  id: string,
  { settings, key }: Pick<ProjectRow, 'settings' | 'key'>
): void {
  run(db, sql`UPDATE projects SET settings = ${settings}, key = ${key} WHERE id = ${id}`)
}

/** Throws AppError `not_found`. */
export function existingProject(db: Database, id: string): ProjectRow {
  const row = findProject(db, id)
  if (!row) throw new AppError('not_found', `There is no project ${id}.`)
  return row
}

/** `web frontend` → `WEB-FRONTEND`, or with a number where another project has it. */
function freeShortName(db: Database, name: string): string {
  const wanted =
    name
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '-')
      .slice(0, 24)
      .replace(/^-|-$/g, '') || 'PROJECT'
  const taken = new Set(
    all<{ short_name: string }>(db, sql`SELECT short_name FROM projects`).map((row) => row.short_name)
  )
  let candidate = wanted
  for (let n = 2; taken.has(candidate); n++) candidate = `${wanted}-${n}`
  return candidate
}
