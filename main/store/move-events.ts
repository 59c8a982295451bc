import type { Database } from 'better-sqlite3'
import { parseTagRefs } from './event-tags.ts'
import { DAY_HOURS, hourOf } from './hours.ts'
import { rebuildTexts } from './issue-texts.ts'
import { all, insertRows, run, sql } from './sql.ts'

/** An event that gets another issue, with the hash and configuration that it is grouped by from now on. */
export interface Move {
  readonly eventRef: number
  readonly issueRef: number
  /** Absent: both stay. */
  readonly grouping?: { readonly hash: Uint8Array; readonly config: string }
}

interface MovedRow {
  readonly ref: number
  readonly issue_ref: number
  readonly timestamp: number
  readonly tags: string
}

/** What an issue's counters gain, or lose where it is negative. */
interface Share {
  events: number
  readonly hours: Map<number, number>
  readonly tags: Map<number, { events: number; lastSeen: number }>
}

/**
 * Gives events to other issues, and their counts with them. Counters change by what moves and are not counted anew: what
 * was counted of events that are no longer stored stays with the issue that had them. Returns the issues that lost or
 * gained events. To be called in a transaction, with few enough events that nobody has to wait for it.
 */
export function moveEvents(db: Database, moves: readonly Move[]): Set<number> {
  const targets = new Map(moves.map((move) => [move.eventRef, move]))
  const rows = all<MovedRow>(
    db,
    sql`SELECT ref, issue_ref, timestamp, tags FROM events
        WHERE ref IN (SELECT value FROM json_each(${JSON.stringify([...targets.keys()])}))`
  )
  const shares = new Map<number, Share>()
  for (const row of rows) {
    const move = targets.get(row.ref)
    if (!move) continue
    if (move.issueRef !== row.issue_ref) {
      addTo(shares, row.issue_ref, row, -1)
      addTo(shares, move.issueRef, row, 1)
    }
    writeMove(db, move, move.issueRef === row.issue_ref)
  }
  const keyOf = keysOf(
    db,
    [...shares.values()].flatMap(({ tags }) => [...tags.keys()])
  )
  for (const [issueRef, share] of shares) writeShare(db, issueRef, share, keyOf)
  return new Set(shares.keys())
}

/** `stays`: in its issue. The index by issue holds most of a row, and is written whenever that column is. */
function writeMove(db: Database, { eventRef, issueRef, grouping }: Move, stays: boolean): void {
  if (!stays) run(db, sql`UPDATE events SET issue_ref = ${issueRef} WHERE ref = ${eventRef}`)
  if (!grouping) return
  run(
    db,
    sql`UPDATE events SET hash = ${grouping.hash}, grouping_config = ${grouping.config} WHERE ref = ${eventRef}`
  )
}

function addTo(shares: Map<number, Share>, issueRef: number, row: MovedRow, sign: 1 | -1): void {
  const share = shares.get(issueRef) ?? { events: 0, hours: new Map(), tags: new Map() }
  shares.set(issueRef, share)
  share.events += sign
  const hour = hourOf(row.timestamp)
  share.hours.set(hour, (share.hours.get(hour) ?? 0) + sign)
  for (const valueRef of parseTagRefs(row.tags)) {
    const tag = share.tags.get(valueRef)
    if (tag) {
      tag.events += sign
      tag.lastSeen = Math.max(tag.lastSeen, row.timestamp)
    } else share.tags.set(valueRef, { events: sign, lastSeen: row.timestamp })
  }
}

/** The keys of tags' values. */
function keysOf(db: Database, valueRefs: readonly number[]): Map<number, number> {
  const rows = all<{ ref: number; key_ref: number }>(
    db,
    sql`SELECT ref, key_ref FROM tag_values WHERE ref IN (SELECT value FROM json_each(${JSON.stringify(valueRefs)}))`
  )
  return new Map(rows.map(({ ref, key_ref }) => [ref, key_ref]))
}

function writeShare(
  db: Database,
  issueRef: number,
  { events, hours, tags }: Share,
  keyOf: ReadonlyMap<number, number>
): void {
  run(db, sql`UPDATE issues SET events = events + ${events} WHERE ref = ${issueRef}`)
  for (const [hour, count] of hours) writeTimes(db, issueRef, hour, count)
  writeTags(db, issueRef, tags, keyOf)
  if ([...hours.values()].every((count) => count >= 0)) return
  run(db, sql`DELETE FROM issue_hours WHERE issue_ref = ${issueRef} AND events <= 0`)
  run(db, sql`DELETE FROM issue_days WHERE issue_ref = ${issueRef} AND events <= 0`)
}

/** What an issue's tags gain or lose; those that it has no longer are taken out. `keyOf`: by the value's number. */
function writeTags(
  db: Database,
  issueRef: number,
  tags: Share['tags'],
  keyOf: ReadonlyMap<number, number>
): void {
  const rows: number[] = []
  for (const [valueRef, { events, lastSeen }] of tags) {
    const keyRef = keyOf.get(valueRef)
    if (events === 0 || keyRef === undefined) continue
    if (events < 0 && deleteTag(db, issueRef, keyRef, valueRef, -events)) continue
    rows.push(issueRef, keyRef, valueRef, events, lastSeen)
  }
  insertRows(
    db,
    sql`INSERT INTO issue_tags VALUES`,
    5,
    rows,
    // where events leave, when it was last seen is settled in the end
    sql`ON CONFLICT DO UPDATE SET events = events + excluded.events,
          last_seen = IIF(excluded.events > 0, MAX(last_seen, excluded.last_seen), last_seen)`
  )
}

