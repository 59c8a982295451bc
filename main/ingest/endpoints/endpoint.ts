import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { parseAuth } from '../../protocol/auth.ts'
import { isProjectId, parseDsn } from '../../protocol/dsn.ts'
import type { EnvelopeHeaders } from '../../protocol/envelope.ts'
import { ProtocolError } from '../../protocol/protocol-error.ts'
import type { IngestLimits } from '../limits.ts'
import type { Route } from '../routes.ts'
import type { Submission, SubmittedItem } from '../submission.ts'

/** A request as an endpoint sees it. */
export interface IngestRequest {
  readonly method: string
  readonly route: Route
  readonly headers: IncomingHttpHeaders
  /** Without `?`. */
  readonly query: string
  readonly ip: string | undefined
  readonly receivedMs: number
  /** Decompressed. */
  readonly body: Buffer
  readonly limits: IngestLimits
}

/** One kind of request: what it reads of a body, and how it says that all is well. */
export interface Endpoint {
  readonly methods: readonly ('GET' | 'POST')[]
  /** Throws ProtocolError as Relay would answer. */
  read(request: IngestRequest): Submission | Promise<Submission>
  /** Called once everything is committed. `id` is the event's, where there is one. */
  respond(response: ServerResponse, id: string | undefined, request: IngestRequest): void
}

/** A submission of these items by whoever sent the request: path and authentication first, then the envelope's DSN. */
export function submit(
  request: IngestRequest,
  items: readonly SubmittedItem[],
  headers: EnvelopeHeaders = {}
): Submission {
  for (const item of items) checkSize(item, request.limits)
  const auth = parseAuth({
    sentryHeader: one(request.headers['x-sentry-auth']),
    authorization: request.headers.authorization,
    query: request.query,
    pathKey: request.route.key
  })
  const dsn = typeof headers.dsn === 'string' ? parseDsn(headers.dsn) : undefined
  const pathProject = request.route.projectId
  if (dsn && pathProject !== undefined && dsn.projectId !== pathProject) throw mismatch('project id')
  if (dsn && auth && dsn.key !== auth.key) throw mismatch('public key')
  const projectId = pathProject ?? dsn?.projectId
  if (projectId !== undefined && !isProjectId(projectId)) {
    throw new ProtocolError(400, 'bad project path parameter')
  }
  const key = auth?.key ?? dsn?.key
  const userAgent = request.headers['user-agent']
  const clientHints = readClientHints(request.headers)
  return {
    headers,
    items,
    receivedMs: request.receivedMs,
    ...(projectId !== undefined && { projectId }),
    ...(key !== undefined && { key }),
    ...(auth?.client !== undefined && { client: auth.client }),
    ...(request.ip !== undefined && { ip: request.ip }),
    ...(userAgent !== undefined && { userAgent: userAgent.slice(0, 1000) }),
    ...(clientHints && { clientHints })
  }
}

function mismatch(what: string): ProtocolError {
  return new ProtocolError(400, 'invalid event envelope', [
    `${what} header mismatch between envelope and request`
  ])
}

/** Item types that are events; the limit of an event is for them. */
const EVENT_TYPES = new Set([
  'event',
  'transaction',
  'security',
  'raw_security',
  'nel',
  'feedback',
  'form_data'
])

function checkSize(item: SubmittedItem, limits: IngestLimits): void {
  if (EVENT_TYPES.has(item.type) && item.payload.length > limits.maxEventBytes) {
    throw new ProtocolError(
      413,
      `envelope exceeded size limits for type '${item.type}' (https://develop.sentry.dev/sdk/envelopes/#size-limits)`
    )
  }
}

function readClientHints(headers: IncomingHttpHeaders): Record<string, string> | undefined {
  let hints: Record<string, string> | undefined
  for (const name of ['ua', 'ua-platform', 'ua-platform-version', 'ua-model']) {
    const value = one(headers[name === 'ua' ? 'sec-ch-ua' : `sec-ch-${name}`])
    if (value !== undefined) {
      hints ??= {}
      hints[name] = value.slice(0, 500)
    }
  }
  return hints
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

/** `application/json; charset=utf-8` → `application/json` */
export function mimeType(request: Pick<IngestRequest, 'headers'>): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

export function requireBody(request: IngestRequest): void {
  if (request.body.length === 0) throw new ProtocolError(400, 'empty request body')
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, status, JSON.stringify(body), 'application/json')
}

export function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  contentType: string
): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

export function sendEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0 })
  response.end()
}
