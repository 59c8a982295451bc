import type { IncomingMessage, ServerResponse } from 'node:http'
import { freeBuffer, hasOwnBuffer } from '../protocol/buffers.ts'
import { ProtocolError } from '../protocol/protocol-error.ts'
import { setCorsHeaders } from './cors.ts'
import { type Endpoint, sendEmpty, sendJson } from './endpoints/endpoint.ts'
import { endpoints, greetings } from './endpoints/table.ts'
import type { LargeBodies } from './large-bodies.ts'
import type { IngestLimits } from './limits.ts'
import { readBody } from './read-body.ts'
import { findRoute, type Route } from './routes.ts'
import type { IngestOptions } from './server.ts'
import { FIRST_BYTES, type Unreadable } from './submission.ts'

const DRAIN_MS = 2000
const RETRY_SECONDS = '5'

/** Takes a request in, or says why not. Never rejects. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: IngestOptions,
  limits: IngestLimits,
  largeBodies: LargeBodies
): Promise<void> {
  const { pathname, query } = splitUrl(request.url ?? '/')
  const seen: Seen = { body: undefined }
  try {
    setCorsHeaders(request, response)
    const route = findRoute(pathname)
    if (!route) throw new ProtocolError(404, 'no such endpoint')
    if (request.method === 'OPTIONS') sendEmpty(response, 200)
    else if (route.endpoint === 'root' || route.endpoint === 'health') greetings[route.endpoint](response)
    else {
      const endpoint = endpoints[route.endpoint]
      const asked = { request, response, pathname, query, seen, options }
      await take({ ...asked, endpoint, route, limits, largeBodies })
    }
  } catch (error) {
    await refuse({ request, response, pathname, query, seen, options }, error)
  }
}

/** What was read of a request's body before it was refused. */
interface Seen {
  body: Buffer | undefined
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly pathname: string
  readonly query: string
  readonly seen: Seen
  readonly options: IngestOptions
}

interface Routed extends Exchange {
  readonly endpoint: Endpoint
  readonly route: Route
  readonly limits: IngestLimits
  readonly largeBodies: LargeBodies
}

async function take(exchange: Routed): Promise<void> {
  const { request, response, query, seen, options, endpoint, route, limits, largeBodies } = exchange
  const { method = '', headers, socket } = request
  if (!endpoint.methods.some((allowed) => allowed === method)) {
    throw new ProtocolError(405, `method ${method} is not allowed here`)
  }
  const body = await readBody(request, limits, largeBodies, (start) => {
    seen.body = start
  })
  try {
    seen.body = body.bytes
    const ip = socket.remoteAddress
    const asked = { method, route, headers, query, ip, receivedMs: Date.now(), body: body.bytes, limits }
    const { id, unreadable = [] } = await options.accept(await endpoint.read(asked))
    endpoint.respond(response, id, asked)
    for (const event of unreadable) note(exchange, { status: 200, ...event })
    // of one that is refused the first bytes are shown
    if (hasOwnBuffer(body.bytes)) freeBuffer(body.bytes)
  } finally {
    body.release()
  }
}

async function refuse(exchange: Exchange, error: unknown): Promise<void> {
  const { request, response, seen, options } = exchange
  const known = error instanceof ProtocolError
  if (!known) options.onUnexpected(error)
  const { status, message, causes } = known
    ? error
    : { status: 500, message: 'internal error', causes: [] as readonly string[] }
  const reason = [message, ...causes].join(': ')
  note(exchange, {
    status,
    reason,
    bytes: seen.body?.length ?? 0,
    // a copy: a view would keep all of a large body alive
    firstBytes: new Uint8Array(seen.body?.subarray(0, FIRST_BYTES) ?? [])
  })
  if (response.headersSent || response.destroyed) return
  if (!request.complete && !(await drain(request))) response.setHeader('Connection', 'close')
  response.setHeader('X-Sentry-Error', message.replace(/[^\x20-\x7e]/g, '?'))
  if (status === 429 || status === 503) response.setHeader('Retry-After', RETRY_SECONDS)
  // for all categories, as Sentry's own servers say it
  if (status === 429) response.setHeader('X-Sentry-Rate-Limits', `${RETRY_SECONDS}::organization`)
  sendJson(response, status, { detail: message, ...(causes.length > 0 && { causes }) })
}

function note({ request, pathname, query, options }: Exchange, what: Unreadable & { status: number }): void {
  options.onRefused({
    at: Date.now(),
    ...what,
    path: pathname.slice(0, 200),
    projectId: /\/api\/([\w.-]{1,64})\//.exec(pathname)?.[1],
    client: readClient(request, query)
  })
}

/** Who sent it, as far as it said so anywhere. */
function readClient({ headers }: IncomingMessage, query: string): string | undefined {
  const auth = String(headers['x-sentry-auth'] ?? headers.authorization ?? '')
  const client = /sentry_client=([^,\s]+)/.exec(auth)?.[1] ?? new URLSearchParams(query).get('sentry_client')
  return (client ?? headers['user-agent'])?.slice(0, 200)
}

/**
 * Reads on and throws away what a refused client still sends, for a moment: an answer that comes before a client has
 * sent all is lost when the connection is closed after it. True if the request came to its end.
 */
function drain(request: IncomingMessage): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), DRAIN_MS)
    const done = () => {
      clearTimeout(timer)
      resolve(true)
    }
    request.once('end', done)
    request.once('close', done)
    request.on('error', done)
    request.resume()
  })
}

function splitUrl(url: string): { pathname: string; query: string } {
  const mark = url.indexOf('?')
  return mark < 0
    ? { pathname: url, query: '' }
    : { pathname: url.slice(0, mark), query: url.slice(mark + 1) }
}