/** False where more than `lost` events of the issue have it. */
function deleteTag(db: Database, issueRef: number, keyRef: number, valueRef: number, lost: number): boolean {
  const { changes } = run(
    db,
    sql`DELETE FROM issue_tags
        WHERE issue_ref = ${issueRef} AND key_ref = ${keyRef} AND value_ref = ${valueRef} AND events <= ${lost}`
  )
  return changes > 0
}

function writeTimes(db: Database, issueRef: number, hour: number, count: number): void {
  run(
    db,
    sql`INSERT INTO issue_hours VALUES (${issueRef}, ${hour}, ${count})
        ON CONFLICT DO UPDATE SET events = events + excluded.events`
  )
  run(
    db,
    sql`INSERT INTO issue_days VALUES (${issueRef}, ${Math.floor(hour / DAY_HOURS)}, ${count})
        ON CONFLICT DO UPDATE SET events = events + excluded.events`
  )
}

/** What is no sum and is counted by the issue's tags, where `issues` is updated. */
export const USERS_OF_TAGS = sql`
  users = (SELECT COUNT(*) FROM issue_tags WHERE issue_ref = issues.ref
           AND key_ref = (SELECT ref FROM tag_keys WHERE key = 'user')),
  with_user = (SELECT COALESCE(SUM(events), 0) FROM issue_tags WHERE issue_ref = issues.ref
               AND key_ref = (SELECT ref FROM tag_keys WHERE key = 'user'))`

/** Brings up to date what is no sum: first and last event, users, what it is found by. After its events have moved. */
export function settleIssue(db: Database, issueRef: number): void {
  run(
    db,
    sql`UPDATE issues SET
          first_seen = COALESCE((SELECT timestamp FROM events WHERE issue_ref = issues.ref ORDER BY timestamp LIMIT 1), first_seen),
          last_seen = COALESCE((SELECT timestamp FROM events WHERE issue_ref = issues.ref ORDER BY timestamp DESC LIMIT 1), last_seen),
          ${USERS_OF_TAGS}
        WHERE ref = ${issueRef}`
  )
  settleTags(db, issueRef)
  settleReleases(db, issueRef)
  run(db, sql`DELETE FROM issue_shapes WHERE issue_ref = ${issueRef}`)
  run(
    db,
    sql`INSERT INTO issue_shapes SELECT DISTINCT shape_ref, issue_ref FROM events
        WHERE issue_ref = ${issueRef} AND shape_ref IS NOT NULL`
  )
  rebuildTexts(db, issueRef)
}

/** Events that are looked at for when a value was last seen; what only older ones have is dated to the oldest of these. */
const LATEST = 5_000

/** When an issue's tags were last seen: where events left, it may be longer ago. */
function settleTags(db: Database, issueRef: number): void {
  const events = all<{ timestamp: number; tags: string }>(
    db,
    sql`SELECT timestamp, tags FROM events WHERE issue_ref = ${issueRef} ORDER BY timestamp DESC LIMIT ${LATEST}`
  )
  const lastSeen = new Map<number, number>()
  for (const { timestamp, tags } of events) {
    for (const valueRef of parseTagRefs(tags)) {
      if (!lastSeen.has(valueRef)) lastSeen.set(valueRef, timestamp)
    }
  }
  const oldest = events.length < LATEST ? Number.POSITIVE_INFINITY : (events.at(-1)?.timestamp ?? 0)
  const kept = all<{ key_ref: number; value_ref: number; last_seen: number }>(
    db,
    sql`SELECT key_ref, value_ref, last_seen FROM issue_tags WHERE issue_ref = ${issueRef}`
  )
  for (const { key_ref, value_ref, last_seen } of kept) {
    const at = lastSeen.get(value_ref) ?? Math.min(last_seen, oldest)
    if (at === last_seen) continue
    run(
      db,
      sql`UPDATE issue_tags SET last_seen = ${at}
          WHERE issue_ref = ${issueRef} AND key_ref = ${key_ref} AND value_ref = ${value_ref}`
    )
  }
}

/** The releases of the first and the last event. */
export function settleReleases(db: Database, issueRef: number): void {
  run(
    db,
    sql`UPDATE issues SET
          first_release = (SELECT release FROM events WHERE issue_ref = issues.ref ORDER BY timestamp, ref LIMIT 1),
          last_release = (SELECT value FROM issue_tags JOIN tag_values ON tag_values.ref = value_ref
                          WHERE issue_ref = issues.ref
                            AND issue_tags.key_ref = (SELECT ref FROM tag_keys WHERE key = 'release')
                          ORDER BY last_seen DESC, value_ref DESC LIMIT 1)
        WHERE ref = ${issueRef} AND EXISTS (SELECT 1 FROM events WHERE issue_ref = issues.ref)`
  )
}
