import SqliteDatabase, { type Database } from 'better-sqlite3'
import { Received } from '../../shared/model/received.ts'
import { decompress, type StoredPayload } from './payload-codec.ts'

/** An event that could be read from a damaged store, with what is needed to store it again. */
export interface SalvagedEvent {
  readonly project: SalvagedProject
  readonly received: Received
  readonly content: Uint8Array
  /** How its issue was marked, where that could be read. */
  readonly state: { readonly status: string; readonly bookmarked: boolean } | undefined
}

export interface SalvagedProject {
  readonly id: string
  readonly key: string
  readonly name: string
}

/** Events after which a hole is taken for the end, where the number of the last one cannot be read. */
const MAX_HOLE = 10_000

/**
 * Reads every event of a damaged store that can be read, in the order of their storing, and passes over the others.
 * `onLost` hears of each that was there and could not be read. The file is opened for reading only.
 */
export function* salvageEvents(path: string, onLost: () => void): Generator<SalvagedEvent> {
  const db = new SqliteDatabase(path, { readonly: true })
  try {
    const last = lastRef(db)
    let hole = 0
    let unreadable = 0
    for (let ref = 1; last === undefined ? hole < MAX_HOLE : ref <= last; ref++) {
      const found = attempt(() => readEvent(db, ref))
      hole = found === undefined || found === 'absent' ? hole + 1 : 0
      if (found === undefined) unreadable++
      if (found === undefined || found === 'absent') continue
      for (; unreadable > 0; unreadable--) onLost()
      yield found
    }
    // behind the last event that can be read, what cannot be read need never have been an event
    if (last !== undefined) for (; unreadable > 0; unreadable--) onLost()
    for (const ref of attempt(() => journalRefs(db)) ?? []) {
      const found = attempt(() => readJournaled(db, ref))
      if (found) yield found
      else onLost()
    }
  } finally {
    db.close()
  }
}

/** Undefined where the file is damaged at that place. */
function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Number of the last event, from the first place that can be read. */
function lastRef(db: Database): number | undefined {
  for (const query of [
    'SELECT MAX(event_ref) FROM event_payloads',
    'SELECT MAX(ref) FROM events',
    "SELECT ref FROM index_progress WHERE name = 'counts'"
  ]) {
    const ref = attempt(() => firstNumber(db, query))
    if (ref !== undefined) return ref
  }
  return undefined
}

function firstNumber(db: Database, query: string): number {
  return Number(db.prepare(query).pluck().get())
}

interface PayloadRow {
  readonly received: string
  readonly codec: StoredPayload['codec']
  readonly bytes: number
  readonly payload: Buffer
  readonly dictionary_ref?: number | null
}

interface DictionaryRow {
  readonly ref: number
  readonly bytes: number
  readonly data: Buffer
}

function readEvent(db: Database, ref: number): SalvagedEvent | 'absent' {
  const row = db.prepare('SELECT * FROM event_payloads WHERE event_ref = ?').get(ref) as
    | PayloadRow
    | undefined
  if (!row) return 'absent'
  return {
    ...readPayload(db, row),
    project: attempt(() => readProject(db, 'events', ref)) ?? UNKNOWN_PROJECT,
    state: attempt(() => readState(db, ref))
  }
}

/** What was acknowledged last: it had no time to become an event of an issue. */
function journalRefs(db: Database): number[] {
  return db.prepare('SELECT ref FROM journal ORDER BY ref').pluck().all() as number[]
}

function readJournaled(db: Database, ref: number): SalvagedEvent {
  const row = db.prepare('SELECT * FROM journal WHERE ref = ?').get(ref) as PayloadRow
  const project = attempt(() => readProject(db, 'journal', ref)) ?? UNKNOWN_PROJECT
  return { ...readPayload(db, row), project, state: undefined }
}

function readPayload(db: Database, row: PayloadRow): Pick<SalvagedEvent, 'received' | 'content'> {
  const dictionary = row.dictionary_ref
    ? (db
        .prepare('SELECT ref, bytes, data FROM dictionaries WHERE ref = ?')
        .get(row.dictionary_ref) as DictionaryRow)
    : undefined
  const content = decompress({ codec: row.codec, bytes: row.bytes, data: row.payload, dictionary })
  return { received: Received.parse(JSON.parse(row.received)), content }
}

/** Where even that cannot be read: the event is worth more than its place. */
const UNKNOWN_PROJECT: SalvagedProject = { id: 'salvaged', key: 'salvaged', name: 'Salvaged' }

function readProject(db: Database, table: 'events' | 'journal', ref: number): SalvagedProject {
  return db
    .prepare(
      `SELECT projects.id, key, name FROM ${table} JOIN projects ON projects.ref = project_ref WHERE ${table}.ref = ?`
    )
    .get(ref) as SalvagedProject
}

function readState(db: Database, eventRef: number): SalvagedEvent['state'] {
  const row = db
    .prepare(
      `SELECT status, bookmarked FROM events JOIN issues ON issues.ref = issue_ref WHERE events.ref = ? AND deleted IS NULL`
    )
    .get(eventRef) as { status: string; bookmarked: number } | undefined
  return row && { status: row.status, bookmarked: row.bookmarked === 1 }
}
