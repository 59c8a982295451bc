import type { Database } from 'better-sqlite3'
import { Retention, type RetentionPreview } from '../../shared/contract/retention.ts'
import { countedUpTo } from './counters.ts'
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
  return (pageCount(db) - freePages(db)) * Number(db.pragma('page_size', { simple: true }))
}

export function pageCount(db: Database): number {
  return Number(db.pragma('page_count', { simple: true }))
}

function freePages(db: Database): number {
  return Number(db.pragma('freelist_count', { simple: true }))
}

/** Events that a limit is for. */
export interface Scope {
  /** Undefined: the whole store. */
  readonly projectRef: number | undefined
  /** Acknowledged and kept, counted or not. */
  readonly stored: number
  readonly maxEvents: number | undefined
  readonly maxDays: number | undefined
}

/** The store as a whole, then projects that have limits of their own. */
export function scopesOf(db: Database, { store, projects }: Retention): Scope[] {
  const rows = all<{ ref: number; id: string; stored: number }>(db, sql`SELECT ref, id, stored FROM projects`)
  const whole = {
    projectRef: undefined,
    stored: rows.reduce((sum, row) => sum + row.stored, 0) + countUncounted(db, undefined),
    maxEvents: store.maxEvents,
    maxDays: store.maxDays
  }
  const single = rows.flatMap(({ ref, id, stored }) => {
    const limits = projects[id]
    if (!limits) return []
    const { maxEvents, maxDays } = limits
    return [{ projectRef: ref, stored: stored + countUncounted(db, ref), maxEvents, maxDays }]
  })
  return [whole, ...single]
}

/** Events in the journal, and those that are filed and not in the counters yet: those of a moment. */
function countUncounted(db: Database, projectRef: number | undefined): number {
  // the plus keeps SQLite from going through all events of the project
  const own = projectRef === undefined ? sql`1` : sql`+project_ref = ${projectRef}`
  const row = get<{ n: number }>(
    db,
    sql`SELECT (SELECT COUNT(*) FROM journal WHERE ${own})
          + (SELECT COUNT(*) FROM events WHERE ref > ${countedUpTo(db)} AND ${own}) AS n`
  )
  return row?.n ?? 0
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

export function ofProject(projectRef: number | undefined): Sql {
  return projectRef === undefined ? sql`1` : sql`project_ref = ${projectRef}`
}

/** Nobody has said that they want to keep it. */
export const FORGETTABLE = sql`bookmarked = 0
  AND NOT EXISTS (SELECT 1 FROM issue_activity WHERE issue_ref = issues.ref AND kind = 'note')
  AND NOT EXISTS (SELECT 1 FROM events WHERE issue_ref = issues.ref AND pinned = 1)`

/** Gives some of the room that deletes left back to the disk, but for `kept` pages. True where more can be given. */
export function giveBack(db: Database, pages: number, kept: number): boolean {
  const spare = freePages(db) - Math.ceil(kept)
  if (spare <= 0) return false
  db.pragma(`incremental_vacuum(${Math.min(pages, spare)})`)
  return spare > pages
}
