import type { Database } from 'better-sqlite3'
import { Activity } from '../../shared/contract/issues.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { all, get, run, sql } from './sql.ts'

const MAX_SHOWN = 200

export interface ActivityRow {
  readonly ref: number
  readonly at: number
  readonly kind: string
  readonly data: string
}

/** Writes down what happened to an issue, with what belongs to it. Returns its number. */
export function writeActivity(
  db: Database,
  issueRef: number,
  at: number,
  kind: Activity['kind'],
  data: Activity['data'] = {}
): number {
  return run(
    db,
    sql`INSERT INTO issue_activity (issue_ref, at, kind, data)
        VALUES (${issueRef}, ${at}, ${kind}, ${JSON.stringify(data)})`
  ).lastRef
}

/** The latest first. */
export function listActivity(db: Database, issueRef: number): Activity[] {
  return all<ActivityRow>(
    db,
    sql`SELECT ref, at, kind, data FROM issue_activity WHERE issue_ref = ${issueRef}
        ORDER BY at DESC, ref DESC LIMIT ${MAX_SHOWN}`
  ).map(toActivity)
}

/** A user's own words on an issue, Markdown. */
export function addNote(db: Database, issueRef: number, text: string, now: number): Activity {
  return readNote(db, writeActivity(db, issueRef, now, 'note', { text }))
}

/** Throws AppError `not_found`. */
export function editNote(db: Database, noteId: string, text: string, now: number): Activity {
  const note = readNote(db, toRef(noteId))
  const data = JSON.stringify({ ...note.data, text, edited: now })
  run(db, sql`UPDATE issue_activity SET data = ${data} WHERE ref = ${Number(note.id)}`)
  return readNote(db, Number(note.id))
}

/** Throws AppError `not_found`. */
export function deleteNote(db: Database, noteId: string): void {
  run(db, sql`DELETE FROM issue_activity WHERE ref = ${Number(readNote(db, toRef(noteId)).id)}`)
}

/** The issue that a note is on. Throws AppError `not_found`. */
export function issueOfNote(db: Database, noteId: string): number {
  const row = get<{ issue_ref: number }>(
    db,
    sql`SELECT issue_ref FROM issue_activity WHERE ref = ${toRef(noteId)} AND kind = 'note'`
  )
  if (!row) throw new AppError('not_found', 'There is no such note.')
  return row.issue_ref
}

function readNote(db: Database, ref: number): Activity {
  const row = get<ActivityRow>(
    db,
    sql`SELECT ref, at, kind, data FROM issue_activity WHERE ref = ${ref} AND kind = 'note'`
  )
  if (!row) throw new AppError('not_found', 'There is no such note.')
  return toActivity(row)
}

function toRef(id: string): number {
  return /^\d{1,15}$/.test(id) ? Number(id) : -1
}

/** Throws where it is none of ours. */
export function toActivity({ ref, at, kind, data }: ActivityRow): Activity {
  return Activity.parse({ id: String(ref), at, kind, data: JSON.parse(data) })
}
