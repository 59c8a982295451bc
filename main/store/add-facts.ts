import type { Database } from 'better-sqlite3'
import { formatTagRefs, internTags } from './event-tags.ts'
import { eventTexts, writeTexts } from './issue-texts.ts'
import { internShape, linkShape } from './known-refs.ts'
import type { DerivedEvent } from './new-arrival.ts'
import { run, sql } from './sql.ts'

/**
 * Gives a stored event the facts that it is searched by: those that a store had no place for when it was written. Its tags
 * are counted already, its fields are not. In a transaction.
 */
export function addFacts(db: Database, eventRef: number, issueRef: number, derived: DerivedEvent): void {
  const tags = internTags(db, derived)
  const shape = internShape(db, derived.shape)
  const trace = derived.trace === undefined ? null : Buffer.from(derived.trace, 'hex')
  run(
    db,
    sql`UPDATE events SET tags = ${formatTagRefs(tags)}, message = ${derived.message}, trace = ${trace},
          shape_ref = ${shape} WHERE ref = ${eventRef}`
  )
  const fields = JSON.stringify(tags.map(({ valueRef }) => valueRef))
  run(
    db,
    sql`INSERT INTO issue_tags
        SELECT ${issueRef}, key_ref, tag_values.ref, 1, ${derived.timestamp} FROM tag_values
        JOIN tag_keys ON tag_keys.ref = key_ref AND is_field = 1
        WHERE tag_values.ref IN (SELECT value FROM json_each(${fields}))
        ON CONFLICT DO UPDATE SET events = events + 1, last_seen = MAX(last_seen, excluded.last_seen)`
  )
  writeTexts(db, issueRef, eventTexts(derived), linkShape(db, issueRef, shape) ? [derived.shape] : [])
}
