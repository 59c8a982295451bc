import type { Database } from 'better-sqlite3'
import type { FileToImport } from '../../../shared/contract/imports.ts'
import { AppError } from '../../../shared/model/app-error.ts'
import type { Accept } from '../../ingest/submission.ts'
import { ProtocolError } from '../../protocol/protocol-error.ts'
import { getStoredEvent } from '../../store/events.ts'
import { describeFile, submissionsOf } from '../import-file.ts'

export interface ImportContext {
  readonly db: Database
  /** Takes a submission in, without asking who sent it. */
  readonly take: Accept
  /** Brings what was taken in into lists and counters, at once. */
  readonly flush: () => void
  readonly now: () => number
}

/** The procedures on files that others captured. */
export function createImportHandlers({ db, take, flush, now }: ImportContext) {
  return {
    check: (file: FileToImport) => describeFile(file),
    async add({ projectId, ...file }: FileToImport & { projectId: string }) {
      const eventIds: string[] = []
      for (const submission of submissionsOf(file, projectId, now())) {
        const { id } = await take(submission).catch(explain)
        if (id !== undefined) eventIds.push(id)
      }
      flush()
      const issueIds = eventIds.map((id) => getStoredEvent(db, { id, projectId }).issueId)
      return { eventIds, issueIds: [...new Set(issueIds)] }
    }
  }
}

/** A submission that is refused tells an SDK; here it tells a user. */
function explain(error: unknown): never {
  if (!(error instanceof ProtocolError)) throw error
  throw new AppError('invalid_input', [error.message, ...error.causes].join(': '))
}
