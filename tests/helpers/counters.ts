import { join } from 'node:path'
import SqliteDatabase, { type Database } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'

/** A second, read-only connection to the store of a running core; closed when the test ends. */
export function readStore(dataDir: string): Database {
  const db = new SqliteDatabase(join(dataDir, STORE_FILE), { readonly: true })
  onTestFinished(() => {
    db.close()
  })
  return db
}

/** What is counted of issues and projects, as plain rows. */
export interface Counters {
  readonly issues: Record<string, unknown>
  readonly hours: Record<string, number>
  readonly days: Record<string, number>
  /** By `issue key=value`. */
  readonly tags: Record<string, string>
  readonly projects: Record<string, string>
}

/** The counters as the store keeps them. */
export function countersOf(db: Database): Counters {
  return {
    issues: byKey(
      db
        .prepare(
          'SELECT ref, events, users, with_user, first_seen, last_seen FROM issues WHERE deleted IS NULL ORDER BY ref'
        )
        .all()
    ),
    hours: pairs(
      db,
      "SELECT issue_ref || ' ' || hour, issue_hours.events FROM issue_hours JOIN issues ON ref = issue_ref WHERE deleted IS NULL"
    ),
    days: pairs(
      db,
      "SELECT issue_ref || ' ' || day, issue_days.events FROM issue_days JOIN issues ON ref = issue_ref WHERE deleted IS NULL"
    ),
    tags: pairs(
      db,
      `SELECT issue_ref || ' ' || key || '=' || tag_values.value, issue_tags.events || ' until ' || issue_tags.last_seen
       FROM issue_tags JOIN issues ON issues.ref = issue_ref JOIN tag_keys ON tag_keys.ref = issue_tags.key_ref
       JOIN tag_values ON tag_values.ref = value_ref WHERE deleted IS NULL`
    ),
    projects: pairs(db, "SELECT id, issues || ' issues ' || events || ' events' FROM projects")
  }
}

interface EventRow {
  readonly issue_ref: number
  readonly project: string
  readonly timestamp: number
  readonly tags: string
}

/** The same, counted again from the events that are stored and can be seen. */
export function recount(db: Database): Counters {
  const events = db
    .prepare<[], EventRow>(
      `SELECT issue_ref, projects.id AS project, timestamp, tags FROM events JOIN issues ON issues.ref = issue_ref
       JOIN projects ON projects.ref = events.project_ref WHERE deleted IS NULL`
    )
    .all()
  const names = new Map(
    db
      .prepare<[], { ref: number; name: string }>(
        "SELECT tag_values.ref, key || '=' || value AS name FROM tag_values JOIN tag_keys ON tag_keys.ref = key_ref"
      )
      .all()
      .map(({ ref, name }) => [ref, name])
  )
  const hours: Record<string, number> = {}
  const days: Record<string, number> = {}
  const tags = new Map<string, { events: number; last: number }>()
  for (const { issue_ref, timestamp, tags: text } of events) {
    const hour = `${issue_ref} ${Math.floor(timestamp / 3_600_000)}`
    const day = `${issue_ref} ${Math.floor(timestamp / 86_400_000)}`
    hours[hour] = (hours[hour] ?? 0) + 1
    days[day] = (days[day] ?? 0) + 1
    for (const ref of text.split('|').filter(Boolean)) {
      const name = `${issue_ref} ${names.get(Number(ref))}`
      const { events: count, last } = tags.get(name) ?? { events: 0, last: 0 }
      tags.set(name, { events: count + 1, last: Math.max(last, timestamp) })
    }
  }
  return {
    issues: recountIssues(events, tags),
    hours,
    days,
    tags: Object.fromEntries([...tags].map(([name, { events: n, last }]) => [name, `${n} until ${last}`])),
    projects: recountProjects(db, events)
  }
}

function recountIssues(events: readonly EventRow[], tags: ReadonlyMap<string, { events: number }>) {
  const issues: Record<string, unknown> = {}
  for (const ref of new Set(events.map(({ issue_ref }) => issue_ref))) {
    const times = events.filter(({ issue_ref }) => issue_ref === ref).map(({ timestamp }) => timestamp)
    const users = [...tags].filter(([name]) => name.startsWith(`${ref} user=`))
    issues[String(ref)] = {
      ref,
      events: times.length,
      users: users.length,
      with_user: users.reduce((sum, [, { events: count }]) => sum + count, 0),
      first_seen: Math.min(...times),
      last_seen: Math.max(...times)
    }
  }
  return issues
}

function recountProjects(db: Database, events: readonly EventRow[]) {
  const ids = db.prepare<[], { id: string }>('SELECT id FROM projects').all()
  return Object.fromEntries(
    ids.map(({ id }) => {
      const own = events.filter(({ project }) => project === id)
      return [id, `${new Set(own.map(({ issue_ref }) => issue_ref)).size} issues ${own.length} events`]
    })
  )
}

function byKey(rows: unknown[]): Record<string, unknown> {
  return Object.fromEntries((rows as { ref: number }[]).map((row) => [String(row.ref), row]))
}

function pairs<Value>(db: Database, query: string): Record<string, Value> {
  return Object.fromEntries(db.prepare(query).raw().all() as [string, Value][])
}
