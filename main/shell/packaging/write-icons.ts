import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawIcon } from '../icon/draw-icon.ts'
import { encodePng } from '../icon/encode-png.ts'
import { encodeIcns, encodeIco } from './icon-files.ts'

const LINUX_SIZES = [16, 22, 24, 32, 48, 64, 128, 256, 512]
const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256]
/** Of Apple's grid: the drawing takes so much of the square, the rest is clear. */
const MAC_PART = 0.8

/** Draws the application's icons for all platforms into a folder, as the packager wants them. */
export function writeIcons(folder: string): void {
  const linux = join(folder, 'linux')
  mkdirSync(linux, { recursive: true })
  for (const size of LINUX_SIZES) writeFileSync(join(linux, `${size}x${size}.png`), plainPng(size))
  writeFileSync(join(folder, 'culprit.ico'), encodeIco(WINDOWS_SIZES, plainPng))
  writeFileSync(join(folder, 'culprit.icns'), encodeIcns(macPng))
}

function plainPng(size: number): Buffer {
  return encodePng(drawIcon(size), size, size)
}

function macPng(size: number): Buffer {
  const inner = Math.round(size * MAC_PART)
  const margin = Math.floor((size - inner) / 2)
  const drawn = drawIcon(inner)
  const pixels = new Uint8Array(size * size * 4)
  for (let y = 0; y < inner; y++) {
    const row = drawn.subarray(y * inner * 4, (y + 1) * inner * 4)
    pixels.set(row, ((y + margin) * size + margin) * 4)
  }
  return encodePng(pixels, size, size)
}
