import { attachments } from './attachments.ts'
import { desktop } from './desktop.ts'
import { diagnostics } from './diagnostics.ts'
import { events } from './events.ts'
import { feedback } from './feedback.ts'
import { groupings } from './groupings.ts'
import { imports } from './imports.ts'
import { issues } from './issues.ts'
import { items } from './items.ts'
import { listener } from './listener.ts'
import { monitors } from './monitors.ts'
import type { ClientOf, HandlersOf, PathOf } from './procedure.ts'
import { projects } from './projects.ts'
import { refusals } from './refusals.ts'
import { regroupings } from './regroupings.ts'
import { releases } from './releases.ts'
import { retention } from './retention.ts'
import { searches } from './searches.ts'
import { settings } from './settings.ts'
import { stats } from './stats.ts'
import { status } from './status.ts'
import { tags } from './tags.ts'

/** Everything that the core can be asked, over either transport. */
export const contract = {
  projects,
  issues,
  events,
  groupings,
  regroupings,
  retention,
  searches,
  stats,
  tags,
  attachments,
  feedback,
  items,
  releases,
  monitors,
  refusals,
  status,
  settings,
  listener,
  imports,
  diagnostics
}

/** What the desktop's shell can be asked besides, by its own windows only. */
export const shellContract = { desktop }

export type Client = ClientOf<typeof contract & typeof shellContract>
export type Handlers = HandlersOf<typeof contract>
export type ShellHandlers = HandlersOf<typeof shellContract>
export type Path = PathOf<typeof contract>
