import { z } from 'zod'
import type { IssueState } from '../../shared/contract/issues.ts'
import { Archive, IssueStatus, IssueSubstatus, Resolution } from '../../shared/model/issue.ts'

/** An archive as it is stored: with the counts of the moment, against which its conditions are held. */
export const StoredArchive = Archive.extend({ baseEvents: z.number(), baseUsers: z.number() })
export type StoredArchive = z.infer<typeof StoredArchive>

/** The columns of an issue's state. */
export interface StateRow {
  readonly status: string
  readonly substatus: string | null
  readonly archive: string | null
  readonly resolution: string | null
  readonly bookmarked: number
  readonly seen: number | null
}

/** Throws where it is none of ours. */
export function toState(row: StateRow): IssueState {
  return {
    status: IssueStatus.parse(row.status),
    substatus: row.substatus === null ? null : IssueSubstatus.parse(row.substatus),
    archive: row.archive === null ? null : Archive.parse(JSON.parse(row.archive)),
    resolution: row.resolution === null ? null : Resolution.parse(JSON.parse(row.resolution)),
    bookmarked: row.bookmarked === 1,
    seen: row.seen
  }
}
