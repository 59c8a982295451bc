/// <reference path="./seek-bzip.d.ts" />
import { createRequire } from 'node:module'
import bzip from 'seek-bzip'
import { ProtocolError } from '../protocol/protocol-error.ts'
import { findDecoder, isTooLarge, tooLarge as lengthExceeded } from './decompress.ts'

/** A file, and its name without the suffix of a container that was taken off. */
export interface Unpacked {
  readonly body: Buffer
  readonly filename: string
}

const SUFFIX = /\.(?:gz|xz|bz2|zst)$/i
const tooLarge = (maxBytes: number) => lengthExceeded(`the file unpacks to more than ${maxBytes} bytes`)

/**
 * Crash handlers may pack the dump itself: gzip, xz, bzip2 or zstd, told by its first bytes.
 * Throws ProtocolError: 400 for a broken container, 413 for one that unpacks to more than `maxBytes`.
 */
export async function unpackContainer(body: Buffer, filename: string, maxBytes: number): Promise<Unpacked> {
  const unpack = findUnpacker(body)
  if (!unpack) return { body, filename }
  try {
    return { body: await unpack(body, maxBytes), filename: filename.replace(SUFFIX, '') }
  } catch (error) {
    if (error instanceof ProtocolError && error.status !== 400) throw error
    throw new ProtocolError(400, 'invalid compression container', [
      error instanceof Error ? error.message : String(error)
    ])
  }
}

type Unpacker = (body: Buffer, maxBytes: number) => Buffer | Promise<Buffer>

function findUnpacker(body: Buffer): Unpacker | undefined {
  const magic = body.subarray(0, 6).toString('latin1')
  if (magic.startsWith('\x1f\x8b')) return unpackWith('gzip')
  if (magic.startsWith('\x28\xb5\x2f\xfd')) return unpackWith('zstd')
  if (magic.startsWith('BZh')) return unpackBzip
  if (magic === '\xfd7zXZ\0') return unpackXz
  return undefined
}

function unpackWith(encoding: string): Unpacker {
  return (body, maxBytes) => {
    try {
      return findDecoder(encoding, body)?.decode(body, { maxOutputLength: maxBytes }) ?? body
    } catch (error) {
      throw isTooLarge(error) ? tooLarge(maxBytes) : error
    }
  }
}

function unpackBzip(body: Buffer, maxBytes: number): Buffer {
  let output = Buffer.allocUnsafe(Math.min(maxBytes, Math.max(body.length * 4, 65_536)))
  let length = 0
  bzip.decode(
    body,
    {
      writeByte(byte) {
        if (length === output.length) {
          if (length >= maxBytes) throw tooLarge(maxBytes)
          output = Buffer.concat([output], Math.min(maxBytes, length * 2))
        }
        output[length++] = byte
      }
    },
    true
  )
  return output.subarray(0, length)
}

async function unpackXz(body: Buffer, maxBytes: number): Promise<Buffer> {
  // a CommonJS package whose names an ES module cannot import; loaded only when it is needed
  const { XzReadableStream }: typeof import('xz-decompress') = createRequire(import.meta.url)('xz-decompress')
  const chunks: Uint8Array[] = []
  let length = 0
  const input = new Blob([new Uint8Array(body)]).stream()
  for await (const chunk of new XzReadableStream(input) as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}
