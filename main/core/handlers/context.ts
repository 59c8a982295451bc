import type { Database } from 'better-sqlite3'
import type { Facts } from '../../../shared/contract/diagnostics.ts'
import type { Status } from '../../../shared/contract/status.ts'
import type { GroupingConfig } from '../../grouping/config.ts'
import type { Accept } from '../../ingest/submission.ts'
import type { ProjectRow } from '../../store/projects.ts'
import type { Announcer } from '../announcer.ts'
import type { AppSettings } from '../app-settings.ts'
import type { Listening } from '../listening.ts'
import type { Merging } from '../merging.ts'
import type { OwnErrors } from '../own-errors.ts'
import type { ProjectSettingsStore } from '../project-settings.ts'
import type { Reader } from '../reader.ts'
import type { Regroupings } from '../regrouping.ts'
import type { Keeper } from '../retention.ts'

/** What handlers work with. */
export interface Context {
  readonly db: Database
  readonly announcer: Announcer
  readonly settings: ProjectSettingsStore
  readonly configOf: (projectId: string) => GroupingConfig
  readonly regroupings: Regroupings
  readonly merging: Merging
  readonly keeper: Keeper
  readonly reader: Reader
  readonly now: () => number
  readonly dsnOf: (project: ProjectRow) => string
  readonly status: () => Status
  readonly appSettings: AppSettings
  readonly listening: Listening
  /** Takes a submission in, without asking who sent it. */
  readonly take: Accept
  /** Brings what was taken in into lists and counters, at once. */
  readonly flush: () => void
  readonly ownErrors: OwnErrors
  readonly facts: () => Facts
}
