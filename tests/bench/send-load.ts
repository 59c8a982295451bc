import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { median, percentile } from './measured.ts'

export interface LoadOptions {
  /** Of the server: `http://host:port`. */
  readonly url: string
  readonly projectId: string
  /** Public key of the project's DSN. */
  readonly key: string
  readonly connections: number
  readonly gzip: boolean
  /** Bodies are sent at this pace instead of as fast as answers come. */
  readonly perSecond?: number | undefined
}

export interface LoadResult {
  /** How many answers there were of each status; `error` for a broken connection. */
  readonly statuses: Readonly<Record<string, number>>
  /** Of the first request, epoch ms. */
  readonly startedMs: number
  /** From the first request to the last answer. */
  readonly seconds: number
  /** Time to the answer, of each body. */
  readonly timesMs: readonly number[]
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** Mean size on the wire. */
  readonly bytesEach: number
}

/**
 * Sends every body once, each connection one after the other, as fast as answers come or at a pace. At a pace, the time
 * to an answer counts from when its body should have been sent: waiting for a free connection is waiting too.
 */
export async function sendLoad(bodies: readonly Buffer[], options: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections })
  const statuses: Record<string, number> = {}
  const timesMs = new Array<number>(bodies.length).fill(0)
  let next = 0
  const startedMs = Date.now()
  const started = performance.now()
  const { perSecond } = options
  const sendOnAndOn = async () => {
    for (let index = next++; index < bodies.length; index = next++) {
      const body = bodies[index]
      if (!body) break
      const due = perSecond === undefined ? performance.now() : started + (1000 * index) / perSecond
      const early = due - performance.now()
      if (early > 0) await delay(early)
      const sent = perSecond === undefined ? performance.now() : due
      const status = await post(agent, body, options)
      timesMs[index] = performance.now() - sent
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: options.connections }, sendOnAndOn))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  return {
    statuses,
    startedMs,
    seconds,
    timesMs,
    p50Ms: median(timesMs),
    p99Ms: percentile(timesMs, 0.99),
    maxMs: timesMs.reduce((a, b) => Math.max(a, b), 0),
    bytesEach: Math.round(bodies.reduce((sum, body) => sum + body.length, 0) / bodies.length)
  }
}

function post(agent: Agent, body: Buffer, { url, projectId, key, gzip }: LoadOptions): Promise<string> {
  return new Promise((resolve) => {
    const sent = request(
      `${url}/api/${projectId}/envelope/`,
      {
        agent,
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-sentry-envelope',
          'Content-Length': body.length,
          ...(gzip && { 'Content-Encoding': 'gzip' }),
          'X-Sentry-Auth': `Sentry sentry_version=7, sentry_client=sentry.javascript.node/11.12.0, sentry_key=${key}`
        }
      },
      (response) => {
        response.on('data', () => {})
        response.on('end', () => resolve(String(response.statusCode)))
        response.on('error', () => resolve('error'))
      }
    )
    sent.on('error', () => resolve('error'))
    sent.end(body)
  })
}
