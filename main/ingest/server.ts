import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '../../shared/model/app-error.ts'
import { answer } from './answer.ts'
import { createLargeBodies } from './large-bodies.ts'
import { defaultLimits, type IngestLimits } from './limits.ts'
import type { Accept, Refusal } from './submission.ts'

export interface IngestOptions {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly accept: Accept
  readonly onRefused: (refusal: Refusal) => void
  /** An error that nobody foresaw; the client is answered 500. */
  readonly onUnexpected: (error: unknown) => void
  readonly limits?: IngestLimits
}

export interface Ingest {
  readonly host: string
  readonly port: number
  /** Takes no more requests, lets those under way finish, then resolves. */
  stop(): Promise<void>
}

/**
 * Starts the HTTP server that SDKs send to. Throws AppError `port_in_use` or `address_unavailable`.
 * A request is answered 200 only when `accept` has resolved.
 */
export async function startIngest(options: IngestOptions): Promise<Ingest> {
  const limits = options.limits ?? defaultLimits
  const largeBodies = createLargeBodies()
  const server = createServer(
    {
      headersTimeout: limits.headTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: 5000
    },
    (request, response) => {
      void answer(request, response, options, limits, largeBodies).then(() => {
        // a connection that is kept alive would keep a server that stops from its end
        if (!server.listening) setImmediate(() => server.closeIdleConnections())
      })
    }
  )
  // a garbled request line or header: say so instead of hanging up without a word
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  await listen(server, options)
  const { port } = server.address() as AddressInfo
  return { host: options.host, port, stop: () => stop(server) }
}

function listen(server: Server, { host, port }: IngestOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE'
      reject(
        inUse
          ? new AppError('port_in_use', `Port ${port} of ${host} is in use by another program.`, {
              cause: error
            })
          : new AppError('address_unavailable', `Cannot listen on ${host}:${port}: ${error.message}`, {
              cause: error
            })
      )
    })
    server.listen(port, host, resolve)
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    // whoever is still sending after a grace period is cut off
    setTimeout(() => server.closeAllConnections(), 2000).unref()
  })
}
