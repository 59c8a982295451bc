import { z } from 'zod'

/**
 * What the core announces: that something changed, never the data. A listener asks again for what it shows, so a
 * missed or doubled one is harmless. Sent at most a few times a second; what happens between is joined.
 */
export const Change = z.discriminatedUnion('topic', [
  /** Issues were created or got events. `ids` is cut at 500; `created` lists those that are new. */
  z.object({ topic: z.literal('issues'), ids: z.array(z.string()), created: z.array(z.string()) }),
  z.object({ topic: z.literal('projects') }),
  z.object({ topic: z.literal('status') }),
  z.object({ topic: z.literal('settings') })
])
export type Change = z.infer<typeof Change>
