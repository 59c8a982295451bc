import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Codec } from './payload-codec.ts'
import { removeEmptyIssue } from './remove-issue.ts'
import { EXISTING_PROJECT, unpackWhole, WAS_DELETED } from './salvage.ts'
import { mendValues } from './salvage-values.ts'
import { all, get, run, type Sql, sql } from './sql.ts'

/** Rows by what they are: how many there are in the new store, and how many are known to be lost. */
export interface SalvagedCounts {
  readonly kept: Readonly<Record<string, number>>
  readonly lost: Readonly<Record<string, number>>
}

/** Once the events are stored: everything else, and the states of issues. */
export function copyRest(db: Database): SalvagedCounts {
  db.transaction(() => {
    restoreStates(db)
    for (const copy of COPIES) run(db, copy)
    run(
      db,
      sql`UPDATE events SET pinned = 1 FROM damaged.events AS was
          WHERE was.pinned = 1 AND events.project_ref = was.project_ref AND events.event_id = was.event_id`
    )
    dropUnreadable(db, 'items')
    dropUnreadable(db, 'blobs')
    mendValues(db)
    removeNeedless(db)
  }).immediate()
  return { kept: countAll(db), lost: countLost(db) }
}

function restoreStates(db: Database): void {
  run(
    db,
    sql`DELETE FROM issue_activity WHERE ref > (SELECT MAX(ref) FROM damaged.issue_activity)
          AND issue_ref IN (SELECT issue_ref FROM damaged.issue_activity)`
  )
  run(
    db,
    sql`UPDATE issues SET status = was.status, substatus = was.substatus, archive = was.archive,
          resolution = was.resolution, state_since = was.state_since
        FROM damaged.issues AS was WHERE was.ref = issues.ref`
  )
}

const COPIES: readonly Sql[] = [
  sql`INSERT INTO discarded_hashes SELECT * FROM damaged.discarded_hashes WHERE ${EXISTING_PROJECT}`,
  sql`INSERT INTO items SELECT * FROM damaged.items WHERE ${EXISTING_PROJECT} AND json_valid(headers)`,
  sql`INSERT INTO blobs SELECT * FROM damaged.blobs`,
  sql`INSERT INTO attachments SELECT * FROM damaged.attachments
      WHERE ${EXISTING_PROJECT} AND blob_ref IN (SELECT ref FROM blobs)`,
  sql`INSERT INTO sessions SELECT * FROM damaged.sessions WHERE ${EXISTING_PROJECT}`,
  sql`INSERT INTO release_health SELECT * FROM damaged.release_health WHERE ${EXISTING_PROJECT}`,
  sql`INSERT INTO release_users SELECT * FROM damaged.release_users WHERE ${EXISTING_PROJECT}`,
  sql`INSERT INTO discards SELECT * FROM damaged.discards WHERE ${EXISTING_PROJECT}`,
  sql`INSERT INTO monitors SELECT * FROM damaged.monitors WHERE ${EXISTING_PROJECT}`,
  sql`INSERT INTO check_ins SELECT * FROM damaged.check_ins WHERE monitor_ref IN (SELECT ref FROM monitors)`,
  sql`INSERT INTO feedback SELECT * FROM damaged.feedback WHERE ${EXISTING_PROJECT}`,
  sql`UPDATE events SET has_files = 1
      WHERE (project_ref, event_id) IN (SELECT project_ref, event_id FROM attachments)`,
  sql`UPDATE events SET has_feedback = 1
      WHERE (project_ref, event_id) IN (SELECT project_ref, event_id FROM feedback WHERE event_id IS NOT NULL)`,
  sql`INSERT INTO refusals SELECT * FROM damaged.refusals`,
  sql`INSERT OR REPLACE INTO settings SELECT * FROM damaged.settings WHERE json_valid(value) AND name <> 'running'`,
  sql`INSERT INTO saved_searches SELECT * FROM damaged.saved_searches`
]

