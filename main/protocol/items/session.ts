import { isRecord, type JsonRecord, readCount, readNumber, readText, readTime } from './read.ts'

export type SessionStatus = 'ok' | 'exited' | 'errored' | 'abnormal' | 'crashed'

/** One update of one session (item type `session`). Times are epoch ms, the duration is seconds. */
export interface SessionUpdate {
  readonly sid: string
  readonly seq: number
  readonly started: number
  readonly timestamp: number
  readonly status: SessionStatus
  readonly errors: number
  readonly release: string
  readonly environment: string | undefined
  readonly distinctId: string | undefined
  readonly duration: number | undefined
}

/** Sessions that an SDK has counted itself (item type `sessions`), by the minute in which they started. */
export interface SessionCounts {
  readonly started: number
  readonly release: string
  readonly environment: string | undefined
  readonly exited: number
  readonly errored: number
  readonly abnormal: number
  readonly crashed: number
}

const STATUSES: Readonly<Record<string, SessionStatus | undefined>> = {
  ok: 'ok',
  exited: 'exited',
  errored: 'errored',
  unhandled: 'errored',
  abnormal: 'abnormal',
  crashed: 'crashed'
}
const MAX_AGGREGATES = 100

/** Undefined where it lacks what counts need: id, start and release. */
export function parseSession(json: unknown, receivedMs: number): SessionUpdate | undefined {
  if (!isRecord(json)) return undefined
  const attributes = readAttributes(json)
  const sid = readText(json.sid, 64)
  const started = readTime(json.started)
  if (sid === undefined || started === undefined || attributes === undefined) return undefined
  const timestamp = readTime(json.timestamp) ?? receivedMs
  const status = STATUSES[String(json.status)] ?? 'ok'
  return {
    sid,
    seq: json.init === true ? 0 : (readNumber(json.seq) ?? timestamp),
    started,
    timestamp,
    status,
    errors: status === 'crashed' ? Math.max(1, readCount(json.errors)) : readCount(json.errors),
    distinctId: readText(json.did, 200),
    duration: readNumber(json.duration),
    ...attributes
  }
}

export function parseSessionCounts(json: unknown): SessionCounts[] {
  if (!isRecord(json) || !Array.isArray(json.aggregates)) return []
  const attributes = readAttributes(json)
  if (!attributes) return []
  return json.aggregates.slice(0, MAX_AGGREGATES).flatMap((aggregate: unknown) => {
    const started = isRecord(aggregate) ? readTime(aggregate.started) : undefined
    if (!isRecord(aggregate) || started === undefined) return []
    return [
      {
        started,
        exited: readCount(aggregate.exited),
        errored: readCount(aggregate.errored) + readCount(aggregate.unhandled),
        abnormal: readCount(aggregate.abnormal),
        crashed: readCount(aggregate.crashed),
        ...attributes
      }
    ]
  })
}

function readAttributes(json: JsonRecord): { release: string; environment: string | undefined } | undefined {
  const attributes = isRecord(json.attrs) ? json.attrs : {}
  const release = readText(attributes.release, 250)
  return release === undefined ? undefined : { release, environment: readText(attributes.environment, 64) }
}
