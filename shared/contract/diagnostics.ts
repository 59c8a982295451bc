import { z } from 'zod'
import { procedure, query } from './procedure.ts'

/** Facts about the application by their names, for a report of a problem: nothing that an event brought, and no key. */
export const Facts = z.record(z.string(), z.json())
export type Facts = z.infer<typeof Facts>

export const diagnostics = {
  get: query(z.object({}), Facts),
  /** An error of Culprit's own, which becomes an event of its own project. It is sent nowhere. */
  report: procedure(
    z.object({
      /** The part that failed: `page`, `shell`. */
      where: z.string().max(40),
      type: z.string().max(200),
      message: z.string().max(4000),
      stack: z.string().max(20_000).optional()
    }),
    z.object({})
  )
}
