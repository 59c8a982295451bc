import type { Section } from './section.ts'

const utf8 = new TextDecoder('utf-8')
const utf16 = new TextDecoder('utf-16le')

/** UTF-16 in either byte order, up to the first NUL or to the end. An odd last byte is left out. */
export function readUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  const even = bytes.subarray(0, bytes.length & ~1)
  return untilNul(utf16.decode(littleEndian ? even : swapped(even)))
}

/** UTF-8, up to the first NUL or to the end. */
export function readUtf8(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return utf8.decode(end < 0 ? bytes : bytes.subarray(0, end))
}

function untilNul(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

function swapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, i) => bytes[i ^ 1] ?? 0)
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Lower-case hexadecimal digits, two a byte. */
export function hexDigits(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}

/** An address as events write it: lower-case, with `0x`. */
export function hexAddress(value: number | bigint): string {
  return `0x${value.toString(16)}`
}

/** A code as systems document it: `0x` and eight digits. */
export function hexCode(value: number): string {
  return `0x${(value >>> 0).toString(16).padStart(8, '0')}`
}

const GUID_SIZE = 16
/** The bytes of a GUID in the order in which it is written: its first three fields are in the dump's byte order. */
const GUID_ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]

/** A GUID with dashes; undefined when it is all zeros. */
export function readGuid({ bytes, littleEndian }: Section, at: number): string | undefined {
  const raw = bytes.subarray(at, at + GUID_SIZE)
  if (raw.length < GUID_SIZE) throw new RangeError('a GUID is cut')
  if (raw.every((byte) => byte === 0)) return undefined
  const digits = hexDigits(littleEndian ? raw.map((_, i) => raw[GUID_ORDER[i] ?? i] ?? 0) : raw)
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
