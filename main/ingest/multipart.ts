import { ProtocolError } from '../protocol/protocol-error.ts'

export interface Part {
  readonly name: string
  /** Present for files. */
  readonly filename?: string
  readonly contentType?: string
  readonly body: Buffer
}

const CRLF = '\r\n'
const MAX_PARTS = 1000

/**
 * Splits a `multipart/form-data` body that is wholly in memory; parts are views, not copies.
 * Throws ProtocolError 400 "invalid multipart data" without a boundary, or where the framing breaks.
 */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) throw broken('the Content-Type names no boundary')
  return splitParts(body, `--${mark}`)
}

/** Old Electron posts a whole form inside of the form's file: its boundary is its own first line. */
export function parseNestedMultipart(body: Buffer): Part[] | undefined {
  const end = body.indexOf(CRLF)
  const line = end > 2 && end < 200 ? body.toString('latin1', 0, end) : ''
  return line.startsWith('--') ? splitParts(body, line) : undefined
}

function splitParts(body: Buffer, delimiter: string): Part[] {
  const parts: Part[] = []
  let start = body.indexOf(delimiter)
  if (start < 0) throw broken('the boundary is nowhere in the body')
  while (true) {
    start += delimiter.length
    if (body.toString('latin1', start, start + 2) === '--') return parts
    if (parts.length >= MAX_PARTS) throw broken(`more than ${MAX_PARTS} parts`)
    const end = body.indexOf(`${CRLF}${delimiter}`, start)
    if (end < 0) throw broken('a part has no end')
    parts.push(parsePart(body.subarray(start + CRLF.length, end)))
    start = end + CRLF.length
  }
}

function parsePart(part: Buffer): Part {
  const headEnd = part.indexOf(CRLF + CRLF)
  if (headEnd < 0) throw broken('a part has no headers')
  const head = part.toString('utf8', 0, headEnd)
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? ''
  const name = parameter(disposition, 'name')
  if (name === undefined) throw broken('a part has no name')
  const filename = parameter(disposition, 'filename')
  const contentType = /^content-type:\s*(\S[^\r\n]*)$/im.exec(head)?.[1]
  return {
    name,
    ...(filename !== undefined && { filename }),
    ...(contentType !== undefined && { contentType }),
    body: part.subarray(headEnd + 2 * CRLF.length)
  }
}

function parameter(disposition: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[;\\s])${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(
    disposition
  )
  return match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2]
}

function broken(cause: string): ProtocolError {
  return new ProtocolError(400, 'invalid multipart data', [cause])
}
