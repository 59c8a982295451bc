import { z } from 'zod'
import { pageOf } from './page.ts'
import { procedure } from './procedure.ts'

const scope = {
  projectId: z.string().optional(),
  issueId: z.string().optional(),
  limit: z.int().min(1).max(500).default(50)
}

export const tags = {
  keys: procedure(
    z.object({ prefix: z.string().default(''), ...scope }),
    pageOf(z.object({ key: z.string(), events: z.number() }))
  ),
  values: procedure(
    z.object({ key: z.string(), contains: z.string().default(''), ...scope }),
    pageOf(z.object({ value: z.string(), events: z.number(), lastSeen: z.number() }))
  )
}
