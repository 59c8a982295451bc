import { ProtocolError } from './protocol-error.ts'

const decoder = new TextDecoder('utf-8')
const MAX_DEPTH = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/**
 * Parses a JSON payload. Invalid UTF-8 becomes U+FFFD; Python's NaN and Infinity become null.
 * Throws ProtocolError 400 for what is no JSON, or nested deeper than 64 levels, which nothing downstream has to
 * fear then.
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (isDeeperThan(bytes, MAX_DEPTH)) {
    throw new ProtocolError(400, `invalid JSON data: nested deeper than ${MAX_DEPTH} levels`)
  }
  const text = decoder.decode(bytes)
  try {
    return JSON.parse(text)
  } catch (error) {
    const lenient = withoutNonJsonNumbers(text)
    if (lenient !== text) {
      try {
        return JSON.parse(lenient)
      } catch {
        // the first error speaks of the text as it was sent
      }
    }
    throw new ProtocolError(
      400,
      `invalid JSON data: ${error instanceof Error ? error.message : String(error)}`
    )
  }
}

/** Looks at brackets outside strings only: one pass over the bytes, before anything is built from them. */
export function isDeeperThan(bytes: Uint8Array, maxDepth: number): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (inString) {
      if (byte === BACKSLASH) i++
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) inString = true
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (++depth > maxDepth) return true
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth--
  }
  return false
}

/** Python's json module writes NaN and Infinity, which no JSON parser takes. Strings are left alone; linear time. */
function withoutNonJsonNumbers(text: string): string {
  if (!/NaN|Infinity/.test(text)) return text
  let result = ''
  let copied = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === '"') i = endOfString(text, i)
    else if (char === 'N' || char === 'I') {
      const word = ['NaN', 'Infinity'].find((candidate) => text.startsWith(candidate, i))
      if (!word) continue
      result += `${text.slice(copied, text[i - 1] === '-' ? i - 1 : i)}null`
      i += word.length - 1
      copied = i + 1
    }
  }
  return result + text.slice(copied)
}

/** Index of the quote that ends the string which starts at `start`, or of the text's end. */
function endOfString(text: string, start: number): number {
  let i = start + 1
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1
  return i
}
