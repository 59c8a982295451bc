import { z } from 'zod'

export const Project = z.object({
  /** The last path segment of its DSN. */
  id: z.string(),
  name: z.string(),
  /** Unique, upper case, the first part of its issues' short ids. */
  shortName: z.string(),
  dsn: z.string(),
  /** Most frequent platform's name among what arrived; absent before the first event. */
  platform: z.string().optional(),
  created: z.number(),
  events: z.number(),
  issues: z.number()
})
export type Project = z.infer<typeof Project>
