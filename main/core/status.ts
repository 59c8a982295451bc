import { statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { Status } from '../../shared/contract/status.ts'
import { findProject, listProjects, type ProjectRow } from '../store/projects.ts'
import { DEFAULT_PROJECT_ID } from './default-project.ts'
import type { Intake } from './intake.ts'
import { localOrigin } from './listener-addresses.ts'
import type { Listening } from './listening.ts'
import type { RefusalLog } from './refusal-log.ts'

export interface StatusSources {
  readonly db: Database
  /** The store's file. */
  readonly path: string
  readonly version: string
  readonly intake: Intake
  readonly listening: Listening
  readonly refusals: RefusalLog
  readonly dsnOf: (project: ProjectRow) => string
  readonly lastRequest: () => Status['lastRequest']
  /** What is wrong with the store's file, as far as it is known. */
  readonly damage: () => string | null
}

/** How everything is at the moment, as the status bar shows it. */
export function readStatus(sources: StatusSources): Status {
  const { db, path, listening, refusals } = sources
  const project = findProject(db, DEFAULT_PROJECT_ID)
  const { waiting, bytes, problem, eventsPerSecond } = sources.intake.state()
  return {
    version: sources.version,
    listener: listening.state(),
    store: {
      path,
      bytes: sizeOf(path) + sizeOf(`${path}-wal`),
      problem: sources.damage() ?? problem ?? null
    },
    queue: { waiting, bytes },
    events: listProjects(db).reduce((total, { events }) => total + events, 0),
    eventsPerSecond,
    lastRequest: sources.lastRequest(),
    refused: refusals.summary(),
    dsn: project ? sources.dsnOf(project) : '',
    streamUrl: `${localOrigin(listening.state())}/stream`
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
