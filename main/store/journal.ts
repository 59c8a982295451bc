import type { Database } from 'better-sqlite3'
import { Received } from '../../shared/model/received.ts'
import { DICTIONARY_COLUMNS, type PayloadRow, toStoredPayload } from './dictionaries.ts'
import type { DerivedEvent, NewEvent } from './new-arrival.ts'
import { decompress } from './payload-codec.ts'
import { all, get, run, sql } from './sql.ts'

/** An event that is acknowledged, as it came, and not yet filed (file-events.ts). */
export interface JournaledEvent {
  /** Its row's number in the journal. */
  readonly ref: number
  readonly projectRef: number
  readonly projectId: string
  readonly received: Received
  /** Its payload was compressed against another one. */
  readonly hasDictionary: boolean
  readonly derived: DerivedEvent
}

/**
 * Writes an event down, and nothing else: what is acknowledged is safe then, and costs the disk as little as it can.
 * Undefined where the project has an event with its id already. In a transaction.
 */
export function appendToJournal(
  db: Database,
  project: { readonly ref: number; readonly id: string },
  event: NewEvent
): JournaledEvent | undefined {
  const { received, payload, ...derived } = event
  const eventId = Buffer.from(received.eventId, 'hex')
  if (get(db, sql`SELECT 1 FROM events WHERE project_ref = ${project.ref} AND event_id = ${eventId}`)) return
  const { codec, bytes, data, dictionary } = payload
  const { changes, lastRef } = run(
    db,
    sql`INSERT OR IGNORE INTO journal (project_ref, event_id, received, codec, bytes, payload, dictionary_ref)
        VALUES (${project.ref}, ${eventId}, ${JSON.stringify(received)}, ${codec}, ${bytes}, ${data},
                ${dictionary?.ref ?? null})`
  )
  if (changes === 0) return
  return {
    ref: lastRef,
    projectRef: project.ref,
    projectId: project.id,
    received,
    hasDictionary: dictionary !== undefined,
    derived
  }
}

/** Events that were filed leave the journal: all that lie between the first and the last of them. In a transaction. */
export function dropFromJournal(db: Database, events: readonly JournaledEvent[]): void {
  const [first, last] = [events[0], events.at(-1)]
  if (first && last) run(db, sql`DELETE FROM journal WHERE ref BETWEEN ${first.ref} AND ${last.ref}`)
}

/** What a process that died has left in the journal: an event as it came. */
export interface LeftEvent extends Omit<JournaledEvent, 'derived'> {
  readonly payload: Uint8Array
}

interface JournalRow extends PayloadRow {
  readonly ref: number
  readonly project_ref: number
  readonly project_id: string
  readonly received: string
}

/** All of them, in the order of their arrival: what came in a moment. */
export function listJournal(db: Database): LeftEvent[] {
  return all<JournalRow>(
    db,
    sql`SELECT journal.ref, journal.project_ref, projects.id AS project_id, received, journal.codec, journal.bytes,
          journal.payload, ${DICTIONARY_COLUMNS}
        FROM journal JOIN projects ON projects.ref = journal.project_ref
        LEFT JOIN dictionaries ON dictionaries.ref = journal.dictionary_ref
        ORDER BY journal.ref`
  ).map((row) => ({
    ref: row.ref,
    projectRef: row.project_ref,
    projectId: row.project_id,
    received: Received.parse(JSON.parse(row.received)),
    hasDictionary: row.dictionary_ref !== null,
    payload: decompress(toStoredPayload(row))
  }))
}
