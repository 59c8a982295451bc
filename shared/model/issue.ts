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

/** What ends an archive; `null` where nothing does. All that are given must come true for the counts, any for the time. */
export const Archive = z.object({
  /** Epoch ms at which it comes back. */
  until: z.number().optional(),
  /** Comes back after so many more events, or users, than it had … */
  events: z.int().min(1).optional(),
  users: z.int().min(1).optional(),
  /** … within so many minutes, where that is given. */
  windowMinutes: z.int().min(1).optional(),
  /** Comes back when more events arrive than its last week lets expect. */
  escalating: z.boolean().optional()
})
export type Archive = z.infer<typeof Archive>

/** The release that a resolution is for: events of older ones do not undo it. */
export const Resolution = z.discriminatedUnion('in', [
  z.object({ in: z.literal('release'), release: z.string().min(1).max(250) }),
  /** The one after `release`, which was the newest at that time; absent where the project had none. */
  z.object({ in: z.literal('next'), release: z.string().max(250).optional() })
])
export type Resolution = z.infer<typeof Resolution>

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
  /** What it waits for while archived, and which release resolves it. */
  archive: Archive.nullable(),
  resolution: Resolution.nullable(),
  bookmarked: z.boolean(),
  /** When somebody last looked at it, epoch ms. */
  seen: z.number().nullable(),
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
