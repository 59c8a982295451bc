import type { Database } from 'better-sqlite3'
import { Retention, type RetentionPreview } from '../../shared/contract/retention.ts'
import { deleteEvents } from './delete-issues.ts'
import { deleteIssueRow } from './remove-issue.ts'
import { all, get, run, type Sql, sql } from './sql.ts'

const DEFAULT: Retention = { store: { maxBytes: 10_000_000_000 }, projects: {} }
const DAY_MS = 86_400_000

export function readRetention(db: Database): Retention {
  const row = get<{ value: string }>(db, sql`SELECT value FROM settings WHERE name = 'retention'`)
  return row ? Retention.parse(JSON.parse(row.value)) : DEFAULT
}

export function writeRetention(db: Database, retention: Retention): void {
  run(
    db,
    sql`INSERT INTO settings VALUES ('retention', ${JSON.stringify(retention)})
        ON CONFLICT DO UPDATE SET value = excluded.value`
  )
}

/**
 * How little an event tells, given how many its issue has: the number of binary digits of a random number up to that,
 * without zeros at its end. So most events of a large issue are of little interest, all of a small one of much, and
 * one in every power of two stays. (After Bugsink's retention.) `random`: 0 to 1.
 */
export function irrelevanceOf(events: number, random: number): number {
  const digits = Math.round(random * events * 2).toString(2)
  return digits === '0' ? 0 : digits.replace(/0+$/, '').length
}

/** Bytes of the file that hold something. */
export function usedBytes(db: Database): number {
  const pages = Number(db.pragma('page_count', { simple: true }))
  const free = Number(db.pragma('freelist_count', { simple: true }))
  return (pages - free) * Number(db.pragma('page_size', { simple: true }))
}

interface Scope {
  /** Undefined: the whole store. */
  readonly projectRef: number | undefined
  readonly stored: number
  readonly maxEvents: number | undefined
  readonly maxDays: number | undefined
}

function scopesOf(db: Database, { store, projects }: Retention): Scope[] {
  const rows = all<{ ref: number; id: string; stored: number }>(db, sql`SELECT ref, id, stored FROM projects`)
  const whole = {
    projectRef: undefined,
    stored: rows.reduce((sum, row) => sum + row.stored, 0),
    maxEvents: store.maxEvents,
    maxDays: store.maxDays
  }
  const single = rows.flatMap(({ ref, id, stored }) => {
    const limits = projects[id]
    return limits ? [{ projectRef: ref, stored, maxEvents: limits.maxEvents, maxDays: limits.maxDays }] : []
  })
  return [whole, ...single]
}

/** What the limits would remove. `now`: epoch ms. */
export function previewRetention(db: Database, retention: Retention, now: number): RetentionPreview {
  const bytes = usedBytes(db)
  let events = 0
  let issues = 0
  for (const scope of scopesOf(db, retention)) {
    const tooMany = Math.max(0, scope.stored - (scope.maxEvents ?? Number.POSITIVE_INFINITY))
    const old = scope.maxDays === undefined ? undefined : countOld(db, scope, now - scope.maxDays * DAY_MS)
    events += Math.max(tooMany, old?.events ?? 0)
    issues += old?.issues ?? 0
  }
  const stored = all<{ stored: number }>(db, sql`SELECT stored FROM projects`).reduce(
    (sum, row) => sum + row.stored,
    0
  )
  const each = stored === 0 ? 0 : bytes / stored
  const tooLarge = Math.max(0, bytes - (retention.store.maxBytes ?? Number.POSITIVE_INFINITY))
  if (each > 0) events = Math.max(events, Math.ceil(tooLarge / each))
  return { events, issues, bytes: Math.round(events * each) }
}

function countOld(db: Database, { projectRef }: Scope, before: number): { events: number; issues: number } {
  const count = (query: Sql) => get<{ n: number }>(db, query)?.n ?? 0
  return {
    events: count(
      sql`SELECT COUNT(*) AS n FROM events WHERE timestamp < ${before} AND ${ofProject(projectRef)}`
    ),
    issues: count(
      sql`SELECT COUNT(*) AS n FROM issues WHERE last_seen < ${before} AND deleted IS NULL AND ${FORGETTABLE} AND ${ofProject(projectRef)}`
    )
  }
}

function ofProject(projectRef: number | undefined): Sql {
  return projectRef === undefined ? sql`1` : sql`project_ref = ${projectRef}`
}

/** Nobody has said that they want to keep it. */
const FORGETTABLE = sql`bookmarked = 0
  AND NOT EXISTS (SELECT 1 FROM issue_activity WHERE issue_ref = issues.ref AND kind = 'note')`

/** Events at once: a few milliseconds. */
const STEP = 100

/**
 * Removes some events that the limits leave no room for: old ones, then those that tell least. The first and the last event
 * of an issue stay, and those that its history names. Counters stay true: they count what was, not what is kept. True
 * where more is to be removed.
 */
