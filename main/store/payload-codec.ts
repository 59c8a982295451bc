import zlib, { type ZstdOptions } from 'node:zlib'
import { AppError } from '../../shared/model/app-error.ts'

/** How a payload is compressed in the store. The numbers are stored: never reuse one. */
export const Codec = { none: 0, deflate: 1, zstd: 2, zstdWithDictionary: 3 } as const
export type Codec = (typeof Codec)[keyof typeof Codec]

export interface StoredPayload {
  readonly codec: Codec
  /** Size before compression. */
  readonly bytes: number
  readonly data: Uint8Array
  /** With `zstdWithDictionary`: what it was compressed against. */
  readonly dictionary?: StoredDictionary | undefined
}

/** A payload that others are compressed against, itself compressed. */
export interface StoredDictionary {
  readonly ref: number
  readonly bytes: number
  readonly data: Uint8Array
}

/** The same, unpacked: ready to be used. */
export interface Dictionary {
  readonly ref: number
  readonly content: Uint8Array
}

const hasZstd = typeof zlib.zstdCompressSync === 'function'
/**
 * With a dictionary, the lowest level gives what the others give, in less time. Node would set 64 KiB aside for each
 * result, which is mostly a small part of that.
 */
const packing: ZstdOptions = hasZstd
  ? { params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: 4096 }
  : {}
/** Below this the frame costs more than it saves. */
const MIN_BYTES = 128
/** Larger ones differ more from each other, and would have to be kept in memory. */
const MAX_DICTIONARY_BYTES = 64 * 1024

/** True where a payload is of a size that makes a dictionary worth it. */
export function isDictionarySize(bytes: number): boolean {
  return bytes >= 1024 && bytes <= MAX_DICTIONARY_BYTES
}

/** Compresses with zstd where the runtime has it, else deflate; against a dictionary where that helps and can be done. */
export function compress(payload: Uint8Array, dictionary?: Dictionary): StoredPayload {
  const bytes = payload.length
  if (bytes < MIN_BYTES) return { codec: Codec.none, bytes, data: payload }
  if (!hasZstd) return { codec: Codec.deflate, bytes, data: zlib.deflateRawSync(payload, { level: 1 }) }
  if (!dictionary || !isDictionarySize(bytes) || !hasDictionaries()) {
    return { codec: Codec.zstd, bytes, data: zlib.zstdCompressSync(payload, packing) }
  }
  const { ref, content } = dictionary
  return {
    codec: Codec.zstdWithDictionary,
    bytes,
    data: zlib.zstdCompressSync(payload, withDictionary(packing, content)),
    // only its number is stored: whoever reads it finds the content by that
    dictionary: { ref, bytes: content.length, data: NOTHING }
  }
}

const NOTHING = new Uint8Array()

/** The payload as it was received. Throws AppError where this runtime cannot read the store's codec. */
export function decompress(stored: StoredPayload): Uint8Array {
  const maxOutputLength = Math.max(stored.bytes, 1)
  // a result that is kept shall not hold on to more memory than it fills
  const chunkSize = Math.min(Math.max(stored.bytes, 64), MAX_DICTIONARY_BYTES)
  switch (stored.codec) {
    case Codec.none:
      return stored.data
    case Codec.deflate:
      return zlib.inflateRawSync(stored.data, { maxOutputLength, chunkSize })
    case Codec.zstd:
      if (!hasZstd) throw unreadable()
      return zlib.zstdDecompressSync(stored.data, { maxOutputLength, chunkSize })
    case Codec.zstdWithDictionary: {
      const { dictionary } = stored
      if (!hasDictionaries() || !dictionary) throw unreadable()
      return zlib.zstdDecompressSync(
        stored.data,
        withDictionary({ maxOutputLength, chunkSize }, unpackDictionary(dictionary))
      )
    }
  }
}

/** Those that were unpacked last: whoever reads many events meets each of them often. */
const unpacked = new Map<number, { readonly data: Uint8Array; readonly content: Uint8Array }>()
const MAX_UNPACKED = 64

function unpackDictionary({ ref, bytes, data }: StoredDictionary): Uint8Array {
  const known = unpacked.get(ref)
  // another store has others by the same number
  if (known && Buffer.compare(known.data, data) === 0) return known.content
  if (unpacked.size >= MAX_UNPACKED) unpacked.clear()
  const content = decompress({ codec: Codec.zstd, bytes, data })
  unpacked.set(ref, { data, content })
  return content
}

/** The option is newer than zstd itself, and than the types: a runtime without it passes over it in silence. */
function withDictionary(
  options: ZstdOptions,
  dictionary: Uint8Array
): ZstdOptions & { dictionary: Uint8Array } {
  return { ...options, dictionary }
}

let dictionariesWork: boolean | undefined

/** Whether this runtime's zstd knows dictionaries: tried out once. */
function hasDictionaries(): boolean {
  dictionariesWork ??= hasZstd && tryDictionary()
  return dictionariesWork
}

function tryDictionary(): boolean {
  const text = Buffer.from(Array.from({ length: 200 }, (_, n) => (n * 7919).toString(36)).join(' '))
  const packed = zlib.zstdCompressSync(text, withDictionary(packing, text))
  return packed.length < text.length / 4
}

function unreadable(): AppError {
  return new AppError(
    'store_unreadable',
    'This event was stored in a way that this version of Electron cannot unpack. Open the store with a newer Culprit.'
  )
}
