export const bytesPerRow = 16

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export interface HexRow {
  /** Of the first byte, eight hexadecimal digits. */
  readonly offset: string
  /** Two groups of eight bytes. */
  readonly hex: string
  /** A point stands for what cannot be printed. */
  readonly ascii: string
}

/** One row of a hex dump, counted from 0. */
export function hexRow(bytes: Uint8Array, row: number): HexRow {
  const start = row * bytesPerRow
  const part = bytes.subarray(start, start + bytesPerRow)
  let hex = ''
  let ascii = ''
  part.forEach((byte, index) => {
    hex += `${index === 0 ? '' : index === bytesPerRow / 2 ? '  ' : ' '}${digits[byte]}`
    ascii += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'
  })
  return { offset: start.toString(16).padStart(8, '0'), hex, ascii }
}
