import { z } from 'zod'
import { EventType, Level } from './event.ts'
import { EventSummary } from './grouping.ts'

export const IssueStatus = z.enum(['unresolved', 'resolved', 'ignored'])
export type IssueStatus = z.infer<typeof IssueStatus>

export const IssueSubstatus = z.enum([
  'new',
  'ongoing',
  'regressed',
  'escalating',
  'forever',
  'until_escalating',
  'until_condition_met'
])
export type IssueSubstatus = z.infer<typeof IssueSubstatus>

export const Issue = z.object({
  id: z.string(),
  /** `WEB-12`: the project's short name and a number of its own. */
  shortId: z.string(),
  projectId: z.string(),
  /** Sentry's title: type and first line of the value; the message's first line where there is no exception. */
  title: z.string(),
  value: z.string(),
  culprit: z.string(),
  /** Type of its latest event. */
  type: EventType,
  level: Level,
  platform: z.string(),
  metadata: EventSummary.shape.metadata,
  status: IssueStatus,
  substatus: IssueSubstatus.nullable(),
  /** True where its latest event was not handled by the program. */
  unhandled: z.boolean(),
  firstSeen: z.number(),
  lastSeen: z.number(),
  events: z.number(),
  users: z.number(),
  /** Events an hour, the last 24 hours, oldest first. */
  trend: z.array(z.number())
})
export type Issue = z.infer<typeof Issue>
