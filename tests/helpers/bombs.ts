import zlib from 'node:zlib'

const MiB = 1024 * 1024
const GiB = 1024 * MiB

/** A small body that unpacks to a huge one. */
export interface Bomb {
  readonly encoding: string
  readonly unpackedBytes: number
  readonly body: Uint8Array
}

/** One for each content encoding that this runtime can make. All unpack to zeros. */
export function makeBombs(): Bomb[] {
  return [
    gzipBomb(),
    deflateBomb(),
    brotliBomb(),
    ...(typeof zlib.zstdCompressSync === 'function' ? [zstdBomb()] : [])
  ]
}

function gzipBomb(): Bomb {
  const header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
  return {
    encoding: 'gzip',
    unpackedBytes: 10 * GiB,
    body: Buffer.concat([Buffer.from(header), zeros(10 * GiB)])
  }
}

function deflateBomb(): Bomb {
  const header = [0x78, 0x9c]
  return {
    encoding: 'deflate',
    unpackedBytes: 10 * GiB,
    body: Buffer.concat([Buffer.from(header), zeros(10 * GiB)])
  }
}

/**
 * A deflate stream of so many zeros without compressing them all: after a full flush the stream stands on a byte and
 * looks back no further, so that one piece can be repeated. Its end and checksum are missing: nobody gets that far.
 */
function zeros(bytes: number): Buffer {
  const piece = 16 * MiB
  const flushed = zlib.deflateRawSync(Buffer.alloc(piece), {
    level: 9,
    finishFlush: zlib.constants.Z_FULL_FLUSH
  })
  return Buffer.concat(Array(bytes / piece).fill(flushed))
}

function brotliBomb(): Bomb {
  const params = {
    [zlib.constants.BROTLI_PARAM_QUALITY]: 3,
    [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: GiB
  }
  return { encoding: 'br', unpackedBytes: GiB, body: zlib.brotliCompressSync(Buffer.alloc(GiB), { params }) }
}

/** Frames may follow each other. */
function zstdBomb(): Bomb {
  const frame = zlib.zstdCompressSync(Buffer.alloc(128 * MiB))
  return { encoding: 'zstd', unpackedBytes: 10 * GiB, body: Buffer.concat(Array(80).fill(frame)) }
}
