import { z } from 'zod'
import { procedure, query } from './procedure.ts'

/** A file that somebody else captured. */
export const FileToImport = z.object({
  name: z.string().max(500),
  /** Its bytes; 32 MiB at most. */
  base64: z.base64().max(45_000_000)
})
export type FileToImport = z.infer<typeof FileToImport>

export const FileContent = z.object({
  kind: z.enum(['envelope', 'event', 'events']),
  /** What it brings, in its order, cut at 100. */
  items: z.array(z.object({ type: z.string(), title: z.string(), bytes: z.number() })),
  /** Items in all. */
  count: z.number(),
  /** The project that its DSN names, where it has one. */
  projectId: z.string().nullable()
})
export type FileContent = z.infer<typeof FileContent>

export const imports = {
  /** What is in a file, without taking it. Rejects with `invalid_input` and the reason where it cannot be taken. */
  check: query(FileToImport, FileContent),
  /**
   * Takes it as if an SDK had sent it; an event that is there already stays as it is. Times stay as they are in it.
   * Gives the events that are in issues now; what else was in it is among the envelopes.
   */
  add: procedure(
    FileToImport.extend({ projectId: z.string().regex(/^[\w.-]{1,64}$/) }),
    z.object({ eventIds: z.array(z.string()), issueIds: z.array(z.string()) })
  )
}
