import { z } from 'zod'
import { Facts } from './diagnostics.ts'
import { FileToImport } from './imports.ts'
import { procedure, query } from './procedure.ts'

/** What the shell tells one window, over the channel of changes. */
export const WindowEvent = z.discriminatedUnion('kind', [
  /** A command of the page was chosen in the native menu. */
  z.object({ kind: z.literal('command'), id: z.string() }),
  /** Files were opened with Culprit: `desktop.takeFiles` gives them. */
  z.object({ kind: z.literal('filesOpened') }),
  /** For the corner of the window. */
  z.object({ kind: z.literal('say'), text: z.string(), isError: z.boolean() }),
  /** Until it is over, that something takes a while, and how far it is, 0 to 1; at 1 it is over. */
  z.object({ kind: z.literal('progress'), text: z.string(), share: z.number().min(0).max(1) })
])
export type WindowEvent = z.infer<typeof WindowEvent>

/** A store beside the user's own that a window shows. */
export const SideStoreFacts = z.object({
  /** Links to its places name it. */
  id: z.uuid(),
  /** Invented data, or a copy of a file. */
  kind: z.enum(['sample', 'copy']),
  name: z.string()
})
export type SideStoreFacts = z.infer<typeof SideStoreFacts>

/** A place in the application, as its hash route names it: `/issues/12`. */
export const Place = z
  .string()
  .max(4000)
  .regex(/^\/[\w\-.~!$&'()*+,;=:@%/?]*$/)

/** What only the window's shell can do. A browser has none: it is answered `unknown_procedure`. */
export const desktop = {
  /** The page listens to its shell from now on, and is given what it was to be told before. `store`: null is one's own. */
  listen: procedure(
    z.object({}),
    z.object({ events: z.array(WindowEvent), store: SideStoreFacts.nullable() })
  ),
  /** Opens another window there. */
  openWindow: procedure(z.object({ place: Place }), z.object({})),
  /** Files that were opened with Culprit and not asked for yet. */
  takeFiles: procedure(z.object({}), z.object({ files: z.array(FileToImport) })),
  /** What the shell can tell for a report of a problem. */
  facts: query(z.object({}), Facts),
  /** Opens a file of a stack trace in the editor that the settings name. */
  openInEditor: procedure(
    z.object({
      path: z.string().min(1).max(4000),
      line: z.int().min(1).optional(),
      column: z.int().min(1).optional()
    }),
    z.object({ opened: z.string() })
  ),
  /** Shows the store's file in the system's file manager. */
  showStore: procedure(z.object({}), z.object({})),
  /** Opens invented data in a window and a store of their own. */
  openSample: procedure(z.object({}), z.object({})),
  /**
   * Opens a store's file in a window of its own: a copy, which goes when the window is closed. A large file comes in parts,
   * one after the other; each but the last is answered with the `upload` that the next one names.
   */
  openStore: procedure(
    FileToImport.extend({ upload: z.string().max(100).optional(), isLast: z.boolean().default(true) }),
    z.object({ upload: z.string().nullable() })
  ),
  /** Asks where to, and writes a copy of the store there. `path` is null where the user thought better of it. */
  backUp: procedure(z.object({}), z.object({ path: z.string().nullable() })),
  /** Makes a new store of what can be read of a damaged one, opens it, and tells in a dialog what came of it. */
  recover: procedure(z.object({}), z.object({})),
  /** Asks for another folder, and moves the store there. */
  moveData: procedure(z.object({}), z.object({ path: z.string().nullable() }))
}
