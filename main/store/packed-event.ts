import { Received } from '../../shared/model/received.ts'
import { compress, type Dictionary, decompress, type StoredPayload } from './payload-codec.ts'

/**
 * An event as it lies in the store: what the transport knew of it, as a line of JSON, then its payload as it came.
 * Compressed together, since all events of a client have much the same line: it takes some 20 bytes instead of 240.
 */
export interface PackedEvent {
  readonly payload: StoredPayload
  /** The line of an event that came before version 7 of the store, whose payload lies alone; else empty. */
  readonly received: string
}

const NEWLINE = 0x0a

export function packEvent(received: Received, payload: Uint8Array, dictionary?: Dictionary): StoredPayload {
  return compress(Buffer.concat([Buffer.from(`${JSON.stringify(received)}\n`), payload]), dictionary)
}

export interface UnpackedEvent {
  readonly received: Received
  readonly payload: Uint8Array
}

/** Throws where it is damaged; AppError where this runtime cannot read the store's codec. */
export function unpackEvent({ payload, received }: PackedEvent): UnpackedEvent {
  const content = decompress(payload)
  if (content.length !== payload.bytes) throw new Error('a stored event is not whole')
  if (received !== '') return { received: parseReceived(received), payload: content }
  const end = content.indexOf(NEWLINE)
  return {
    received: parseReceived(Buffer.from(content.buffer, content.byteOffset, end).toString()),
    payload: content.subarray(end + 1)
  }
}

function parseReceived(line: string): Received {
  return Received.parse(JSON.parse(line))
}
