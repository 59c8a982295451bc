/** Bytes as the application gives them: as text where they are some, else as base64. */
export interface EncodedBytes {
  readonly text: string | null
  readonly base64: string | null
}

export function toBytes({ text, base64 }: EncodedBytes): Uint8Array<ArrayBuffer> {
  if (text !== null) return new TextEncoder().encode(text)
  const characters = atob(base64 ?? '')
  const bytes = new Uint8Array(characters.length)
  for (let index = 0; index < characters.length; index++) bytes[index] = characters.charCodeAt(index)
  return bytes
}

/** What the browser shows as a picture and cannot run: no SVG. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'

/** How such files begin, in hexadecimal digits. */
const signatures: readonly [ImageType, RegExp][] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/gif', /^47494638(37|39)61/],
  ['image/webp', /^52494646.{8}57454250/]
]

/** The kind of picture that bytes begin like, whatever they are called. */
export function sniffImage(bytes: Uint8Array): ImageType | undefined {
  const start = Array.from(bytes.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return signatures.find(([, signature]) => signature.test(start))?.[0]
}
