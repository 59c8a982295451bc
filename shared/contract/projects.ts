import { z } from 'zod'
import { Project, ProjectSettings, ProjectSettingsChange } from '../model/project.ts'
import { pageOf } from './page.ts'
import { procedure, query } from './procedure.ts'

export const ProjectDetail = Project.extend({
  /** Requests for it that were refused, and events in which something had to be mended or cut. */
  refused: z.number(),
  eventsWithProblems: z.number(),
  /** Other machines need the key of its DSN; else the one for all projects, of `listener.get`. */
  hasOwnKey: z.boolean(),
  /** What its SDKs say that they threw away themselves, most first. */
  discards: z.array(
    z.object({ reason: z.string(), category: z.string(), quantity: z.number(), lastAt: z.number() })
  )
})
export type ProjectDetail = z.infer<typeof ProjectDetail>

export const projects = {
  list: query(z.object({}), pageOf(Project)),
  get: query(z.object({ id: z.string() }), ProjectDetail),
  settings: query(z.object({ id: z.string() }), ProjectSettings),
  /** For events to come. Rules that shall apply to the past as well go through `regroupings`. */
  configure: procedure(z.object({ id: z.string(), settings: ProjectSettingsChange }), ProjectSettings),
  /**
   * Gives its DSN a new key. This machine's programs may go on with any; other machines need this one from now on, and
   * whatever they had for this project is refused.
   */
  renewKey: procedure(z.object({ id: z.string() }), ProjectDetail),
  /** Takes the last new key back, as if it had never been: `not_found` where there was none since Culprit was started. */
  undoRenewKey: procedure(z.object({ id: z.string() }), ProjectDetail),
  rename: procedure(z.object({ id: z.string(), name: z.string().trim().min(1).max(80) }), Project)
}
