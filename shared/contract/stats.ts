import { z } from 'zod'
import { query } from './procedure.ts'

export const TimelineQuery = z.object({
  query: z.string().max(4096).default(''),
  projectId: z.string().optional(),
  projectIds: z.array(z.string()).max(100).optional(),
  environments: z.array(z.string()).max(100).optional(),
  issueId: z.string().optional(),
  /** Epoch ms. Buckets divide [from, to) evenly; counts are kept by the hour. */
  from: z.int(),
  to: z.int(),
  buckets: z.int().min(1).max(500),
  by: z.enum(['level', 'project']).optional(),
  /** Different users instead of events. */
  count: z.enum(['events', 'users']).optional()
})
export type TimelineQuery = z.infer<typeof TimelineQuery>

export const Timeline = z.object({
  /** Start of each bucket, epoch ms. */
  starts: z.array(z.number()),
  /** One without `by` (key `events`), else one for each level or project. */
  series: z.array(z.object({ key: z.string(), counts: z.array(z.number()) }))
})
export type Timeline = z.infer<typeof Timeline>

export const stats = { timeline: query(TimelineQuery, Timeline) }
