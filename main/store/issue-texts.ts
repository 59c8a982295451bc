import type { Database } from 'better-sqlite3'
import { forgetRefs, textHashes } from './known-refs.ts'
import { md5 } from './md5.ts'
import type { CountedEvent } from './new-arrival.ts'
import { all, run, sql } from './sql.ts'

/** Different texts that are kept of one issue: enough to find it, whatever its messages count up. */
const MAX_TEXTS = 200
/** Names of stack traces are long lists; their beginning holds the application's own as well as the frameworks'. */
const MAX_CHARS = 8_000

/**
 * What an event adds to what its issue is found by: its title and message, and its culprit, which it shares with others.
 * Most titles hold their message, which is not kept twice then.
 */
export function eventTexts({ summary, message }: CountedEvent): string[] {
  return [summary.title.includes(message) ? summary.title : `${summary.title}\n${message}`, summary.culprit]
}

/** Keeps what an issue can be found by, where it does not have it already: texts of events, and the names in shapes. */
export function writeTexts(
  db: Database,
  issueRef: number,
  texts: Iterable<string>,
  shapes: Iterable<string>
): void {
  for (const text of texts) writeText(db, issueRef, text)
  for (const shape of shapes) writeText(db, issueRef, namesOf(shape))
}

/** The stack's own names, without what they are. */
function namesOf(shape: string): string {
  const names = new Set<string>()
  for (const line of shape.split('\n')) {
    if (/^(?:stack\.(?:function|filename|module)|error\.type)=/.test(line))
      names.add(line.slice(line.indexOf('=') + 1))
  }
  return [...names].join('\n')
}

function writeText(db: Database, issueRef: number, text: string): void {
  if (text === '') return
  const known = textHashes(db, issueRef)
  if (known.size >= MAX_TEXTS) return
  const hash = hashOf(text)
  if (known.has(hash)) return
  known.add(hash)
  run(
    db,
    sql`INSERT OR IGNORE INTO issue_texts (issue_ref, hash, text)
        VALUES (${issueRef}, ${hash}, ${text.slice(0, MAX_CHARS)})`
  )
}

/** 48 bits: an integer that SQLite and JavaScript hold alike. */
function hashOf(text: string): number {
  return Number.parseInt(md5(text).slice(0, 12), 16)
}

/** The index keeps no text of its own: it is told what to forget. */
export function deleteTexts(db: Database, issueRef: number): void {
  run(
    db,
    sql`INSERT INTO texts_index (texts_index, rowid, text)
        SELECT 'delete', ref, text FROM issue_texts
        WHERE issue_ref = ${issueRef} AND ref <= (SELECT ref FROM index_progress WHERE name = 'texts')`
  )
  run(db, sql`DELETE FROM issue_texts WHERE issue_ref = ${issueRef}`)
  // numbers at the end are given again: what gets them is not in the index yet
  run(
    db,
    sql`UPDATE index_progress SET ref = MIN(ref, COALESCE((SELECT MAX(ref) FROM issue_texts), 0)) WHERE name = 'texts'`
  )
}

/** Gives an issue's texts to another one, as far as that has room for them. In a transaction. */
export function giveTexts(db: Database, from: number, into: number): void {
  run(
    db,
    sql`UPDATE OR IGNORE issue_texts SET issue_ref = ${into} WHERE ref IN (
          SELECT ref FROM issue_texts WHERE issue_ref = ${from}
          LIMIT MAX(0, ${MAX_TEXTS} - (SELECT COUNT(*) FROM issue_texts WHERE issue_ref = ${into})))`
  )
  deleteTexts(db, from)
}

const LATEST = 5_000
const MAX_SHAPES = 50

/** Collects an issue's texts anew, after events have come from or gone to others. */
export function rebuildTexts(db: Database, issueRef: number): void {
  deleteTexts(db, issueRef)
  forgetRefs(db)
  const events = all<{ text: string }>(
    db,
    sql`SELECT DISTINCT title || CASE WHEN instr(title, message) = 0 THEN char(10) || message ELSE '' END AS text FROM (
          SELECT title, message FROM events WHERE issue_ref = ${issueRef} ORDER BY timestamp DESC LIMIT ${LATEST})
        LIMIT ${MAX_TEXTS}`
  )
  const shapes = all<{ text: string }>(
    db,
    sql`SELECT group_concat(tag_values.value, char(10)) AS text
        FROM (SELECT shape_ref FROM issue_shapes WHERE issue_ref = ${issueRef} LIMIT ${MAX_SHAPES}) AS shapes
        JOIN shape_values AS names ON names.shape_ref = shapes.shape_ref
        JOIN tag_values ON tag_values.ref = names.value_ref JOIN tag_keys ON tag_keys.ref = tag_values.key_ref
        WHERE tag_keys.key IN ('.stack.function', '.stack.filename', '.stack.module', '.error.type')
        GROUP BY shapes.shape_ref`
  )
  const culprit = all<{ text: string }>(db, sql`SELECT culprit AS text FROM issues WHERE ref = ${issueRef}`)
  for (const { text } of [...culprit, ...events, ...shapes]) writeText(db, issueRef, text)
}
