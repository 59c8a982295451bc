import SqliteDatabase, { type Database } from 'better-sqlite3'
import { runMigrations } from '../../main/store/migrate-store.ts'
import { APPLICATION_ID } from '../../main/store/open-store.ts'

/** Epoch ms, half an hour after a full one: what happens in a few seconds is in one hour. */
export const OLD_AT = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 90 * 60_000

/** An event of such a store. Its number gives it its id and, in seconds, its time. */
export interface OldEvent {
  readonly number: number
  readonly project: number
  readonly issue: number
  readonly type: string
  readonly user: string
}

/** What every old store holds: three issues in two projects, one of them with two users. */
export const OLD_EVENTS: readonly OldEvent[] = [
  { number: 1, project: 1, issue: 1, type: 'OldError', user: 'jo' },
  { number: 2, project: 1, issue: 1, type: 'OldError', user: 'kim' },
  { number: 3, project: 1, issue: 2, type: 'OtherError', user: 'jo' },
  { number: 4, project: 2, issue: 3, type: 'ForeignError', user: 'jo' }
]
/** What a store holds besides, from the version on that had a place for it: what was acknowledged and not yet filed. */
export const JOURNALED: OldEvent = { number: 5, project: 1, issue: 4, type: 'JournaledError', user: 'kim' }
export const JOURNAL_VERSION = 4
/** From this one on its payload is where that of filed events is. */
const PAYLOAD_APART_VERSION = 5

export function idOf({ number }: OldEvent): string {
  return number.toString(16).padStart(32, '0')
}

/**
 * A store as a Culprit of an older version has left it: begun with the first one, brought up to date with each since. The
 * rows are written by hand, in the first version's columns, so that no code of today has a part in them.
 */
export function writeStoreOfVersion(path: string, version: number): void {
  const db = new SqliteDatabase(path)
  db.pragma('auto_vacuum = INCREMENTAL')
  db.pragma('journal_mode = WAL')
  db.pragma(`application_id = ${APPLICATION_ID}`)
  runMigrations(db, 0, () => {}, 1)
  fill(db)
  runMigrations(db, 1, () => {}, version)
  if (version >= JOURNAL_VERSION) journal(db, JOURNALED, version >= PAYLOAD_APART_VERSION)
  db.close()
}

function fill(db: Database): void {
  const hour = Math.floor(OLD_AT / 3_600_000)
  db.exec(`
    INSERT INTO projects (ref, id, key, name, short_name, named_by, created, events, issues, next_number) VALUES
      (1, '1', 'k', 'old', 'OLD', 'user', ${OLD_AT}, 3, 2, 3),
      (2, '2', 'k', 'foreign', 'FOREIGN', 'user', ${OLD_AT}, 1, 1, 2);
    INSERT INTO tag_keys VALUES (1, 'user'), (2, 'level'), (3, 'interface_type');
    INSERT INTO tag_values VALUES (1, 1, 'id:jo'), (2, 1, 'id:kim'), (3, 2, 'error'), (4, 3, 'exception');
    INSERT INTO items VALUES (1, 1, 'transaction', NULL, ${OLD_AT}, '{"type":"transaction"}', 0, 2, CAST('{}' AS BLOB));
    INSERT INTO blobs VALUES (1, zeroblob(32), 0, 5, CAST('hello' AS BLOB));
    INSERT INTO attachments VALUES (1, 1, x'${'0'.repeat(31)}1', 'log.txt', 'text/plain', 'event.attachment', 0, ${OLD_AT}, 1);
    INSERT INTO monitors VALUES (1, 1, 'nightly', NULL);
    INSERT INTO check_ins VALUES (1, 1, zeroblob(16), 'ok', ${OLD_AT}, ${OLD_AT}, 1.5, 'production', NULL);
    INSERT INTO release_health VALUES (1, 'web@1.0.0', 'production', ${hour}, 7, 1, 0, 0);
    INSERT INTO feedback VALUES (1, 1, x'${'0'.repeat(31)}1', ${OLD_AT}, 'it broke', 'Jo', NULL, NULL);
    INSERT INTO refusals VALUES (1, ${OLD_AT}, 400, 'bad JSON', '/api/1/store/', '1', NULL, 1, x'7b');
  `)
  for (const issue of new Set(OLD_EVENTS.map((event) => event.issue))) {
    writeIssue(
      db,
      issue,
      OLD_EVENTS.filter((event) => event.issue === issue)
    )
  }
  for (const event of OLD_EVENTS) writeEvent(db, event)
}

