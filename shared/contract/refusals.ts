import { z } from 'zod'
import { Content } from './items.ts'
import { PageInput, pageOf } from './page.ts'
import { query } from './procedure.ts'

/** A request that was not taken. */
export const RefusalRow = z.object({
  id: z.string(),
  at: z.number(),
  status: z.number(),
  reason: z.string(),
  path: z.string(),
  projectId: z.string().nullable(),
  /** SDK or user agent, as far as it said. */
  client: z.string().nullable(),
  /** What was read of the body, and its first bytes. */
  bytes: z.number(),
  firstBytes: Content
})
export type RefusalRow = z.infer<typeof RefusalRow>

export const refusals = {
  list: query(PageInput.extend({ projectId: z.string().optional() }), pageOf(RefusalRow))
}
