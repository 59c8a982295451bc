import { z } from 'zod'

/** What the transport knew about a payload when it arrived. Stored beside it, so that it can be normalised again. */
export const Received = z.object({
  /** Epoch ms by this machine's clock. */
  receivedMs: z.number(),
  /** The envelope's `sent_at`, epoch ms by the client's clock. */
  sentAtMs: z.number().optional(),
  /** 32 lower-case hexadecimal digits, from the envelope header or made here: wins over the payload's own. */
  eventId: z.string(),
  /** `sentry_client` of the authentication: `name/version`. */
  client: z.string().optional(),
  /** `sdk` of the envelope header. */
  sdk: z.object({ name: z.string(), version: z.string().optional() }).optional(),
  ip: z.string().optional(),
  userAgent: z.string().optional(),
  /** `sec-ch-ua` and its kin, without the prefix: `ua`, `ua-platform`, `ua-platform-version`, `ua-model`. */
  clientHints: z.record(z.string(), z.string()).optional(),
  /** Of a security report, which cannot say it itself: from the address that it was sent to. */
  release: z.string().optional(),
  environment: z.string().optional(),
  /** Its time is believed, however long ago: a setting of the project when it arrived. */
  keepsOldTimestamp: z.boolean().optional(),
  /** Type of the envelope item that carried it. */
  itemType: z.string()
})
export type Received = z.infer<typeof Received>
