import { z } from 'zod'
import { ErrorCode } from '../model/error-code.ts'
import { procedure, query } from './procedure.ts'

export const Listener = z.discriminatedUnion('state', [
  z.object({ state: z.literal('listening'), host: z.string(), port: z.number() }),
  z.object({
    state: z.literal('failed'),
    host: z.string(),
    port: z.number(),
    code: ErrorCode,
    message: z.string()
  })
])
export type Listener = z.infer<typeof Listener>

export const Status = z.object({
  version: z.string(),
  listener: Listener,
  /** Where the store is, and its size with its journal, bytes. */
  store: z.object({
    path: z.string(),
    bytes: z.number(),
    /** Why it cannot be written at the moment: nothing that arrives is taken until it can. */
    problem: z.string().nullable()
  }),
  /** What has arrived and is not committed yet: submissions, and bytes as they will be stored. */
  queue: z.object({ waiting: z.number(), bytes: z.number() }),
  /** Stored in all, and processed a second over the last ten seconds. */
  events: z.number(),
  eventsPerSecond: z.number(),
  /** The latest that was taken since the start; `client` as it names itself. */
  lastRequest: z.object({ at: z.number(), projectId: z.string(), client: z.string().nullable() }).nullable(),
  /** Requests that were ever refused, and the latest of them. */
  refused: z.object({
    count: z.number(),
    latest: z.object({ at: z.number(), status: z.number(), reason: z.string(), path: z.string() }).nullable()
  }),
  /** DSN to hand out before any SDK has shown itself, and what Spotlight's option takes. */
  dsn: z.string(),
  streamUrl: z.string()
})
export type Status = z.infer<typeof Status>

export const status = {
  get: query(z.object({}), Status),
  /**
   * Writes a copy of the store into a new file; path on the machine that Culprit runs on. Only one that is called
   * `….culprit`: whoever may ask shall not make files that other programs run. A window may not ask: see `desktop.backUp`.
   */
  backup: procedure(
    z.object({ path: z.string().regex(/\.culprit$/i) }),
    z.object({ path: z.string(), bytes: z.number() })
  ),
  /** Examines the file: `ok`, or what is wrong. */
  check: query(z.object({}), z.object({ findings: z.string() })),
  /** Try again to listen, on another port if one is given (0: any free one). */
  listen: procedure(z.object({ port: z.int().min(0).max(65_535).optional() }), Status)
}
