import { z } from 'zod'
import { procedure } from './procedure.ts'

/** What the shell tells one window, over the channel of changes. */
export const WindowEvent = z.discriminatedUnion('kind', [
  /** A command of the page was chosen in the native menu. */
  z.object({ kind: z.literal('command'), id: z.string() }),
  /** Files were opened with Culprit: `desktop.takeFiles` gives them. */
  z.object({ kind: z.literal('filesOpened') }),
  /** For the corner of the window. */
  z.object({ kind: z.literal('say'), text: z.string(), isError: z.boolean() })
])
export type WindowEvent = z.infer<typeof WindowEvent>

/** A place in the application, as its hash route names it: `/issues/12`. */
export const Place = z
  .string()
  .max(4000)
  .regex(/^\/[\w\-.~!$&'()*+,;=:@%/?]*$/)

/** What only the window's shell can do. A browser has none: it is answered `unknown_procedure`. */
export const desktop = {
  /** The page listens to its shell from now on, and is given what it was to be told before. */
  listen: procedure(z.object({}), z.object({ events: z.array(WindowEvent) })),
  /** Opens another window there. */
  openWindow: procedure(z.object({ place: Place }), z.object({})),
  /** Shows the store's file in the system's file manager. */
  showStore: procedure(z.object({}), z.object({}))
}