function writeIssue(db: Database, issue: number, events: readonly OldEvent[]): void {
  const [first] = events
  const times = events.map(timeOf)
  const [firstSeen, lastSeen] = [Math.min(...times), Math.max(...times)]
  const users = new Set(events.map(({ user }) => user)).size
  db.prepare(
    `INSERT INTO issues VALUES (?, ?, ?, ?, 'from before', '', 'error', 'error', 'other', '{}', 0, 'unresolved', 'new',
       ?, ?, NULL, NULL, ?, ?)`
  ).run(
    issue,
    first?.project,
    issue === 3 ? 1 : issue,
    titleOf(first),
    firstSeen,
    lastSeen,
    events.length,
    users
  )
  db.prepare('INSERT INTO issue_hashes VALUES (?, ?, ?)').run(first?.project, hashOf(issue), issue)
  const hour = Math.floor(OLD_AT / 3_600_000)
  db.prepare('INSERT INTO issue_hours VALUES (?, ?, ?)').run(issue, hour, events.length)
  db.prepare(`INSERT INTO issue_activity (issue_ref, at, kind, data) VALUES (?, ?, 'first_seen', '{}')`).run(
    issue,
    OLD_AT
  )
  const tag = db.prepare(
    `INSERT INTO issue_tags SELECT ?, key_ref, ref, 1, ? FROM tag_values WHERE value IN ('error', 'exception', ?)
     ON CONFLICT DO UPDATE SET events = events + 1, last_seen = MAX(last_seen, excluded.last_seen)`
  )
  for (const event of events) tag.run(issue, timeOf(event), `id:${event.user}`)
}

function writeEvent(db: Database, event: OldEvent): void {
  const { number, project, issue, user } = event
  db.prepare(
    `INSERT INTO events VALUES (?, ?, ?, unhex(?), ?, ?, 'error', ?, NULL, NULL, ?, ?, 'culprit:1', 0)`
  ).run(
    number,
    project,
    issue,
    idOf(event),
    timeOf(event),
    OLD_AT,
    titleOf(event),
    `id:${user}`,
    hashOf(issue)
  )
  const payload = payloadOf(event)
  db.prepare('INSERT INTO event_payloads VALUES (?, ?, 0, ?, ?)').run(
    number,
    receivedOf(event),
    payload.length,
    payload
  )
}

function journal(db: Database, event: OldEvent, hasPayloadApart: boolean): void {
  const payload = payloadOf(event)
  if (hasPayloadApart) {
    const { lastInsertRowid } = db
      .prepare('INSERT INTO event_payloads (received, codec, bytes, payload) VALUES (?, 0, ?, ?)')
      .run(receivedOf(event), payload.length, payload)
    db.prepare('INSERT INTO journal VALUES (?, ?, unhex(?))').run(lastInsertRowid, event.project, idOf(event))
    return
  }
  db.prepare(
    'INSERT INTO journal (project_ref, event_id, received, codec, bytes, payload) VALUES (?, unhex(?), ?, 0, ?, ?)'
  ).run(event.project, idOf(event), receivedOf(event), payload.length, payload)
}

function timeOf({ number }: OldEvent): number {
  return OLD_AT + number * 1000
}

function titleOf(event: OldEvent | undefined): string {
  return `${event?.type}: from before`
}

function hashOf(issue: number): Buffer {
  return Buffer.alloc(16, issue)
}

function receivedOf(event: OldEvent): string {
  return JSON.stringify({ receivedMs: OLD_AT, eventId: idOf(event), itemType: 'event' })
}

function payloadOf(event: OldEvent): Buffer {
  const frames = [{ function: `in${event.type}`, filename: 'old.js', in_app: true }]
  return Buffer.from(
    JSON.stringify({
      event_id: idOf(event),
      timestamp: timeOf(event) / 1000,
      user: { id: event.user },
      exception: { values: [{ type: event.type, value: 'from before', stacktrace: { frames } }] }
    })
  )
}
