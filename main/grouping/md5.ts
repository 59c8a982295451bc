/** The message digest of RFC 1321 over the UTF-8 of a text, as 32 lower-case hexadecimal digits. */
export function md5(text: string): string {
  const length = encode(text)
  pad(length)
  let a = 0x67452301
  let b = 0xefcdab89 | 0
  let c = 0x98badcfe | 0
  let d = 0x10325476
  const blocks = (length + 72) >> 6
  for (let block = 0; block < blocks; block++) {
    const start = block << 4
    const [a0, b0, c0, d0] = [a, b, c, d]
    for (let step = 0; step < 64; step++) {
      const round = step >> 4
      let mixed: number
      let word: number
      if (round === 0) {
        mixed = (b & c) | (~b & d)
        word = step
      } else if (round === 1) {
        mixed = (b & d) | (c & ~d)
        word = (step * 5 + 1) & 15
      } else if (round === 2) {
        mixed = b ^ c ^ d
        word = (step * 3 + 5) & 15
      } else {
        mixed = c ^ (b | ~d)
        word = (step * 7) & 15
      }
      const sum = (a + mixed + (SINES[step] ?? 0) + (words[start + word] ?? 0)) | 0
      const shift = SHIFTS[(round << 2) | (step & 3)] ?? 0
      a = d
      d = c
      c = b
      b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0
    }
    a = (a + a0) | 0
    b = (b + b0) | 0
    c = (c + c0) | 0
    d = (d + d0) | 0
  }
  return hex(a) + hex(b) + hex(c) + hex(d)
}

const SINES = Int32Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32))
const SHIFTS = Int32Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21)

const encoder = new TextEncoder()
// One buffer for all calls: what is hashed is short, and a digest is never suspended half-way.
let bytes = new Uint8Array(8192)
let words = new Int32Array(bytes.buffer)

function encode(text: string): number {
  const worstCase = text.length * 3 + 72
  if (worstCase > bytes.length) {
    bytes = new Uint8Array((worstCase + 63) & ~63)
    words = new Int32Array(bytes.buffer)
  }
  return encoder.encodeInto(text, bytes).written
}

function pad(length: number): void {
  const end = ((length + 72) >> 6) << 6
  bytes.fill(0, length, end)
  bytes[length] = 0x80
  words[(end >> 2) - 2] = length << 3
  words[(end >> 2) - 1] = length >>> 29
}

function hex(word: number): string {
  let digits = ''
  for (let shift = 0; shift < 32; shift += 8)
    digits += ((word >>> shift) & 0xff).toString(16).padStart(2, '0')
  return digits
}
