import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { drawIcon } from '../../main/shell/icon/draw-icon.ts'
import { encodePng } from '../../main/shell/icon/encode-png.ts'
import { encodeIcns, encodeIco } from '../../main/shell/packaging/icon-files.ts'

/** Red, green, blue and alpha of a point, in the drawing's units of 32. */
function colourAt(pixels: Uint8Array, size: number, x: number, y: number): number[] {
  const at = (Math.floor((y * size) / 32) * size + Math.floor((x * size) / 32)) * 4
  return [...pixels.subarray(at, at + 4)]
}

describe('the icon', () => {
  const size = 64
  const plain = drawIcon(size)

  test('is a white ring with an orange dot on a green square with round corners', () => {
    expect(colourAt(plain, size, 0, 0)[3]).toBe(0)
    expect(colourAt(plain, size, 16, 3)).toEqual([28, 111, 102, 255])
    expect(colourAt(plain, size, 16.1 - 7.2, 16)).toEqual([255, 255, 255, 255])
    expect(colourAt(plain, size, 22.6, 16)).toEqual([255, 176, 138, 255])
  })

  test('shows how many are new, and that it is paused', () => {
    const one = drawIcon(size, { badge: 1 })
    const nine = drawIcon(size, { badge: 9 })
    const many = drawIcon(size, { badge: 10 })
    expect(new Set([plain, one, nine, many].map((pixels) => Buffer.from(pixels).toString('hex'))).size).toBe(
      4
    )
    expect(drawIcon(size, { badge: 11 })).toEqual(many)
    expect(colourAt(drawIcon(size, { isPaused: true }), size, 16, 3)).not.toEqual(
      colourAt(plain, size, 16, 3)
    )
  })

  test('is black on nothing where the system colours it', () => {
    const template = drawIcon(size, { isTemplate: true })
    const colours = new Set<string>()
    for (let at = 0; at < template.length; at += 4) {
      if (template[at + 3] !== 0) colours.add(template.subarray(at, at + 3).join())
    }
    expect([...colours]).toEqual(['0,0,0'])
  })
})

test('a PNG holds the pixels that it was given', () => {
  const pixels = drawIcon(16, { badge: 3 })
  const png = encodePng(pixels, 16, 16)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([16, 16])
  const length = png.readUInt32BE(33)
  const rows = inflateSync(png.subarray(41, 41 + length))
  const read = Array.from({ length: 16 }, (_, y) => [...rows.subarray(y * 65 + 1, (y + 1) * 65)]).flat()
  expect(read).toEqual([...pixels])
})

describe('icon files', () => {
  const pngOf = (size: number) => encodePng(drawIcon(size), size, size)
  const isPng = (bytes: Buffer) => bytes.subarray(1, 4).toString() === 'PNG'

  test('an .ico leads to each of its images', () => {
    const ico = encodeIco([16, 256], pngOf)
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 2])
    for (const [index, size] of [16, 256].entries()) {
      const at = 6 + 16 * index
      const offset = ico.readUInt32LE(at + 12)
      const image = ico.subarray(offset, offset + ico.readUInt32LE(at + 8))
      expect(isPng(image)).toBe(true)
      expect([ico.readUInt8(at), image.readUInt32BE(16)]).toEqual([size % 256, size])
    }
  })

  test('an .icns has every size, each as long as it says', () => {
    const icns = encodeIcns(() => pngOf(16))
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
    const kinds: string[] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      kinds.push(icns.toString('latin1', at, at + 4))
      expect(isPng(icns.subarray(at + 8))).toBe(true)
    }
    expect(kinds.sort()).toEqual(['ic07', 'ic08', 'ic09', 'ic10', 'ic11', 'ic12', 'ic13', 'ic14'])
  })
})
