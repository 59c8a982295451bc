import { z } from 'zod'
import { IssueSort } from './issues.ts'
import { procedure, query } from './procedure.ts'

export const SavedSearch = z.object({
  id: z.string(),
  name: z.string().trim().min(1).max(80),
  query: z.string().max(4096),
  sort: IssueSort,
  /** Shown in the rail. */
  pinned: z.boolean()
})
export type SavedSearch = z.infer<typeof SavedSearch>

export const searches = {
  /** In the order in which they were made. */
  list: query(z.object({}), z.object({ rows: z.array(SavedSearch) })),
  /** Makes one, or with an `id` changes it. */
  save: procedure(SavedSearch.partial({ id: true }), SavedSearch),
  delete: procedure(z.object({ id: z.string() }), z.object({}))
}
