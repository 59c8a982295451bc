import { z } from 'zod'
import { Content } from './items.ts'
import { PageInput, pageOf } from './page.ts'
import { query } from './procedure.ts'

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

/** What a file is, by what its sender says of it: an image, what a crash left behind (a minidump, Apple's report), or neither. */
export const AttachmentKind = z.enum(['picture', 'crash', 'other'])
export type AttachmentKind = z.infer<typeof AttachmentKind>

export const AttachmentQuery = PageInput.extend({
  issueId: z.string(),
  /** Absent: all. */
  kind: AttachmentKind.optional()
})
export type AttachmentQuery = z.infer<typeof AttachmentQuery>

/** A file of one of an issue's events. */
export const IssueAttachment = Attachment.extend({
  eventId: z.string(),
  /** When the event happened, epoch ms. */
  timestamp: z.number()
})
export type IssueAttachment = z.infer<typeof IssueAttachment>

export const attachments = {
  /** The files of all stored events of an issue, those of the latest event first. */
  list: query(AttachmentQuery, pageOf(IssueAttachment)),
  /** As text or base64; the default is meant for previews, the maximum takes the largest file that ingest takes. */
  get: query(
    z.object({ id: z.string(), maxBytes: z.int().min(1).max(67_108_864).default(1_048_576) }),
    Attachment.extend({ content: Content })
  )
}
