import type { Database } from 'better-sqlite3'
import {
  Codec,
  compress,
  type Dictionary,
  decompress,
  isDictionarySize,
  type StoredDictionary,
  type StoredPayload
} from './payload-codec.ts'
import { all, get, run, sql } from './sql.ts'

interface DictionaryRow {
  readonly ref: number
  readonly bytes: number
  readonly data: Uint8Array
}

/** An event that is stored and could be what others of its kind are compressed against. */
export interface DictionaryCandidate {
  readonly ref: number
  readonly projectRef: number
  readonly issueRef: number
  /** 32 hexadecimal digits. */
  readonly hash: string
}

/**
 * What events with a hash are compressed against: one of them. Makes it of a stored event where there is none yet; its
 * own payload refers to it from then on, so that nothing is kept twice, and so does that of the kind's first. Undefined
 * where the event is too small or too large to be of use.
 */
export function dictionaryFor(
  db: Database,
  { ref, projectRef, issueRef, hash }: DictionaryCandidate
): Dictionary | undefined {
  const hashBytes = Buffer.from(hash, 'hex')
  const known = get<DictionaryRow>(
    db,
    sql`SELECT ref, bytes, data FROM dictionaries WHERE project_ref = ${projectRef} AND hash = ${hashBytes}`
  )
  if (known) return toDictionary(known)
  const payload = readAlone(db, ref)
  if (!payload) return undefined
  const { lastRef } = run(
    db,
    sql`INSERT INTO dictionaries (project_ref, hash, bytes, data)
        VALUES (${projectRef}, ${hashBytes}, ${payload.bytes}, ${payload.data})`
  )
  const dictionary = toDictionary({ ref: lastRef, bytes: payload.bytes, data: payload.data })
  const alike = new Set([ref, ...oldestOf(db, issueRef, hashBytes)])
  for (const each of alike) compressAgain(db, each, dictionary)
  return dictionary
}

/** The issue's oldest events, as far as they have the hash: among them is the first of its kind, mostly. */
function oldestOf(db: Database, issueRef: number, hash: Buffer): number[] {
  return all<{ ref: number }>(
    db,
    sql`SELECT ref FROM (SELECT ref, hash FROM events WHERE issue_ref = ${issueRef} ORDER BY timestamp LIMIT 2)
        WHERE hash = ${hash}`
  ).map((row) => row.ref)
}

function compressAgain(db: Database, ref: number, dictionary: Dictionary): void {
  const alone = readAlone(db, ref)
  if (!alone) return
  const { codec, data } = compress(decompress(alone), dictionary)
  if (codec !== Codec.zstdWithDictionary) return
  run(
    db,
    sql`UPDATE event_payloads SET codec = ${codec}, payload = ${data}, dictionary_ref = ${dictionary.ref}
        WHERE event_ref = ${ref}`
  )
}

/** The payload of an event that was compressed by itself, and is of a size to be compressed against another one. */
function readAlone(db: Database, ref: number): StoredPayload | undefined {
  const row = get<{ codec: Codec; bytes: number; data: Buffer }>(
    db,
    sql`SELECT codec, bytes, payload AS data FROM event_payloads WHERE event_ref = ${ref}`
  )
  return row?.codec === Codec.zstd && isDictionarySize(row.bytes) ? row : undefined
}

/** In memory that threads share: each of them compresses with it. */
function toDictionary({ ref, bytes, data }: DictionaryRow): Dictionary {
  const content = new Uint8Array(new SharedArrayBuffer(bytes))
  content.set(decompress({ codec: Codec.zstd, bytes, data }))
  return { ref, content }
}

export const DICTIONARY_COLUMNS = sql`dictionaries.ref AS dictionary_ref, dictionaries.bytes AS dictionary_bytes,
  dictionaries.data AS dictionary_data`
/** The columns of a payload with its dictionary, and the join that they need. */
export const PAYLOAD_COLUMNS = sql`event_payloads.codec, event_payloads.bytes, event_payloads.payload,
  ${DICTIONARY_COLUMNS}`
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
