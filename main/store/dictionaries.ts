import type { Database } from 'better-sqlite3'
import {
  Codec,
  type Dictionary,
  decompress,
  isDictionarySize,
  type StoredDictionary,
  type StoredPayload
} from './payload-codec.ts'
import { get, run, sql } from './sql.ts'

interface DictionaryRow {
  readonly ref: number
  readonly bytes: number
  readonly data: Buffer
}

/**
 * What events with a hash are compressed against: one of them, kept beside them. Makes it of a stored event where there
 * is none yet. Undefined where that event is too small or too large to be of use.
 */
export function dictionaryFor(
  db: Database,
  projectRef: number,
  hash: Uint8Array,
  eventRef: number
): Dictionary | undefined {
  const known = get<DictionaryRow>(
    db,
    sql`SELECT ref, bytes, data FROM dictionaries WHERE project_ref = ${projectRef} AND hash = ${hash}`
  )
  if (known) return toDictionary(known)
  const payload = get<{ codec: Codec; bytes: number; payload: Buffer }>(
    db,
    sql`SELECT codec, bytes, payload FROM event_payloads WHERE event_ref = ${eventRef}`
  )
  if (payload?.codec !== Codec.zstd || !isDictionarySize(payload.bytes)) return undefined
  const { lastRef } = run(
    db,
    sql`INSERT INTO dictionaries (project_ref, hash, bytes, data)
        VALUES (${projectRef}, ${hash}, ${payload.bytes}, ${payload.payload})`
  )
  return toDictionary({ ref: lastRef, bytes: payload.bytes, data: payload.payload })
}

/** In memory that threads share: each of them compresses with it. */
function toDictionary({ ref, bytes, data }: DictionaryRow): Dictionary {
  const content = new Uint8Array(new SharedArrayBuffer(bytes))
  content.set(decompress({ codec: Codec.zstd, bytes, data }))
  return { ref, content }
}

/** The columns of a payload with its dictionary, and the join that they need. */
export const PAYLOAD_COLUMNS = sql`event_payloads.codec, event_payloads.bytes, event_payloads.payload,
  dictionaries.ref AS dictionary_ref, dictionaries.bytes AS dictionary_bytes, dictionaries.data AS dictionary_data`
export const JOIN_DICTIONARY = sql`LEFT JOIN dictionaries ON dictionaries.ref = event_payloads.dictionary_ref`

export interface PayloadRow {
  readonly codec: Codec
  readonly bytes: number
  readonly payload: Buffer
  readonly dictionary_ref: number | null
  readonly dictionary_bytes: number | null
  readonly dictionary_data: Buffer | null
}

export function toStoredPayload(row: PayloadRow): StoredPayload {
  const dictionary = toStoredDictionary(row)
  return { codec: row.codec, bytes: row.bytes, data: row.payload, ...(dictionary && { dictionary }) }
}

function toStoredDictionary(row: PayloadRow): StoredDictionary | undefined {
  const { dictionary_ref, dictionary_bytes, dictionary_data } = row
  if (dictionary_ref === null || dictionary_bytes === null || dictionary_data === null) return undefined
  return { ref: dictionary_ref, bytes: dictionary_bytes, data: dictionary_data }
}
