import { z } from 'zod'
import { Archive, Issue, IssueStatus, IssueSubstatus, Resolution } from '../model/issue.ts'
import { PageInput, pageOf } from './page.ts'
import { procedure, query } from './procedure.ts'

export const IssueSort = z.enum(['lastSeen', 'firstSeen', 'events', 'users', 'trends'])
export type IssueSort = z.infer<typeof IssueSort>

/** Which events count, beside the query. */
const scope = {
  projectId: z.string().optional(),
  projectIds: z.array(z.string()).max(100).optional(),
  environments: z.array(z.string()).max(100).optional(),
  /** Epoch ms: [from, to). */
  from: z.int().optional(),
  to: z.int().optional()
}

export const IssueQuery = PageInput.extend({
  /** See shared/search. Empty means everything. */
  query: z.string().max(4096).default(''),
  sort: IssueSort.default('lastSeen'),
  ...scope
})
export type IssueQuery = z.infer<typeof IssueQuery>

export const IssueRow = Issue.extend({
  /** Events and users in the time asked for; absent where none was. */
  inRange: z.object({ events: z.number(), users: z.number() }).optional()
})
export type IssueRow = z.infer<typeof IssueRow>

export const IssuePage = pageOf(IssueRow).extend({
  /** Issues that match in all. */
  total: z.number()
})
export type IssuePage = z.infer<typeof IssuePage>

export const TagDistribution = z.object({
  key: z.string(),
  /** Events of the issue that carry the key. */
  events: z.number(),
  /** Different values of the key. */
  distinct: z.number(),
  /** The most frequent ones, most frequent first. */
  values: z.array(z.object({ value: z.string(), events: z.number(), lastSeen: z.number() }))
})
export type TagDistribution = z.infer<typeof TagDistribution>

export const Activity = z.object({
  id: z.string(),
  at: z.number(),
  kind: z.enum([
    'first_seen',
    'resolved',
    'unresolved',
    'archived',
    'regressed',
    'escalated',
    'ongoing',
    'unarchived',
    'merged',
    'unmerged',
    'regrouped',
    'note'
  ]),
  /** What belongs to it: event, release, reason, text of a note … */
  data: z.record(z.string(), z.union([z.string(), z.number()]))
})
export type Activity = z.infer<typeof Activity>

export const IssueDetail = Issue.extend({
  tags: z.array(TagDistribution),
  firstRelease: z.string().nullable(),
  lastRelease: z.string().nullable(),
  /** Issues that were merged into it. */
  merged: z.number(),
  /** Files of its stored events, and words of users about them, up to `MOST_COUNTED`. */
  attachments: z.number(),
  feedback: z.number(),
  activity: z.array(Activity)
})
export type IssueDetail = z.infer<typeof IssueDetail>

export const IssueState = Issue.pick({
  status: true,
  substatus: true,
  archive: true,
  resolution: true,
  bookmarked: true,
  seen: true
})
export type IssueState = z.infer<typeof IssueState>

/** Issues by their ids, or all that match a query now. */
const selection = {
  ids: z.array(z.string()).min(1).max(10_000).optional(),
  query: z.string().max(4096).optional(),
  ...scope
}
export const IssueSelection = z.object(selection)
export type IssueSelection = z.infer<typeof IssueSelection>

export const IssueUpdate = z.object({
  ...selection,
  /** Absent: the status stays as it is. */
  status: IssueStatus.optional(),
  /** Defaults: unresolved → ongoing, resolved → none, ignored → as the archive says, else forever. */
  substatus: IssueSubstatus.optional(),
  /** With `ignored`: what ends it. Absent: nothing does. */
  archive: Archive.optional(),
  /** With `resolved`: in which release. Absent: as of now. */
  resolution: Resolution.optional(),
  bookmarked: z.boolean().optional(),
  /** True: looked at now. False: not looked at. */
  seen: z.boolean().optional()
})
export type IssueUpdate = z.infer<typeof IssueUpdate>

/** Only what really changed. To undo, send each `before` back with `issues.restore`. */
export const IssueChanges = z.object({
  changed: z.array(z.object({ id: z.string(), before: IssueState, after: IssueState }))
})
export type IssueChanges = z.infer<typeof IssueChanges>

/** An issue that is part of another one now. */
export const MergedIssue = z.object({
  id: z.string(),
  shortId: z.string(),
  title: z.string(),
  culprit: z.string(),
  events: z.number(),
  at: z.number(),
  hashes: z.array(z.string())
})
export type MergedIssue = z.infer<typeof MergedIssue>

