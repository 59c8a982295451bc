import { parseJson } from '../../protocol/json.ts'
import { ProtocolError } from '../../protocol/protocol-error.ts'
import { type Endpoint, type IngestRequest, sendEmpty, submit } from './endpoint.ts'

/** `/api/ID/cron/SLUG[/KEY]`: a monitored job says that it runs, ran or failed, by query or JSON. */
export const checkIn: Endpoint = {
  methods: ['GET', 'POST'],
  read(request) {
    const payload = Buffer.from(
      JSON.stringify({ ...readBody(request), monitor_slug: request.route.monitorSlug })
    )
    return submit(request, [{ type: 'check_in', headers: {}, payload }])
  },
  respond: (response) => sendEmpty(response, 202)
}

function readBody(request: IngestRequest): Record<string, unknown> {
  if (request.body.length > 0) {
    const parsed = parseJson(request.body)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed }
    throw new ProtocolError(400, 'invalid JSON data: a check-in is an object')
  }
  const query = new URLSearchParams(request.query)
  const duration = query.get('duration')
  return {
    status: query.get('status') ?? 'unknown',
    ...(query.has('check_in_id') && { check_in_id: query.get('check_in_id') }),
    ...(query.has('environment') && { environment: query.get('environment') }),
    ...(duration !== null && Number.isFinite(Number(duration)) && { duration: Number(duration) })
  }
}
