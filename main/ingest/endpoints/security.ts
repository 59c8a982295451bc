import { parseJson } from '../../protocol/json.ts'
import { ProtocolError } from '../../protocol/protocol-error.ts'
import type { SubmittedItem } from '../submission.ts'
import { type Endpoint, type IngestRequest, mimeType, requireBody, sendEmpty, submit } from './endpoint.ts'

const SECURITY_TYPES = new Set([
  'application/json',
  'application/csp-report',
  'application/expect-ct-report',
  'application/expect-ct-report+json',
  'application/expect-staple-report',
  'application/reports+json',
  // some clients and every command line send no type at all
  ''
])

/** Reports that browsers send by themselves: CSP, Expect-CT, Expect-Staple, HPKP; one, or an array of them. */
export const security: Endpoint = {
  methods: ['POST'],
  read(request) {
    if (!SECURITY_TYPES.has(mimeType(request))) {
      throw new ProtocolError(415, `unsupported media type '${mimeType(request).slice(0, 60)}'`)
    }
    return submit(request, toItems(request, 'raw_security'))
  },
  respond: (response) => sendEmpty(response, 200)
}

/** Network error logging: an array of reports. */
export const nel: Endpoint = {
  methods: ['POST'],
  read: (request) => submit(request, toItems(request, 'nel')),
  respond: (response) => sendEmpty(response, 200)
}

/** One item for each report. What the query says of release and environment goes into each item's header. */
function toItems(request: IngestRequest, type: string): SubmittedItem[] {
  requireBody(request)
  const query = new URLSearchParams(request.query)
  const release = query.get('sentry_release')
  const environment = query.get('sentry_environment')
  const headers = {
    ...(release !== null && { sentry_release: release }),
    ...(environment !== null && { sentry_environment: environment })
  }
  const parsed = parseJson(request.body)
  if (!Array.isArray(parsed)) return [{ type, headers, payload: request.body }]
  if (parsed.length > request.limits.maxItems) {
    throw new ProtocolError(400, `invalid JSON data: more than ${request.limits.maxItems} reports`)
  }
  return parsed.map((report) => ({ type, headers, payload: Buffer.from(JSON.stringify(report)) }))
}
