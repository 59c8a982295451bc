import type { Database } from 'better-sqlite3'
import type { AttachmentQuery } from '../../shared/contract/attachments.ts'
import type { EventPlaceQuery, EventQuery } from '../../shared/contract/events.ts'
import type { FeedbackQuery } from '../../shared/contract/feedback.ts'
import type { IssueQuery } from '../../shared/contract/issues.ts'
import type { TimelineQuery } from '../../shared/contract/stats.ts'
import type { TagDistributionsQuery } from '../../shared/contract/tags.ts'
import { backUp, checkQuickly } from '../store/backup.ts'
import { listEvents } from '../store/events.ts'
import { findFlagChanges } from '../store/flag-changes.ts'
import { listIssueAttachments } from '../store/issue-attachments.ts'
import { listReleases } from '../store/issue-detail.ts'
import { listIssueFeedback } from '../store/issue-feedback.ts'
import { listHashes } from '../store/issue-hashes.ts'
import { currentRef } from '../store/issue-redirects.ts'
import { listIssues } from '../store/issues.ts'
import { toIssueRef } from '../store/refs.ts'
import { findEventPlace } from '../store/search/event-place.ts'
import { listSimilar } from '../store/similar-issues.ts'
import { countDistributions } from '../store/tag-distributions.ts'
import { listTagKeys, listTagValues, type TagValuesQuery } from '../store/tags.ts'
import { readTimeline } from '../store/timeline.ts'
import { readUserTimeline } from '../store/user-timeline.ts'

/** What may take long and changes nothing: done on a thread of its own where the store is large. */
export const reads = {
  issues: (db: Database, query: IssueQuery, now: number) => listIssues(db, query, now),
  events: (db: Database, query: EventQuery, now: number) => listEvents(db, query, now),
  eventPlace: (db: Database, query: EventPlaceQuery, now: number) => findEventPlace(db, query, now),
  attachments: (db: Database, query: AttachmentQuery, _now: number) => listIssueAttachments(db, query),
  feedback: (db: Database, query: FeedbackQuery, _now: number) => listIssueFeedback(db, query),
  releases: (db: Database, query: { readonly id: string }, _now: number) => listReleases(db, query.id),
  flagChanges: (db: Database, query: { readonly id: string }, _now: number) => findFlagChanges(db, query.id),
  hashes: (db: Database, { id }: { readonly id: string }, _now: number) => ({
    rows: listHashes(db, currentRef(db, toIssueRef(id)))
  }),
  similar: (db: Database, query: { readonly id: string }, now: number) => listSimilar(db, query.id, now),
  timeline: (db: Database, query: TimelineQuery, now: number) =>
    query.count === 'users' ? readUserTimeline(db, query, now) : readTimeline(db, query, now),
  tagKeys: (db: Database, query: Parameters<typeof listTagKeys>[1]) => listTagKeys(db, query),
  tagValues: (db: Database, query: TagValuesQuery, now: number) => listTagValues(db, query, now),
  tagDistributions: (db: Database, query: TagDistributionsQuery, now: number) =>
    countDistributions(db, query, now),
  backup: (db: Database, query: { readonly path: string }) => backUp(db, query.path),
  check: (db: Database, _query: object) => checkQuickly(db)
}

export type Reads = typeof reads
export type ReadName = keyof Reads
export type ReadQuery<Name extends ReadName> = Parameters<Reads[Name]>[1]
export type ReadResult<Name extends ReadName> = ReturnType<Reads[Name]>
