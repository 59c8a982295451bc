import { gunzipSync } from 'node:zlib'
import type { FileContent, FileToImport } from '../../shared/contract/imports.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { defaultLimits } from '../ingest/limits.ts'
import type { Submission } from '../ingest/submission.ts'
import { parseDsn } from '../protocol/dsn.ts'
import { type Envelope, parseEnvelope } from '../protocol/envelope.ts'

const MAX_SHOWN = 100
const SQLITE = 'SQLite format 3\0'

/** A file's content as what an SDK would have sent, one submission a request. */
interface ReadFile {
  readonly kind: FileContent['kind']
  readonly envelopes: readonly Envelope[]
}

/** What is in a file. Throws AppError `invalid_input` with the reason where nothing can be taken from it. */
export function describeFile(file: FileToImport): FileContent {
  const { kind, envelopes } = readFile(file)
  const items = envelopes.flatMap((envelope) => envelope.items)
  const dsn = envelopes.map(({ headers }) => headers.dsn).find((value) => typeof value === 'string')
  return {
    kind,
    items: items.slice(0, MAX_SHOWN).map(({ type, payload }) => ({
      type,
      title: titleOf(payload),
      bytes: payload.length
    })),
    count: items.length,
    projectId: (typeof dsn === 'string' ? parseDsn(dsn)?.projectId : undefined) ?? null
  }
}

/** A file as submissions to a project. Throws AppError as `describeFile` does. */
export function submissionsOf(file: FileToImport, projectId: string, receivedMs: number): Submission[] {
  return readFile(file).envelopes.map(({ headers, items }) => {
    // it goes where the user said, whatever project it was for
    const { dsn: _dsn, ...own } = headers
    return { projectId, headers: own, items, receivedMs, keepsOldTimestamps: true }
  })
}

function readFile({ name, base64 }: FileToImport): ReadFile {
  const bytes = unpacked(Buffer.from(base64, 'base64'), name)
  if (bytes.subarray(0, SQLITE.length).toString('latin1') === SQLITE) {
    throw unreadable(name, 'it is a whole store, which is opened by starting Culprit with its folder')
  }
  const json = parseJson(bytes)
  if (Array.isArray(json)) {
    const events = json.filter(isRecord).map((event) => toEnvelope(Buffer.from(JSON.stringify(event))))
    if (events.length === 0) throw unreadable(name, 'the list in it holds no event')
    return { kind: 'events', envelopes: events }
  }
  if (isRecord(json)) return { kind: 'event', envelopes: [toEnvelope(bytes)] }
  try {
    const envelope = parseEnvelope(bytes, defaultLimits)
    if (envelope.items.length === 0) throw new Error('it holds no item')
    return { kind: 'envelope', envelopes: [envelope] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw unreadable(name, `it is neither an event’s JSON nor an envelope (${reason})`)
  }
}

function unpacked(bytes: Buffer, name: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: defaultLimits.maxBodyBytes })
  } catch {
    throw unreadable(name, 'it cannot be unpacked, or is larger than 32 MiB then')
  }
}

function toEnvelope(payload: Uint8Array): Envelope {
  return { headers: {}, items: [{ type: 'event', headers: {}, payload }] }
}

/** What a list shows of an item: the words of an event, as far as they are easily found. */
function titleOf(payload: Uint8Array): string {
  const value = parseJson(Buffer.from(payload))
  if (!isRecord(value)) return ''
  const exceptions = isRecord(value.exception) ? value.exception.values : value.exception
  const last: unknown = Array.isArray(exceptions) ? exceptions.at(-1) : undefined
  if (isRecord(last)) return [last.type, last.value].filter((part) => typeof part === 'string').join(': ')
  const message: unknown = isRecord(value.logentry) ? value.logentry.formatted : value.message
  return [message, value.transaction, value.type].find((text) => typeof text === 'string') ?? ''
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unreadable(name: string, reason: string): AppError {
  return new AppError('invalid_input', `Nothing can be taken from ${name}: ${reason}.`)
}
