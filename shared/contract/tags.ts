import { z } from 'zod'
import { EventQuery } from './events.ts'
import { TagDistribution } from './issues.ts'
import { pageOf } from './page.ts'
import { query } from './procedure.ts'

const scope = {
  projectId: z.string().optional(),
  issueId: z.string().optional(),
  limit: z.int().min(1).max(500).default(50)
}

/** Which events of an issue are meant, as in `events.list`. */
const { query: search, environments, from, to } = EventQuery.shape
const events = { query: search.unwrap().optional(), environments, from, to }

export const TagDistributionsQuery = z.object({
  issueId: z.string(),
  query: search,
  environments,
  from,
  to
})
export type TagDistributionsQuery = z.infer<typeof TagDistributionsQuery>

export const TagDistributions = z.object({
  /** By key. */
  rows: z.array(TagDistribution),
  /** How many events were counted: the latest of those that match. */
  events: z.number(),
  /** Older events may match, too: they were not looked at. */
  isCut: z.boolean()
})
export type TagDistributions = z.infer<typeof TagDistributions>

export const tags = {
  keys: query(
    z.object({ prefix: z.string().default(''), ...scope }),
    pageOf(z.object({ key: z.string(), events: z.number() }))
  ),
  /** With `issueId`, also of those of its events that a search finds, as `distributions` counts them. */
  values: query(
    z.object({ key: z.string(), contains: z.string().default(''), ...scope, ...events }),
    pageOf(z.object({ value: z.string(), events: z.number(), lastSeen: z.number() })).extend({
      /** Older events may match, too: they were not looked at. */
      isCut: z.boolean().optional()
    })
  ),
  /** Of the stored events that match. How those of all events are spread, `issues.get` tells. */
  distributions: query(TagDistributionsQuery, TagDistributions)
}
