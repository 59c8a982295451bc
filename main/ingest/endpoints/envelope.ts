import { parseEnvelope } from '../../protocol/envelope.ts'
import type { Submission } from '../submission.ts'
import { type Endpoint, type IngestRequest, requireBody, sendJson, submit } from './endpoint.ts'

/** `/api/ID/envelope/`, the tunnel, and Spotlight's stream: any Content-Type, an envelope all the same. */
export const envelope: Endpoint = {
  methods: ['POST'],
  read: readEnvelope,
  respond: (response, id) => sendJson(response, 200, id === undefined ? {} : { id })
}

export function readEnvelope(request: IngestRequest): Submission {
  requireBody(request)
  const { headers, items } = parseEnvelope(request.body, request.limits)
  return submit(request, items, headers)
}
