import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer } from '../../shared/contract/procedure.ts'
import { AppError } from '../../shared/model/app-error.ts'
import type { ErrorCode } from '../../shared/model/error-code.ts'
import type { Core } from '../core/start-core.ts'
import { readAsset, SECURITY_HEADERS } from './asset.ts'

export interface HttpOptions {
  readonly core: Pick<Core, 'call' | 'subscribe'>
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  /** Whoever knows it may call: in `Authorization: Bearer`, or as `?token=`. */
  readonly token: string
  /** The built renderer. */
  readonly rendererDir: string
}

const MAX_CALL_BYTES = 1024 * 1024

/**
 * The door over HTTP: `POST /rpc/<noun>.<verb>`, `GET /events` (server-sent), and the renderer's files.
 * Only for pages of its own: a foreign Host (a rebound name) or Origin is refused before anything else.
 * Throws AppError `port_in_use`.
 */
export async function startHttp(options: HttpOptions): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      send(response, 500, failure('internal', String(error)))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'EADDRINUSE' ? 'port_in_use' : 'address_unavailable'
      reject(
        new AppError(code, `Cannot serve the interface on ${options.host}:${options.port}: ${error.message}`)
      )
    })
    server.listen(options.port, options.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
  if (mayHaveOpener(request)) response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  if (!isOwnHost(request) || !isOwnOrigin(request)) {
    return send(
      response,
      403,
      failure('unauthorized', 'Culprit answers only to its own pages on this machine.')
    )
  }
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname.startsWith('/rpc/') || url.pathname === '/events') {
    if (!hasToken(request, url, options.token)) {
      return send(
        response,
        401,
        failure(
          'unauthorized',
          'The token is missing or wrong: open the address that was printed at the start.'
        )
      )
    }
    return url.pathname === '/events'
      ? streamChanges(request, response, options)
      : call(request, response, url.pathname.slice('/rpc/'.length), options)
  }
  await sendAsset(request, response, url.pathname, options)
}

/** A name that was rebound to 127.0.0.1 shows itself in the Host header. */
function isOwnHost(request: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '')
}

function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin === undefined || origin === `http://${host}`
}

/**
 * Whether a page of somebody else may have opened this one, which shall lose its hold on it then. Said in every case, it would
 * make the browser start a second process for a page that a person opens, half of the time until the first list is there.
 */
function mayHaveOpener({ headers }: IncomingMessage): boolean {
  return !['none', 'same-origin'].includes(String(headers['sec-fetch-site']))
}

function hasToken(request: IncomingMessage, url: URL, token: string): boolean {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const given = bearer ?? url.searchParams.get('token') ?? ''
  return timingSafeEqual(digest(given), digest(token))
}

/** Equal lengths for a comparison in constant time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

async function call(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { core }: HttpOptions
): Promise<void> {
  if (request.method !== 'POST')
    return send(response, 405, failure('invalid_input', 'Procedures are called by POST.'))
  let input: unknown
  try {
    const body = await readText(request)
    input = body === '' ? {} : JSON.parse(body)
  } catch (error) {
    return send(response, 400, failure('invalid_input', `The body is no JSON: ${String(error)}`))
  }
  const result = await core.call(path, input)
  send(response, result.ok ? 200 : statusOf(result.error.code), result)
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_CALL_BYTES) throw new Error(`larger than ${MAX_CALL_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function streamChanges(request: IncomingMessage, response: ServerResponse, { core }: HttpOptions): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write('retry: 1000\n\n')
  const unsubscribe = core.subscribe((change) => response.write(`data: ${JSON.stringify(change)}\n\n`))
  request.on('close', unsubscribe)
}

async function sendAsset(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  { rendererDir }: HttpOptions
): Promise<void> {
  const asset = request.method === 'GET' ? await readAsset(rendererDir, pathname) : undefined
  if (!asset)
    return send(response, 404, failure('not_found', `There is nothing at ${pathname.slice(0, 200)}.`))
  // built files carry a hash of their content in their name, the page itself does not
  const isHashed = pathname.startsWith('/assets/')
  response.writeHead(200, {
    'Content-Type': asset.contentType,
    'Content-Length': asset.body.length,
    'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-store'
  })
  response.end(asset.body)
}

function failure(code: ErrorCode, message: string): Answer {
  return { ok: false, error: { code, message } }
}

function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'invalid_input':
      return 400
    case 'unauthorized':
      return 401
    case 'unknown_procedure':
    case 'not_found':
      return 404
    case 'unavailable':
      return 503
    default:
      return 500
  }
}

function send(response: ServerResponse, status: number, body: Answer): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store'
  })
  response.end(text)
}