export function evictStep(db: Database, retention: Retention, now: number): boolean {
  return db
    .transaction(() => {
      for (const scope of scopesOf(db, retention)) {
        if (scope.maxDays !== undefined && evictOld(db, scope.projectRef, now - scope.maxDays * DAY_MS))
          return true
        const tooMany = scope.stored - (scope.maxEvents ?? Number.POSITIVE_INFINITY)
        if (tooMany > 0 && evictIrrelevant(db, scope.projectRef, Math.min(STEP, tooMany), now)) return true
      }
      const { maxBytes } = retention.store
      if (maxBytes === undefined || usedBytes(db) <= maxBytes) return false
      const wentItems = evictItems(db)
      return evictIrrelevant(db, undefined, STEP, now) || wentItems
    })
    .immediate()
}

interface EvictedRow {
  readonly ref: number
  readonly project_ref: number
  readonly event_id: Buffer
}

/** What must stay: an issue's ends, and the events that its activity names. */
const UNPROTECTED = sql`
  events.ref <> (SELECT ref FROM events AS own WHERE own.issue_ref = events.issue_ref ORDER BY timestamp, ref LIMIT 1)
  AND events.ref <> (SELECT ref FROM events AS own WHERE own.issue_ref = events.issue_ref ORDER BY timestamp DESC, ref DESC LIMIT 1)
  AND NOT EXISTS (SELECT 1 FROM issue_activity WHERE issue_activity.issue_ref = events.issue_ref
                  AND data ->> 'event' = lower(hex(events.event_id)))`

function evictOld(db: Database, projectRef: number | undefined, before: number): boolean {
  const issue = get<{ ref: number; project_ref: number }>(
    db,
    sql`SELECT ref, project_ref FROM issues WHERE last_seen < ${before} AND deleted IS NULL AND ${FORGETTABLE}
          AND ${ofProject(projectRef)} LIMIT 1`
  )
  if (issue) return evictIssue(db, issue)
  const rows = all<EvictedRow>(
    db,
    sql`SELECT ref, project_ref, event_id FROM events
        WHERE timestamp < ${before} AND ${ofProject(projectRef)} AND ${UNPROTECTED} ORDER BY timestamp LIMIT ${STEP}`
  )
  remove(db, rows)
  return rows.length > 0
}

/** A part of an issue that is forgotten as a whole; its row goes with its last event. */
function evictIssue(db: Database, issue: { ref: number; project_ref: number }): boolean {
  const rows = all<EvictedRow>(
    db,
    sql`SELECT ref, project_ref, event_id FROM events WHERE issue_ref = ${issue.ref} LIMIT ${STEP}`
  )
  remove(db, rows)
  if (rows.length === STEP) return true
  run(db, sql`UPDATE projects SET issues = issues - 1 WHERE ref = ${issue.project_ref}`)
  deleteIssueRow(db, issue.ref)
  return true
}

const HIGHEST = 24

/**
 * Of each degree of irrelevance, the oldest event stands for it; an event gets one degree more irrelevant with every
 * fourfold of its age. The degree that is ahead gives some of its oldest.
 */
function evictIrrelevant(db: Database, projectRef: number | undefined, limit: number, now: number): boolean {
  const projects =
    projectRef === undefined
      ? all<{ ref: number }>(db, sql`SELECT ref FROM projects WHERE stored > 0`).map(({ ref }) => ref)
      : [projectRef]
  const degrees = projects.flatMap((project) => degreesOf(db, project, now))
  for (const { project, degree } of degrees.toSorted((a, b) => b.score - a.score)) {
    const rows = all<EvictedRow>(
      db,
      sql`SELECT ref, project_ref, event_id FROM events
          WHERE project_ref = ${project} AND irrelevance = ${degree} AND ${UNPROTECTED} ORDER BY timestamp LIMIT ${limit}`
    )
    if (rows.length === 0) continue
    remove(db, rows)
    return true
  }
  return false
}

/** The degrees that a project has events of, with the score of the oldest. */
function degreesOf(db: Database, project: number, now: number) {
  const degrees: { project: number; degree: number; score: number }[] = []
  for (let degree = HIGHEST; degree >= 0; degree--) {
    const oldest = get<{ timestamp: number }>(
      db,
      sql`SELECT timestamp FROM events WHERE project_ref = ${project} AND irrelevance = ${degree}
          ORDER BY timestamp LIMIT 1`
    )
    if (!oldest) continue
    const hours = Math.max(0, now - oldest.timestamp) / 3_600_000
    degrees.push({ project, degree, score: degree + Math.log(hours + 1) / Math.log(4) })
  }
  return degrees
}

function remove(db: Database, rows: readonly EvictedRow[]): void {
  for (const projectRef of new Set(rows.map(({ project_ref }) => project_ref))) {
    deleteEvents(
      db,
      projectRef,
      rows.filter(({ project_ref }) => project_ref === projectRef)
    )
  }
}

function evictItems(db: Database): boolean {
  return (
    run(db, sql`DELETE FROM items WHERE ref IN (SELECT ref FROM items ORDER BY ref LIMIT ${STEP})`).changes >
    0
  )
}

/** Gives some of the room that deletes left back to the disk. True where more can be given. */
export function giveBack(db: Database, pages: number): boolean {
  if (Number(db.pragma('freelist_count', { simple: true })) === 0) return false
  db.pragma(`incremental_vacuum(${pages})`)
  return Number(db.pragma('freelist_count', { simple: true })) > 0
}
