import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { ProtocolError } from '../protocol/protocol-error.ts'
import { collectGarbage } from './collect-garbage.ts'
import { type Decoder, findDecoder, isTooLarge, toDecodeError, tooLarge } from './decompress.ts'
import type { LargeBodies } from './large-bodies.ts'
import type { IngestLimits } from './limits.ts'

/** A body up to this is read whole and decoded at once: nearly all are. */
const SMALL_WIRE_BYTES = 128 * 1024
const SMALL_BODY_BYTES = 1024 * 1024
/** After so much of a large body the buffers that it came in are freed. */
const SWEEP_BYTES = 4 * 1024 * 1024
/** A large body that stands still keeps others waiting: it is cut off. */
const IDLE_MS = 5000

export interface Body {
  /** Decoded. */
  readonly bytes: Buffer
  /** To be called when others may have their turn. */
  release(): void
}

/**
 * Reads and decodes a request's body, chunked or not. Large ones are decoded as they come, one at a
 * time, so that memory never holds more than one; TCP holds back the senders of the others.
 * `onStart` hears the first bytes as they came over the wire.
 * Throws ProtocolError: 413 as soon as a limit is passed, 415 for an unknown encoding, 400 for what cannot be decoded
 * or was cut off.
 */
export async function readBody(
  request: IncomingMessage,
  limits: IngestLimits,
  largeBodies: LargeBodies,
  onStart: (start: Buffer) => void
): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limits.maxWireBytes) throw wireTooLarge(limits)
  const start = await readStart(request)
  onStart(start.bytes)
  const decoder = findDecoder(request.headers['content-encoding'], start.bytes)
  const small = start.isWhole ? decodeSmall(start.bytes, decoder, limits) : undefined
  if (small) return { bytes: small, release: () => {} }
  const leave = await largeBodies.enter()
  try {
    const bytes = start.isWhole
      ? decodeWhole(start.bytes, decoder, limits)
      : await decodeStream(restOf(request, start.bytes, limits), decoder, limits)
    return { bytes, release: leave }
  } catch (error) {
    leave()
    throw toDecodeError(error, decoder?.encoding ?? 'request', limits.maxBodyBytes)
  }
}

/** Undefined where it unpacks to more than a small body. */
function decodeSmall(bytes: Buffer, decoder: Decoder | undefined, limits: IngestLimits): Buffer | undefined {
  if (!decoder) return bytes
  try {
    return decoder.decode(bytes, { maxOutputLength: Math.min(SMALL_BODY_BYTES, limits.maxBodyBytes) })
  } catch (error) {
    if (isTooLarge(error)) return undefined
    throw toDecodeError(error, decoder.encoding, limits.maxBodyBytes)
  }
}

/** A small body that unpacks to a large one: at once, so that its decoder's memory is the same for all of them. */
function decodeWhole(bytes: Buffer, decoder: Decoder | undefined, limits: IngestLimits): Buffer {
  return (
    decoder?.decode(bytes, { maxOutputLength: limits.maxBodyBytes, chunkSize: SMALL_BODY_BYTES }) ?? bytes
  )
}

async function decodeStream(
  wire: AsyncIterable<Buffer>,
  decoder: Decoder | undefined,
  limits: IngestLimits
): Promise<Buffer> {
  // the system gives the pages of so large a buffer as they are written to, and takes them back with it
  const buffer = Buffer.allocUnsafeSlow(limits.maxBodyBytes)
  let length = 0
  let swept = 0
  const collect = async (decoded: AsyncIterable<Buffer>) => {
    for await (const chunk of decoded) {
      if (length + chunk.length > buffer.length) {
        throw tooLarge(`the body unpacks to more than ${buffer.length} bytes`)
      }
      length += chunk.copy(buffer, length)
      if (length - swept < SWEEP_BYTES) continue
      swept = length
      collectGarbage('minor')
    }
  }
  await (decoder ? pipeline(wire, decoder.createStream(), collect) : pipeline(wire, collect))
  return buffer.subarray(0, length)
}

interface Start {
  readonly bytes: Buffer
  readonly isWhole: boolean
}

/** Reads until the end, or until it is known not to be a small body; then the request is paused. */
function readStart(request: IncomingMessage): Promise<Start> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const settle = (isWhole: boolean) => {
      request.off('data', onData).off('end', onEnd).off('close', onCut).off('error', onCut)
      const [only] = chunks
      resolve({ bytes: chunks.length === 1 && only ? only : Buffer.concat(chunks, length), isWhole })
    }
    const onData = (chunk: Buffer) => {
      length += chunk.length
      chunks.push(chunk)
      if (length <= SMALL_WIRE_BYTES) return
      request.pause()
      settle(false)
    }
    const onEnd = () => settle(true)
    const onCut = () => reject(cutOff())
    request.on('data', onData).on('end', onEnd).on('close', onCut).on('error', onCut)
  })
}

/** What was read already, and the rest as it comes. The request outlives a failure: it has to be answered. */
async function* restOf(
  request: IncomingMessage,
  start: Buffer,
  limits: IngestLimits
): AsyncGenerator<Buffer> {
  const idle = setTimeout(
    () => request.destroy(new ProtocolError(408, 'request body came too slowly')),
    IDLE_MS
  )
  let length = start.length
  try {
    yield start
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      idle.refresh()
      length += chunk.length
      if (length > limits.maxWireBytes) throw wireTooLarge(limits)
      yield chunk
    }
  } catch (error) {
    throw error instanceof ProtocolError ? error : cutOff()
  } finally {
    clearTimeout(idle)
  }
}

function cutOff(): ProtocolError {
  return new ProtocolError(400, 'request body was cut off')
}

function wireTooLarge({ maxWireBytes }: IngestLimits): ProtocolError {
  return tooLarge(`the body is larger than ${maxWireBytes} bytes`)
}
