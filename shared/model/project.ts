import { z } from 'zod'
import { projectColors } from './project-color.ts'

export const ProjectColor = z.enum(projectColors)
export type ProjectColor = z.infer<typeof ProjectColor>

export const Project = z.object({
  /** The last path segment of its DSN. */
  id: z.string(),
  name: z.string(),
  /** Unique, upper case, the first part of its issues' short ids. */
  shortName: z.string(),
  dsn: z.string(),
  /** The one that was chosen, else its default. */
  color: ProjectColor,
  /** Most frequent platform's name among what arrived; absent before the first event. */
  platform: z.string().optional(),
  created: z.number(),
  events: z.number(),
  issues: z.number()
})
export type Project = z.infer<typeof Project>

/** How a project's events are grouped beside Culprit's own rules. */
export const GroupingRules = z.object({
  /** Stack-trace rules, one a line. */
  stackRules: z.string().max(200_000).default(''),
  /** Fingerprint rules, one a line. */
  fingerprintRules: z.string().max(200_000).default(''),
  /** Off: messages group by their exact text, numbers and ids included. */
  parameterizes: z.boolean().default(true)
})
export type GroupingRules = z.infer<typeof GroupingRules>

const settings = {
  grouping: GroupingRules,
  /** Off: the time of an event is believed, however long ago. On: one older than 30 days is moved to its arrival. */
  clampsOldTimestamps: z.boolean(),
  /** null: its default. */
  color: ProjectColor.nullable()
}

/** What a user decides about one project. */
export const ProjectSettings = z.object({
  grouping: settings.grouping.prefault({}),
  clampsOldTimestamps: settings.clampsOldTimestamps.default(true),
  color: settings.color.default(null)
})
export type ProjectSettings = z.infer<typeof ProjectSettings>

/** What to change of them. Made without the defaults, which would take the place of whatever is left out. */
export const ProjectSettingsChange = z.strictObject(settings).partial()
export type ProjectSettingsChange = z.infer<typeof ProjectSettingsChange>
