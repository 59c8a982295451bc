import { z } from 'zod'
import { procedure, query } from './procedure.ts'

/** What may stay. Absent: no limit of that kind. */
export const RetentionLimits = z.object({
  maxEvents: z.int().min(1).optional(),
  /** Of the store's file. */
  maxBytes: z.int().min(10_000_000).optional(),
  maxDays: z.int().min(1).optional()
})
export type RetentionLimits = z.infer<typeof RetentionLimits>

export const Retention = z.object({
  /** For the store as a whole. */
  store: RetentionLimits,
  /** For single projects, by their id; bytes are counted for the store only. */
  projects: z.record(z.string(), RetentionLimits.omit({ maxBytes: true }))
})
export type Retention = z.infer<typeof Retention>

/** What limits would remove now. */
export const RetentionPreview = z.object({
  events: z.number(),
  /** Issues that would go wholly: not seen for longer than the limit of days. */
  issues: z.number(),
  bytes: z.number()
})
export type RetentionPreview = z.infer<typeof RetentionPreview>

export const retention = {
  get: query(z.object({}), Retention),
  set: procedure(Retention, Retention),
  preview: query(Retention, RetentionPreview)
}
