import { z } from 'zod'
import { JsonObject } from '../model/json.ts'
import { pageOf } from './page.ts'
import { query } from './procedure.ts'

/** A job that checks in, with what its last check-in said. */
export const Monitor = z.object({
  id: z.string(),
  projectId: z.string(),
  slug: z.string(),
  config: JsonObject.nullable(),
  status: z.enum(['in_progress', 'ok', 'error', 'unknown']),
  started: z.number(),
  updated: z.number(),
  /** Seconds. */
  duration: z.number().nullable(),
  environment: z.string().nullable(),
  checkIns: z.number()
})
export type Monitor = z.infer<typeof Monitor>

export const monitors = { list: query(z.object({}), pageOf(Monitor)) }
