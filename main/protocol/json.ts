import { ProtocolError } from './protocol-error.ts'

const decoder = new TextDecoder('utf-8')
const MAX_DEPTH = 64

/**
 * The depth of a payload up to this size is seen in its value, which is much quicker than to look at each byte: one
 * that is nothing but brackets is parsed in a few milliseconds then. A larger one is looked at before.
 */
const SMALL_BYTES = 64 * 1024

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
  const isSmall = bytes.length <= SMALL_BYTES
  if (!isSmall && isDeeperThan(bytes, MAX_DEPTH)) throw nestedTooDeeply()
  const value = parseText(decoder.decode(bytes))
  if (isSmall && hasMoreLevels(value, MAX_DEPTH)) throw nestedTooDeeply()
  return value
}

function nestedTooDeeply(): ProtocolError {
  return new ProtocolError(400, `invalid JSON data: nested deeper than ${MAX_DEPTH} levels`)
}

function parseText(text: string): unknown {
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

/** Whether a parsed value nests more containers than `levels`. */
function hasMoreLevels(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (hasMoreLevels(value[i], levels - 1)) return true
    return false
  }
  const fields = value as Record<string, unknown>
  for (const key in fields) if (hasMoreLevels(fields[key], levels - 1)) return true
  return false
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