interface ContentRow {
  readonly ref: number
  readonly sha256?: Buffer
  readonly codec: Codec
  readonly bytes: number
  readonly payload: Buffer
}

/** What cannot be unpacked, or is not what it was, would only be in the way. */
function dropUnreadable(db: Database, table: 'items' | 'blobs'): void {
  const query = table === 'items' ? sql`SELECT * FROM items` : sql`SELECT * FROM blobs`
  const refs: number[] = []
  for (const row of db.prepare(query.text).iterate() as IterableIterator<ContentRow>) {
    if (!isWhole(row)) refs.push(row.ref)
  }
  const list = JSON.stringify(refs)
  if (table === 'blobs') {
    run(db, sql`DELETE FROM attachments WHERE blob_ref IN (SELECT value FROM json_each(${list}))`)
    run(db, sql`DELETE FROM blobs WHERE ref IN (SELECT value FROM json_each(${list}))`)
  } else run(db, sql`DELETE FROM items WHERE ref IN (SELECT value FROM json_each(${list}))`)
}

function isWhole({ sha256, codec, bytes, payload }: ContentRow): boolean {
  try {
    const content = unpackWhole({ codec, bytes, data: payload })
    if (!content) return false
    return !sha256 || createHash('sha256').update(content).digest().equals(sha256)
  } catch {
    return false
  }
}

/** Issues of which no event is left, and about which nobody has said anything. */
function removeNeedless(db: Database): void {
  const empty = all<{ ref: number }>(
    db,
    sql`SELECT ref FROM issues WHERE events = 0 AND bookmarked = 0 AND status = 'unresolved'
          AND NOT EXISTS (SELECT 1 FROM issue_activity WHERE issue_ref = issues.ref AND kind = 'note')`
  )
  for (const { ref } of empty) removeEmptyIssue(db, ref)
  run(db, sql`UPDATE issues SET first_seen = MIN(first_seen, last_seen)`)
}

/** What people know by these names. */
function countAll(db: Database): Record<string, number> {
  const count = (query: Sql) => get<{ n: number }>(db, query)?.n ?? 0
  return {
    events: count(sql`SELECT COUNT(*) AS n FROM events`),
    issues: count(sql`SELECT COUNT(*) AS n FROM issues`),
    projects: count(sql`SELECT COUNT(*) AS n FROM projects`),
    notes: count(sql`SELECT COUNT(*) AS n FROM issue_activity WHERE kind = 'note'`),
    'merged issues': count(sql`SELECT COUNT(*) AS n FROM issue_redirects`),
    attachments: count(sql`SELECT COUNT(*) AS n FROM attachments`),
    'envelope items': count(sql`SELECT COUNT(*) AS n FROM items`),
    feedback: count(sql`SELECT COUNT(*) AS n FROM feedback`),
    sessions: count(sql`SELECT COUNT(*) AS n FROM sessions`),
    monitors: count(sql`SELECT COUNT(*) AS n FROM monitors`),
    'saved searches': count(sql`SELECT COUNT(*) AS n FROM saved_searches`)
  }
}

/** Those of which something says that they were there. */
function countLost(db: Database): Record<string, number> {
  const count = (query: Sql) => get<{ n: number }>(db, query)?.n ?? 0
  return {
    events: count(
      sql`SELECT COUNT(*) AS n FROM damaged.events AS was WHERE NOT ${WAS_DELETED} AND NOT EXISTS (
            SELECT 1 FROM events WHERE project_ref = was.project_ref AND event_id = was.event_id)`
    ),
    attachments: count(
      sql`SELECT COUNT(*) AS n FROM damaged.attachments WHERE ref NOT IN (SELECT ref FROM attachments)`
    ),
    'envelope items': count(
      sql`SELECT COUNT(*) AS n FROM damaged.items WHERE ref NOT IN (SELECT ref FROM items)`
    )
  }
}
