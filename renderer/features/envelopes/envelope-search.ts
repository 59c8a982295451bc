import { z } from 'zod'

/** What the address of the envelopes says. Anything that does not fit counts as absent. */
export const EnvelopeSearch = z.object({
  type: z.string().min(1).max(200).optional().catch(undefined),
  project: z.string().min(1).optional().catch(undefined),
  /** Present where the open item takes the whole width. */
  view: z.literal('full').optional().catch(undefined)
})
export type EnvelopeSearch = z.infer<typeof EnvelopeSearch>
