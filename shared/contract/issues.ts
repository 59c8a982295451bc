import { z } from 'zod'
import { Issue, IssueStatus, IssueSubstatus } from '../model/issue.ts'
import { PageInput, pageOf } from './page.ts'
import { procedure } from './procedure.ts'

export const IssueSort = z.enum(['lastSeen', 'firstSeen', 'events', 'users'])
export type IssueSort = z.infer<typeof IssueSort>

export const IssueQuery = PageInput.extend({
  /** See shared/search. Empty means everything. */
  query: z.string().max(4096).default(''),
  sort: IssueSort.default('lastSeen'),
  projectId: z.string().optional(),
  /** Epoch ms. Issues with an event in [from, to) by their first and last one. */
  from: z.int().optional(),
  to: z.int().optional()
})
export type IssueQuery = z.infer<typeof IssueQuery>

export const IssuePage = pageOf(Issue).extend({ total: z.number() })
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
  kind: z.enum(['first_seen', 'resolved', 'unresolved', 'archived', 'regressed']),
  data: z.record(z.string(), z.string())
})
export type Activity = z.infer<typeof Activity>

export const IssueDetail = Issue.extend({
  tags: z.array(TagDistribution),
  firstRelease: z.string().nullable(),
  lastRelease: z.string().nullable(),
  hashes: z.array(z.object({ hash: z.string(), events: z.number() })),
  activity: z.array(Activity)
})
export type IssueDetail = z.infer<typeof IssueDetail>

export const IssueState = z.object({ status: IssueStatus, substatus: IssueSubstatus.nullable() })
export type IssueState = z.infer<typeof IssueState>

export const IssueUpdate = z.object({
  ids: z.array(z.string()).min(1).max(10_000),
  status: IssueStatus,
  /** Defaults: unresolved → ongoing, resolved → none, ignored → forever. */
  substatus: IssueSubstatus.optional()
})
export type IssueUpdate = z.infer<typeof IssueUpdate>

/** Only what really changed. To undo, send each `before` back with `issues.restore`. */
export const IssueChanges = z.object({
  changed: z.array(z.object({ id: z.string(), before: IssueState, after: IssueState }))
})
export type IssueChanges = z.infer<typeof IssueChanges>

export const issues = {
  list: procedure(IssueQuery, IssuePage),
  get: procedure(z.object({ id: z.string() }), IssueDetail),
  update: procedure(IssueUpdate, IssueChanges),
  restore: procedure(
    z.object({
      states: z
        .array(IssueState.extend({ id: z.string() }))
        .min(1)
        .max(10_000)
    }),
    IssueChanges
  )
}
