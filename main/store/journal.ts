import type { Database } from 'better-sqlite3'
import type { Received } from '../../shared/model/received.ts'
import { JOIN_DICTIONARY, PAYLOAD_COLUMNS, type PayloadRow, toStoredPayload } from './dictionaries.ts'
import type { DerivedEvent, NewEvent } from './new-arrival.ts'
import { unpackEvent } from './packed-event.ts'
import { all, get, run, sql } from './sql.ts'

/** An event that is acknowledged and not yet filed (file-events.ts). */
export interface JournaledEvent {
  /** The number that its row will have, and its payload has. */
  readonly ref: number
  readonly projectRef: number
  readonly projectId: string
  readonly received: Received
  /** Its payload was compressed against another one. */
  readonly hasDictionary: boolean
  readonly derived: DerivedEvent
}

/**
 * Writes an event's payload down where it stays, and that it is to be filed: what is acknowledged is safe then, and costs
 * the disk as little as it can. Undefined where the project has an event with its id already. In a transaction.
 */
export function appendToJournal(
  db: Database,
  project: { readonly ref: number; readonly id: string },
  event: NewEvent
): JournaledEvent | undefined {
  const { received, payload, ...derived } = event
  const eventId = Buffer.from(received.eventId, 'hex')
  if (isStored(db, project.ref, eventId)) return
  const { codec, bytes, data, dictionary } = payload
  const { lastRef: ref } = run(
    db,
    sql`INSERT INTO event_payloads (received, codec, bytes, payload, dictionary_ref)
        VALUES ('', ${codec}, ${bytes}, ${data}, ${dictionary?.ref ?? null})`
  )
  run(db, sql`INSERT INTO journal VALUES (${ref}, ${project.ref}, ${eventId})`)
  return {
    ref,
    projectRef: project.ref,
    projectId: project.id,
    received,
    hasDictionary: dictionary !== undefined,
    derived
  }
}

function isStored(db: Database, projectRef: number, eventId: Buffer): boolean {
  return (
    get(
      db,
      sql`SELECT 1 FROM events WHERE project_ref = ${projectRef} AND event_id = ${eventId}
          UNION ALL SELECT 1 FROM journal WHERE project_ref = ${projectRef} AND event_id = ${eventId}`
    ) !== undefined
  )
}

/** What is thrown away leaves no payload. In a transaction. */
export function dropPayload(db: Database, { ref }: JournaledEvent): void {
  run(db, sql`DELETE FROM event_payloads WHERE event_ref = ${ref}`)
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
    sql`SELECT journal.ref, journal.project_ref, projects.id AS project_id, received, ${PAYLOAD_COLUMNS}
        FROM journal JOIN event_payloads ON event_ref = journal.ref JOIN projects ON projects.ref = journal.project_ref
        ${JOIN_DICTIONARY} ORDER BY journal.ref`
  ).map((row) => ({
    ref: row.ref,
    projectRef: row.project_ref,
    projectId: row.project_id,
    hasDictionary: row.dictionary_ref !== null,
    ...unpackEvent({ payload: toStoredPayload(row), received: row.received })
  }))
}

/**
 * Gives an event that is left in the journal a number after all others: those up to which counters are true would pass for
 * counted. Gives back the number.
 */
export function renumber(db: Database, ref: number): number {
  return db
    .transaction(() => {
      const next =
        (get<{ ref: number }>(db, sql`SELECT MAX(event_ref) AS ref FROM event_payloads`)?.ref ?? 0) + 1
      run(db, sql`UPDATE event_payloads SET event_ref = ${next} WHERE event_ref = ${ref}`)
      run(db, sql`UPDATE journal SET ref = ${next} WHERE ref = ${ref}`)
      return next
    })
    .immediate()
}