/** A hash of an issue with what its events look like. */
export const IssueHash = z.object({
  hash: z.string(),
  events: z.number(),
  firstSeen: z.number().nullable(),
  lastSeen: z.number().nullable(),
  /** The latest event that has it. */
  eventId: z.string().nullable(),
  title: z.string().nullable()
})
export type IssueHash = z.infer<typeof IssueHash>

/** An issue that is like another one; scores from 0 to 1. */
export const SimilarIssue = z.object({
  issue: Issue,
  /** How much of their stack traces they share; null where one has none. */
  stack: z.number().nullable(),
  /** How many words of title and value. */
  words: z.number(),
  score: z.number()
})
export type SimilarIssue = z.infer<typeof SimilarIssue>

/** A release that events of an issue name. */
export const IssueRelease = z.object({
  release: z.string(),
  events: z.number(),
  /** Times of its first and last stored event in the issue. */
  firstSeen: z.number(),
  lastSeen: z.number()
})
export type IssueRelease = z.infer<typeof IssueRelease>

/** A feature flag that was seen with a value that it had not had before. */
export const FlagChange = z.object({
  flag: z.string(),
  value: z.string(),
  /** What it was in the event before. */
  before: z.string(),
  /** Time of the first event with the value. */
  at: z.number()
})
export type FlagChange = z.infer<typeof FlagChange>

export const FlagChanges = z.object({
  /** The first change first. */
  rows: z.array(FlagChange),
  /** Of the issue's events only so many were looked at, the latest. */
  isCut: z.boolean(),
  events: z.number()
})
export type FlagChanges = z.infer<typeof FlagChanges>

const id = z.object({ id: z.string() })
const ids = z.object({ ids: z.array(z.string()).min(1).max(10_000) })

export const issues = {
  list: query(IssueQuery, IssuePage),
  /** The id of an issue that was merged gives the one that it is part of. */
  get: query(id, IssueDetail),
  update: procedure(IssueUpdate, IssueChanges),
  restore: procedure(
    z.object({
      states: z
        .array(IssueState.extend({ id: z.string() }))
        .min(1)
        .max(10_000)
    }),
    IssueChanges
  ),
  /** Into the one with the most events, or into `into`. */
  merge: procedure(
    z.object({ ...selection, into: z.string().optional() }),
    z.object({ into: z.string(), merged: z.array(z.string()) })
  ),
  /** Makes issues of their own of merged ones again. */
  undoMerge: procedure(ids, z.object({ restored: z.array(z.string()) })),
  merged: query(id, z.object({ rows: z.array(MergedIssue) })),
  hashes: query(id, z.object({ rows: z.array(IssueHash) })),
  /** In the order in which they appeared. */
  releases: query(id, z.object({ rows: z.array(IssueRelease) })),
  /** Where feature flags were first seen with another value than before, among its latest events. */
  flagChanges: query(id, FlagChanges),
  /** Others of its project that are like it, the most similar first; fifty at most. */
  similar: query(id, z.object({ rows: z.array(SimilarIssue) })),
  /** Makes a new issue of the events with these hashes. */
  unmerge: procedure(z.object({ id: z.string(), hashes: z.array(z.string()).min(1) }), id),
  /** Deletes issues with their events. With `discard`, events like theirs are thrown away from now on. */
  delete: procedure(z.object({ ...selection, discard: z.boolean().optional() }), ids.partial()),
  /** Takes a delete back, as long as its rows are there: ten minutes. */
  undelete: procedure(ids, ids.partial()),
  /** What is thrown away because of a delete and discard, and an end to it. */
  discarded: query(
    z.object({ projectId: z.string().optional() }),
    z.object({
      rows: z.array(
        z.object({
          projectId: z.string(),
          hash: z.string(),
          title: z.string(),
          at: z.number(),
          events: z.number()
        })
      )
    })
  ),
  keep: procedure(z.object({ projectId: z.string(), hash: z.string() }), z.object({})),
  addNote: procedure(z.object({ id: z.string(), text: z.string().trim().min(1).max(20_000) }), Activity),
  editNote: procedure(z.object({ noteId: z.string(), text: z.string().trim().min(1).max(20_000) }), Activity),
  deleteNote: procedure(z.object({ noteId: z.string() }), z.object({}))
}
