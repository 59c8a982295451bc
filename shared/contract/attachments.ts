import { z } from 'zod'
import { Content } from './items.ts'
import { procedure } from './procedure.ts'

/** A file that belongs to an event. */
export const Attachment = z.object({
  id: z.string(),
  filename: z.string(),
  contentType: z.string(),
  /** `event.attachment`, `event.minidump`, `event.view_hierarchy` … */
  type: z.string(),
  bytes: z.number(),
  /** How much of it the client announced and did not send. */
  missingBytes: z.number()
})
export type Attachment = z.infer<typeof Attachment>

export const attachments = {
  /** As text or base64; the default is meant for previews, the maximum takes the largest file that ingest takes. */
  get: procedure(
    z.object({ id: z.string(), maxBytes: z.int().min(1).max(67_108_864).default(1_048_576) }),
    Attachment.extend({ content: Content })
  )
}
