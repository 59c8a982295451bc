import { decode } from '@msgpack/msgpack'
import type { Submission, SubmittedItem } from '../ingest/submission.ts'
import { parseJson } from '../protocol/json.ts'
import { minidumpToPayload } from '../protocol/minidump/minidump-to-payload.ts'
import { parseMinidump } from '../protocol/minidump/parse-minidump.ts'
import { ProtocolError } from '../protocol/protocol-error.ts'

type Payload = Record<string, unknown>

const BROKEN_DUMP = { type: 'minidump', handled: false, synthetic: true }

const attachmentType = ({ type, headers }: SubmittedItem) =>
  type === 'attachment' ? headers.attachment_type : undefined

/**
 * Native clients send a crash as files: the dump, the event and its breadcrumbs as msgpack. Makes the event of them,
 * which then goes the way of all events; the files stay attachments. Other submissions come back as they are.
 */
export function withCrash(submission: Submission): Submission {
  const { items } = submission
  const dump = items.find((item) => attachmentType(item) === 'event.minidump')
  const parts = items.filter((item) => /^event\.(payload|breadcrumbs)$/.test(String(attachmentType(item))))
  if (!dump && parts.length === 0) return submission
  const sent = items.find(({ type }) => type === 'event')
  const said = sent && readEvent(sent)
  const event = mergePayloads([said ?? {}, ...parts.map(readPart)], dump ? readDump(dump) : {})
  const payload = new TextEncoder().encode(JSON.stringify(event, (_key, value) => toJson(value)))
  const made: SubmittedItem = { type: 'event', headers: sent?.headers ?? {}, payload }
  // what could not be read stays, for people to see
  return { ...submission, items: [made, ...items.filter((item) => item !== sent || !said)] }
}

function readEvent({ payload }: SubmittedItem): Payload | undefined {
  try {
    return readObject(parseJson(payload))
  } catch (error) {
    if (error instanceof ProtocolError) return undefined
    throw error
  }
}

/** What the client said about the program; what the dump says about the crash. */
function mergePayloads(parts: readonly Payload[], dump: Payload): Payload {
  const breadcrumbs = parts.flatMap(({ breadcrumbs: list }) => (Array.isArray(list) ? list : []))
  const client: Payload = Object.assign({}, ...parts)
  return {
    ...dump,
    ...client,
    ...pick(dump, ['exception', 'threads', 'debug_meta', 'platform', 'level']),
    contexts: { ...readObject(dump.contexts), ...readObject(client.contexts) },
    extra: { ...readObject(dump.extra), ...readObject(client.extra) },
    errors: [dump, ...parts].flatMap(({ errors }) => (Array.isArray(errors) ? errors : [])),
    ...(breadcrumbs.length > 0 && { breadcrumbs })
  }
}

function pick(payload: Payload, keys: readonly string[]): Payload {
  return Object.fromEntries(
    keys.filter((key) => payload[key] !== undefined).map((key) => [key, payload[key]])
  )
}

function readDump(item: SubmittedItem): Payload {
  try {
    return readObject(minidumpToPayload(parseMinidump(item.payload)))
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    // the dump is kept; the event says why it says nothing of it
    return {
      platform: 'native',
      level: 'fatal',
      exception: { values: [{ type: 'Minidump', value: 'Invalid Minidump', mechanism: BROKEN_DUMP }] },
      errors: [{ type: 'native_bad_minidump', value: error.message }]
    }
  }
}

/** `event.payload` holds an event, `event.breadcrumbs` a list of breadcrumbs or one after the other. */
function readPart(item: SubmittedItem): Payload {
  const value = decodeMsgpack(item.payload)
  if (attachmentType(item) === 'event.payload') return readObject(value)
  return { breadcrumbs: Array.isArray(value) ? value : [value].filter((one) => one !== undefined) }
}

function decodeMsgpack(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined
  try {
    return decode(bytes, {
      maxStrLength: 1_000_000,
      maxArrayLength: 10_000,
      maxMapLength: 10_000,
      maxExtLength: 0
    })
  } catch {
    // kept as an attachment, where it can be looked at
    return undefined
  }
}

function readObject(value: unknown): Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** msgpack knows integers and bytes that JSON does not. */
function toJson(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  return value instanceof Uint8Array ? `<${value.length} bytes>` : value
}
