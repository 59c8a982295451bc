import { z } from 'zod'
import { Project, ProjectSettings } from '../model/project.ts'
import { pageOf } from './page.ts'
import { procedure } from './procedure.ts'

export const ProjectDetail = Project.extend({
  /** Requests for it that were refused, and events in which something had to be mended or cut. */
  refused: z.number(),
  eventsWithProblems: z.number(),
  /** What its SDKs say that they threw away themselves, most first. */
  discards: z.array(
    z.object({ reason: z.string(), category: z.string(), quantity: z.number(), lastAt: z.number() })
  )
})
export type ProjectDetail = z.infer<typeof ProjectDetail>

export const projects = {
  list: procedure(z.object({}), pageOf(Project)),
  get: procedure(z.object({ id: z.string() }), ProjectDetail),
  settings: procedure(z.object({ id: z.string() }), ProjectSettings),
  /** For events to come. Rules that shall apply to the past as well go through `regroupings`. */
  configure: procedure(z.object({ id: z.string(), settings: ProjectSettings.partial() }), ProjectSettings),
  rename: procedure(z.object({ id: z.string(), name: z.string().trim().min(1).max(80) }), Project)
}
