import type { Content } from '../../../shared/contract/items.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The beginning of some bytes as text where they are UTF-8 without control characters, else as base64. */
export function toContent(bytes: Uint8Array, maxBytes: number): Content {
  const isCut = bytes.length > maxBytes
  const part = isCut ? bytes.subarray(0, endOfCharacter(bytes, maxBytes)) : bytes
  const text = decode(part)
  const base64 = text === null ? Buffer.from(part).toString('base64') : null
  return { bytes: bytes.length, text, base64, isCut }
}

function decode(bytes: Uint8Array): string | null {
  // a NUL byte means that it was never meant to be read
  if (bytes.includes(0)) return null
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** A cut must not go through a character: bytes 10xxxxxx continue one. */
function endOfCharacter(bytes: Uint8Array, maxBytes: number): number {
  let end = maxBytes
  while (end > 0 && maxBytes - end < 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return end
}
