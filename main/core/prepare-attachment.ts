import { createHash } from 'node:crypto'
import type { SubmittedItem } from '../ingest/submission.ts'
import type { NewAttachment } from '../store/new-arrival.ts'
import { compress } from '../store/payload-codec.ts'

/** An attachment item as it is stored: known by its content, tied to its event by the event's id. */
export function toAttachment({ headers, payload }: SubmittedItem, eventId: string): NewAttachment {
  const text = (name: string, fallback: string, maxLength: number) => {
    const value = headers[name]
    return typeof value === 'string' && value !== '' ? value.slice(0, maxLength) : fallback
  }
  const announced = typeof headers.length === 'number' ? headers.length : payload.length
  return {
    eventId,
    filename: text('filename', 'unnamed', 255),
    contentType: text('content_type', 'application/octet-stream', 200),
    type: text('attachment_type', 'event.attachment', 100),
    missingBytes: Math.max(0, announced - payload.length),
    sha256: createHash('sha256').update(payload).digest(),
    payload: compress(payload)
  }
}
