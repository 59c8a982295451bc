import { z } from 'zod'
import { WindowEvent } from './desktop.ts'

/**
 * What the core announces: that something changed, never the data. A listener asks again for what it shows, so a
 * missed or doubled one is harmless. Sent at most a few times a second; what happens between is joined.
 */
export const Change = z.discriminatedUnion('topic', [
  /** Issues were created or got events. `ids` is cut at 500; `created` lists those that are new. */
  z.object({ topic: z.literal('issues'), ids: z.array(z.string()), created: z.array(z.string()) }),
  z.object({ topic: z.literal('projects') }),
  z.object({ topic: z.literal('status') }),
  z.object({ topic: z.literal('settings') }),
  /** It listens elsewhere, rests or failed. `status` is announced with it. */
  z.object({ topic: z.literal('listener') }),
  /** Issues that became new, regressed or escalating, of projects and levels that are told of. */
  z.object({ topic: z.literal('notable'), ids: z.array(z.string()) }),
  /** Worth a notification now; the place is where it leads. At most one in ten seconds. */
  z.object({ topic: z.literal('notify'), title: z.string(), body: z.string(), place: z.string() }),
  /** From the shell to its window; never over HTTP. */
  z.object({ topic: z.literal('window'), event: WindowEvent })
])
export type Change = z.infer<typeof Change>
