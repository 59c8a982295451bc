import { z } from 'zod/mini'

/** What the address of the envelopes says. Anything that does not fit counts as absent. */
export const EnvelopeSearch = z.object({
  type: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(200))), undefined),
  project: z.catch(z.optional(z.string().check(z.minLength(1))), undefined),
  /** Present where the open item takes the whole width. */
  view: z.catch(z.optional(z.literal('full')), undefined)
})
export type EnvelopeSearch = z.infer<typeof EnvelopeSearch>
