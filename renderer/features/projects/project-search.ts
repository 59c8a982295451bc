import { z } from 'zod/mini'

const otherParts = ['rules', 'refused', 'settings'] as const

export const ProjectPart = z.enum(['overview', ...otherParts])
export type ProjectPart = z.infer<typeof ProjectPart>

/** What the address of a project says: which part of it is shown, the overview if it says nothing. */
export const ProjectSearch = z.object({
  tab: z.catch(z.optional(z.enum(otherParts)), undefined)
})
export type ProjectSearch = z.infer<typeof ProjectSearch>
