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
const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const MAX_HEADER_DEPTH = 16
/** Of headers over several lines. */
const MAX_HEADER_BYTES = 64 * 1024
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Splits an envelope into its items, which are views on `bytes`, not copies.
 * Framing as Relay's (headers are one JSON object, a payload has `length` bytes or runs to the next newline), except
 * that blank lines between and after items are passed over, and that a cut attachment is taken as far as it came.
 * Throws ProtocolError 400 "invalid event envelope" with Relay's cause.
 */
export function parseEnvelope(bytes: Uint8Array, limits: EnvelopeLimits): Envelope {
  let position = skipBlank(bytes, 0)
  if (position >= bytes.length) throw framingError('missing envelope header')
  const first = readHeaders(bytes, position, 'invalid envelope header')
  const items: EnvelopeItem[] = []
  position = skipBlank(bytes, first.next)
  while (position < bytes.length) {
    if (items.length >= limits.maxItems) throw framingError(`more than ${limits.maxItems} items`)
    const { headers, next } = readHeaders(bytes, position, 'invalid item header')
    const type = typeof headers.type === 'string' ? headers.type : 'unknown'
    const start = Math.min(next, bytes.length)
    const end = payloadEnd(bytes, start, headers.length, MAY_BE_CUT.has(type))
    items.push({ type, headers, payload: bytes.subarray(start, end) })
    position = skipBlank(bytes, end)
  }
  return { headers: first.headers, items }
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

/** Headers are one line, or a JSON value with newlines in it, as Relay takes it too. */
function readHeaders(
  bytes: Uint8Array,
  start: number,
  cause: string
): { headers: EnvelopeHeaders; next: number } {
  const lineEnd = endOfLine(bytes, start)
  const inLine = parseHeaders(bytes.subarray(start, lineEnd))
  if (inLine) return { headers: inLine, next: lineEnd + 1 }
  const end = endOfLine(bytes, endOfObject(bytes, start))
  const headers = end > lineEnd ? parseHeaders(bytes.subarray(start, end)) : undefined
  if (!headers) throw framingError(cause)
  return { headers, next: end + 1 }
}

function endOfLine(bytes: Uint8Array, start: number): number {
  const newline = bytes.indexOf(NEWLINE, start)
  return newline < 0 ? bytes.length : newline
}

/** Behind the bracket that closes the object at `start`; `start` where there is none. */
function endOfObject(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== OPEN_OBJECT) return start
  let depth = 0
  let inString = false
  const mostEnd = Math.min(bytes.length, start + MAX_HEADER_BYTES)
  for (let i = start; i < mostEnd; i++) {
    const byte = bytes[i]
    if (inString) {
      if (byte === BACKSLASH) i++
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) inString = true
    else if (byte === OPEN_OBJECT) depth++
    else if (byte === CLOSE_OBJECT && --depth === 0) return i + 1
  }
  return start
}

/** Newlines, and carriage returns before them, never start a header. */
function skipBlank(bytes: Uint8Array, start: number): number {
  let position = start
  while (bytes[position] === NEWLINE || bytes[position] === 0x0d || bytes[position] === 0x20) position++
  return position
}

function parseHeaders(text: Uint8Array): EnvelopeHeaders | undefined {
  if (isDeeperThan(text, MAX_HEADER_DEPTH)) return undefined
  try {
    const value: unknown = JSON.parse(decoder.decode(text))
    return isHeaders(value) ? value : undefined
  } catch {
    // what JSON.parse says of a cut line helps nobody
    return undefined
  }
}

function isHeaders(value: unknown): value is EnvelopeHeaders {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function framingError(cause: string): ProtocolError {
  return new ProtocolError(400, 'invalid event envelope', [cause])
}
