import { parseEventId } from '../../protocol/event-id.ts'
import { ProtocolError } from '../../protocol/protocol-error.ts'
import { type Part, parseMultipart } from '../multipart.ts'
import type { SubmittedItem } from '../submission.ts'
import { type Endpoint, sendEmpty, submit } from './endpoint.ts'

/** `/api/ID/events/EVENT/attachments/`: every file of a form belongs to that event. */
export const attachments: Endpoint = {
  methods: ['POST'],
  read(request) {
    const eventId = parseEventId(request.route.eventId)
    if (!eventId) throw new ProtocolError(400, 'invalid event id')
    const parts = parseMultipart(request.body, request.headers['content-type'] ?? '')
    const files = parts.filter(({ filename }) => filename !== undefined)
    return submit(request, files.map(toAttachment), { event_id: eventId })
  },
  respond: (response) => sendEmpty(response, 201)
}

/** A form's file as an envelope would carry it. */
export function toAttachment(part: Part): SubmittedItem {
  const { filename, contentType } = part
  return {
    type: 'attachment',
    headers: {
      filename: filename === undefined || filename === '' ? part.name : filename,
      ...(contentType !== undefined && { content_type: contentType })
    },
    payload: part.body
  }
}
