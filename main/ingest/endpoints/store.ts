import { inflateSync } from 'node:zlib'
import { ProtocolError } from '../../protocol/protocol-error.ts'
import type { IngestLimits } from '../limits.ts'
import { type Endpoint, mimeType, requireBody, send, sendJson, submit } from './endpoint.ts'
import { readEnvelope } from './envelope.ts'

const OPEN_BRACE = 0x7b
const BYTE_ORDER_MARK = Buffer.from('\ufeff')
/** One transparent pixel: old browser SDKs sent by loading an image. */
const PIXEL = Buffer.from('R0lGODlhAQABAPAAAAAAAAAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64')

/** `/api/ID/store/`: one event alone; an envelope where the Content-Type says so. */
export const store: Endpoint = {
  methods: ['POST', 'GET'],
  read(request) {
    if (mimeType(request) === 'application/x-sentry-envelope') return readEnvelope(request)
    const payload = request.method === 'GET' ? sentryData(request.query) : request.body
    requireBody({ ...request, body: payload })
    return submit(request, [{ type: 'event', headers: {}, payload: decode(payload, request.limits) }])
  },
  respond(response, id, { method }) {
    if (method === 'GET') send(response, 200, PIXEL, 'image/gif')
    else sendJson(response, 200, { id })
  }
}

function sentryData(query: string): Buffer {
  return Buffer.from(new URLSearchParams(query).get('sentry_data') ?? '')
}

/** JSON as it is; else base64 of JSON, or of deflated JSON, as SDKs of the first years sent it. */
function decode(body: Buffer, limits: IngestLimits): Buffer {
  if (firstVisible(body) === OPEN_BRACE) return body
  const decoded = Buffer.from(body.toString('latin1'), 'base64')
  if (firstVisible(decoded) === OPEN_BRACE) return decoded
  try {
    return inflateSync(decoded, { maxOutputLength: limits.maxEventBytes })
  } catch (error) {
    throw new ProtocolError(400, 'invalid request body', [
      error instanceof Error ? error.message : String(error)
    ])
  }
}

function firstVisible(bytes: Buffer): number | undefined {
  // some programs of Windows begin UTF-8 with a mark
  let i = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0
  while ((bytes[i] ?? OPEN_BRACE) <= 0x20) i++
  return bytes[i]
}
