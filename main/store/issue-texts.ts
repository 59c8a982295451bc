import type { Database } from 'better-sqlite3'
import { textHashes } from './known-refs.ts'
import { md5 } from './md5.ts'
import type { DerivedEvent } from './new-arrival.ts'
import { run, sql } from './sql.ts'

/** Different texts that are kept of one issue: enough to find it, whatever its messages count up. */
const MAX_TEXTS = 200
/** Names of stack traces are long lists; their beginning holds the application's own as well as the frameworks'. */
const MAX_CHARS = 8_000

/**
 * Keeps what an issue can be found by, where it does not have it already: the event's title, message and culprit,
 * and, where its shape is new to the issue, the names in it.
 */
export function writeTexts(db: Database, issueRef: number, event: DerivedEvent, isNewShape: boolean): void {
  const { title, culprit } = event.summary
  writeText(db, issueRef, [title, event.message, culprit].filter((text) => text !== '').join('\n'))
  if (isNewShape) writeText(db, issueRef, namesOf(event.shape))
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
