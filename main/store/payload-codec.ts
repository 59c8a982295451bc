import zlib from 'node:zlib'
import { AppError } from '../../shared/model/app-error.ts'

/** How a payload is compressed in the store. The numbers are stored: never reuse one. */
export const Codec = { none: 0, deflate: 1, zstd: 2 } as const
export type Codec = (typeof Codec)[keyof typeof Codec]

export interface StoredPayload {
  readonly codec: Codec
  /** Size before compression. */
  readonly bytes: number
  readonly data: Uint8Array
}

const hasZstd = typeof zlib.zstdCompressSync === 'function'
const zstdOptions = hasZstd ? { params: { [zlib.constants.ZSTD_c_compressionLevel]: 3 } } : {}
/** Below this the frame costs more than it saves. */
const MIN_BYTES = 128

/** Compresses with zstd where the runtime has it, else deflate. */
export function compress(payload: Uint8Array): StoredPayload {
  const bytes = payload.length
  if (bytes < MIN_BYTES) return { codec: Codec.none, bytes, data: payload }
  if (hasZstd) return { codec: Codec.zstd, bytes, data: zlib.zstdCompressSync(payload, zstdOptions) }
  return { codec: Codec.deflate, bytes, data: zlib.deflateRawSync(payload, { level: 1 }) }
}

/** The payload as it was received. Throws AppError where this runtime cannot read the store's codec. */
export function decompress(stored: StoredPayload): Uint8Array {
  switch (stored.codec) {
    case Codec.none:
      return stored.data
    case Codec.deflate:
      return zlib.inflateRawSync(stored.data, { maxOutputLength: Math.max(stored.bytes, 1) })
    case Codec.zstd:
      if (hasZstd) return zlib.zstdDecompressSync(stored.data, { maxOutputLength: Math.max(stored.bytes, 1) })
      throw new AppError(
        'store_unreadable',
        'This event was stored with zstd, which this version of Electron cannot unpack. Open the store with a newer Culprit.'
      )
  }
}
