import { z } from 'zod'

export const ProjectPart = z.enum(['overview', 'rules', 'refused', 'settings'])
export type ProjectPart = z.infer<typeof ProjectPart>

/** What the address of a project says: which part of it is shown, the overview if it says nothing. */
export const ProjectSearch = z.object({
  tab: ProjectPart.exclude(['overview']).optional().catch(undefined)
})
export type ProjectSearch = z.infer<typeof ProjectSearch>
