import { isDeeperThan } from './json.ts'
import { ProtocolError } from './protocol-error.ts'

/** Headers keep what they hold, known to us or not. */
export type EnvelopeHeaders = Readonly<Record<string, unknown>>

export interface EnvelopeItem {
  readonly type: string
  readonly headers: EnvelopeHeaders
  readonly payload: Uint8Array
}

export interface Envelope {
  readonly headers: EnvelopeHeaders
  readonly items: readonly EnvelopeItem[]
}

export interface EnvelopeLimits {
  /** More items than this are no honest envelope. */
  readonly maxItems: number
}

/**
 * Items of which a part is better than nothing when an SDK promised more bytes than it sent: a screenshot's upper
 * half, a profile. Its header still tells the length that was promised.
 */
const MAY_BE_CUT = new Set(['attachment', 'profile', 'profile_chunk', 'replay_recording', 'replay_video'])

const NEWLINE = 0x0a
const MAX_HEADER_DEPTH = 16
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Splits an envelope into its items, which are views on `bytes`, not copies.
 * Framing as Relay's (headers are one JSON line, a payload has `length` bytes or runs to the next newline), except
 * that blank lines between and after items are passed over, and that a cut attachment is taken as far as it came.
 * Throws ProtocolError 400 "invalid event envelope" with Relay's cause.
 */
export function parseEnvelope(bytes: Uint8Array, limits: EnvelopeLimits): Envelope {
  let position = skipBlank(bytes, 0)
  if (position >= bytes.length) throw framingError('missing envelope header')
  let line = readLine(bytes, position)
  const headers = parseHeaders(line.bytes, 'invalid envelope header')
  const items: EnvelopeItem[] = []
  position = skipBlank(bytes, line.next)
  while (position < bytes.length) {
    if (items.length >= limits.maxItems) throw framingError(`more than ${limits.maxItems} items`)
    line = readLine(bytes, position)
    const item = parseHeaders(line.bytes, 'invalid item header')
    const type = typeof item.type === 'string' ? item.type : 'unknown'
    const start = Math.min(line.next, bytes.length)
    const end = payloadEnd(bytes, start, item.length, MAY_BE_CUT.has(type))
    items.push({ type, headers: item, payload: bytes.subarray(start, end) })
    position = skipBlank(bytes, end)
  }
  return { headers, items }
}

function payloadEnd(bytes: Uint8Array, start: number, length: unknown, mayBeCut: boolean): number {
  if (length === undefined || length === null) {
    const newline = bytes.indexOf(NEWLINE, start)
    return newline < 0 ? bytes.length : newline
  }
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) {
    throw framingError('invalid item header')
  }
  const end = start + length
  if (end > bytes.length) {
    if (mayBeCut) return bytes.length
    throw framingError('unexpected end of file')
  }
  if (end < bytes.length && bytes[end] !== NEWLINE && bytes[end] !== 0x0d) {
    throw framingError('missing newline after header or payload')
  }
  return end
}

function readLine(bytes: Uint8Array, start: number): { bytes: Uint8Array; next: number } {
  const newline = bytes.indexOf(NEWLINE, start)
  const end = newline < 0 ? bytes.length : newline
  return { bytes: bytes.subarray(start, end), next: end + 1 }
}

/** Newlines, and carriage returns before them, never start a header. */
function skipBlank(bytes: Uint8Array, start: number): number {
  let position = start
  while (bytes[position] === NEWLINE || bytes[position] === 0x0d || bytes[position] === 0x20) position++
  return position
}

function parseHeaders(line: Uint8Array, cause: string): EnvelopeHeaders {
  if (isDeeperThan(line, MAX_HEADER_DEPTH)) throw framingError(cause)
  try {
    const value: unknown = JSON.parse(decoder.decode(line))
    if (isHeaders(value)) return value
  } catch {
    // answered below: what JSON.parse says of a cut line helps nobody
  }
  throw framingError(cause)
}

function isHeaders(value: unknown): value is EnvelopeHeaders {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function framingError(cause: string): ProtocolError {
  return new ProtocolError(400, 'invalid event envelope', [cause])
}
