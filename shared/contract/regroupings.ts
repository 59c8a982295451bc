import { z } from 'zod'
import { GroupingRules } from '../model/project.ts'
import { procedure, query } from './procedure.ts'

const IssueShare = z.object({
  /** Absent for an issue that would be made. */
  id: z.string().optional(),
  shortId: z.string().optional(),
  title: z.string(),
  /** Events that it has or would get by the change. */
  events: z.number(),
  /** Some of them. */
  examples: z.array(z.string())
})
export type IssueShare = z.infer<typeof IssueShare>

/** Issues that exchange events with each other: one that splits, some that merge, or both at once. */
export const RegroupingChange = z.object({
  kind: z.enum(['split', 'merge', 'mixed']),
  before: z.array(IssueShare),
  after: z.array(IssueShare)
})
export type RegroupingChange = z.infer<typeof RegroupingChange>

export const RegroupingSummary = z.object({
  events: z.number(),
  /** Events that would be in another issue. */
  moved: z.number(),
  issuesBefore: z.number(),
  issuesAfter: z.number(),
  splits: z.number(),
  merges: z.number(),
  /** The largest ones. */
  changes: z.array(RegroupingChange)
})
export type RegroupingSummary = z.infer<typeof RegroupingSummary>

/** Grouping the stored events of a project again: looked at first, then applied, then perhaps undone. */
export const Regrouping = z.object({
  id: z.string(),
  projectId: z.string(),
  state: z.enum(['previewing', 'ready', 'applying', 'applied', 'undoing', 'undone', 'cancelled', 'failed']),
  /** Events looked at, or moved, of how many. */
  done: z.number(),
  total: z.number(),
  at: z.number(),
  error: z.string().optional(),
  summary: RegroupingSummary.optional()
})
export type Regrouping = z.infer<typeof Regrouping>

const id = z.object({ id: z.string() })

export const regroupings = {
  /** Starts to work out what rules would change. Nothing is changed by it. */
  preview: procedure(z.object({ projectId: z.string(), grouping: GroupingRules }), Regrouping),
  get: query(id, Regrouping),
  /** Saves the rules and moves the events, in the background. */
  apply: procedure(id, Regrouping),
  cancel: procedure(id, Regrouping),
  /** Puts every event back where it was, and the rules too. */
  undo: procedure(id, Regrouping),
  /**
   * What was done before, latest first. `isOutdated`: the project's old events were grouped by other rules than those that
   * hold, or by an earlier version of Culprit's own: a preview of the present ones shows what these would change.
   */
  list: query(
    z.object({ projectId: z.string().optional() }),
    z.object({ rows: z.array(Regrouping), isOutdated: z.boolean() })
  )
}
