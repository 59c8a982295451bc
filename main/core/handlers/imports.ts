import type { Database } from 'better-sqlite3'
import type { FileToImport } from '../../../shared/contract/imports.ts'
import { AppError } from '../../../shared/model/app-error.ts'
import type { Accept } from '../../ingest/submission.ts'
import { ProtocolError } from '../../protocol/protocol-error.ts'
import { findIssueOfEvent } from '../../store/events.ts'
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
      const ids: string[] = []
      for (const submission of submissionsOf(file, projectId, now())) {
        const { id } = await take(submission).catch(explain)
        if (id !== undefined) ids.push(id)
      }
      flush()
      // an envelope has an id where all that is in it is a transaction, or an event of an issue that is discarded
      const issueOf = new Map(ids.map((id) => [id, findIssueOfEvent(db, id, projectId)]))
      const issueIds = new Set([...issueOf.values()].flatMap((issueId) => issueId ?? []))
      return { eventIds: ids.filter((id) => issueOf.get(id) !== undefined), issueIds: [...issueIds] }
    }
  }
}

/** A submission that is refused tells an SDK; here it tells a user. */
function explain(error: unknown): never {
  if (!(error instanceof ProtocolError)) throw error
  throw new AppError('invalid_input', [error.message, ...error.causes].join(': '))
}
