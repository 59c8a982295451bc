/** Kinds of Apple's icon file that hold a PNG, and their pixels. */
const ICNS_KINDS: readonly (readonly [kind: string, size: number])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024]
]

/** An `.ico` of PNG images: a head of 6 bytes, an entry of 16 bytes an image, the images. (Windows, ICONDIR.) */
export function encodeIco(sizes: readonly number[], pngOf: (size: number) => Buffer): Buffer {
  const images = sizes.map((size) => ({ size, png: pngOf(size) }))
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  for (const [index, { size, png }] of images.entries()) {
    const at = 6 + 16 * index
    // one byte each: 256 is written as 0
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)])
}

/** An `.icns`: its name and length, then each image with its kind and length, big-endian. */
export function encodeIcns(pngOf: (size: number) => Buffer): Buffer {
  const drawn = new Map([...new Set(ICNS_KINDS.map(([, size]) => size))].map((size) => [size, pngOf(size)]))
  const chunks = ICNS_KINDS.map(([kind, size]) => chunk(kind, drawn.get(size) ?? Buffer.alloc(0)))
  return chunk('icns', Buffer.concat(chunks))
}

function chunk(kind: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(8 + body.length)
  return Buffer.concat([Buffer.from(kind, 'latin1'), length, body])
}
