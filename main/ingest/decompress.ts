import type { Transform } from 'node:stream'
import zlib from 'node:zlib'
import { ProtocolError } from '../protocol/protocol-error.ts'

/** How an encoding is undone: small bodies at once, large ones as they come. */
export interface Decoder {
  readonly encoding: string
  /** Throws ERR_BUFFER_TOO_LARGE beyond `maxOutputLength`. */
  readonly decode: (body: Buffer, options: { maxOutputLength: number; chunkSize?: number }) => Buffer
  readonly createStream: () => Transform
}

const STREAM = { chunkSize: 64 * 1024 }

const gzip: Decoder = {
  encoding: 'gzip',
  decode: zlib.gunzipSync,
  createStream: () => zlib.createGunzip(STREAM)
}
const decoders: Readonly<Record<string, Decoder | undefined>> = {
  gzip,
  'x-gzip': gzip,
  deflate: { encoding: 'deflate', decode: zlib.inflateSync, createStream: () => zlib.createInflate(STREAM) },
  br: {
    encoding: 'br',
    decode: zlib.brotliDecompressSync,
    createStream: () => zlib.createBrotliDecompress(STREAM)
  },
  // Node 22.15 and newer have it; Electron before 37 does not
  ...(typeof zlib.zstdDecompressSync === 'function' && {
    zstd: {
      encoding: 'zstd',
      decode: zlib.zstdDecompressSync,
      createStream: () => zlib.createZstdDecompress(STREAM)
    }
  })
}

/** Old Ruby and Java SDKs name a character set here. */
const IGNORED = new Set(['', 'identity', 'utf-8', 'utf8'])

/**
 * The decoder of a Content-Encoding; undefined for none. A gzip body without the header is recognised by its first
 * bytes. Throws ProtocolError 415 for an unknown encoding.
 */
export function findDecoder(encodingHeader: string | undefined, start: Buffer): Decoder | undefined {
  const encoding = (encodingHeader ?? '').trim().toLowerCase()
  if (IGNORED.has(encoding)) return start[0] === 0x1f && start[1] === 0x8b ? gzip : undefined
  const decoder = decoders[encoding]
  if (!decoder) throw new ProtocolError(415, `unsupported content encoding '${encoding.slice(0, 40)}'`)
  return decoder
}

/** What a decoder threw, as an answer: 413 for too much, 400 for what cannot be decoded. */
export function toDecodeError(error: unknown, encoding: string, maxBytes: number): ProtocolError {
  if (error instanceof ProtocolError) return error
  if (isTooLarge(error)) return tooLarge(`the body unpacks to more than ${maxBytes} bytes`)
  return new ProtocolError(400, `invalid ${encoding} body`, [
    error instanceof Error ? error.message : String(error)
  ])
}

export function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

export function tooLarge(cause: string): ProtocolError {
  return new ProtocolError(413, 'length limit exceeded', [cause])
}
