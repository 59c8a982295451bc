import type { Database } from 'better-sqlite3'
import type { Retention } from '../../shared/contract/retention.ts'
import { countedUpTo } from './counters.ts'
import { deleteEvents } from './delete-issues.ts'
import { deleteIssueRow, removeSomeTags } from './remove-issue.ts'
import { FORGETTABLE, ofProject, type Scope, scopesOf, usedBytes } from './retention.ts'
import { all, get, run, type Sql, sql } from './sql.ts'

/** Keeps a store within its limits, a few events at a time. */
export interface Eviction {
  /**
   * Removes some events that the limits leave no room for. `more`: others may have to go. `stuck`: others would have to,
   * and there are none that may; later there may be. `now`: epoch ms.
   */
  step(retention: Retention, now: number): Evicted
}

export type Evicted = 'done' | 'more' | 'stuck'

/** Events that a step looks at and, where they need not stay, removes: a few milliseconds. */
const STEP = 100
const DAY_MS = 86_400_000
const HIGHEST_DEGREE = 24
/** What had to stay may go later, when its issue has newer events: places begin anew then. */
const PLACES_MS = 60_000
/** The same where nothing is left to be looked at, and the limits are still passed. */
const EXHAUSTED_MS = 5_000
const BEGINNING = { timestamp: Number.MIN_SAFE_INTEGER, ref: 0 }

/** The last event that was looked at, in the order of time. */
interface Place {
  readonly timestamp: number
  readonly ref: number
}

/** Events of a project that tell equally little, and how many were looked at. */
interface Degree {
  readonly project: number
  readonly degree: number
  place: Place
}

interface CandidateRow extends Place {
  readonly project_ref: number
  readonly issue_ref: number
  readonly event_id: Buffer
  readonly pinned: 0 | 1
}

/**
 * Old events go first, then those that tell least. The first and the last event of an issue stay, those that its history
 * names, and those that somebody pinned. Counters stay true: they count what was, not what is kept. Only counted events are looked at: the others are in
 * somebody's hands. It remembers how far it has looked: what must stay is not looked at again and again.
 */
export function createEviction(db: Database): Eviction {
  let degrees: Degree[] = []
  const oldPlaces = new Map<number | undefined, Place>()
  let begunMs = Number.NEGATIVE_INFINITY

  function beginAnew(now: number): void {
    begunMs = now
    oldPlaces.clear()
    degrees = all<{ ref: number }>(db, sql`SELECT ref FROM projects WHERE stored > 0`).flatMap(({ ref }) =>
      listDegrees(db, ref)
    )
  }

  function evictScope(scope: Scope, now: number): Evicted {
    if (scope.maxDays !== undefined && evictOld(scope.projectRef, now - scope.maxDays * DAY_MS)) return 'more'
    const tooMany = scope.stored - (scope.maxEvents ?? Number.POSITIVE_INFINITY)
    if (tooMany <= 0) return 'done'
    return evictIrrelevant(scope.projectRef, Math.min(STEP, tooMany), now) ? 'more' : 'stuck'
  }

  function evictOld(projectRef: number | undefined, before: number): boolean {
    if (forgetOldIssue(db, projectRef, before)) return true
    const place = oldPlaces.get(projectRef) ?? BEGINNING
    const rows = all<CandidateRow>(db, oldEvents(place, before, countedUpTo(db), STEP))
    const last = rows.at(-1)
    if (!last) return false
    oldPlaces.set(projectRef, last)
    const own = rows.filter(({ project_ref }) => projectRef === undefined || project_ref === projectRef)
    removeUnprotected(db, own)
    return true
  }

  /** The degree that is ahead gives some of its oldest: one degree more for every fourfold of their age. */
  function evictIrrelevant(projectRef: number | undefined, limit: number, now: number): boolean {
    const ahead = degrees
      .filter(({ project }) => projectRef === undefined || project === projectRef)
      .map((degree) => ({ degree, score: scoreOf(degree, now) }))
      .toSorted((a, b) => b.score - a.score)
    for (const { degree } of ahead) {
      const rows = all<CandidateRow>(db, eventsOfDegree(degree, countedUpTo(db), limit))
      const last = rows.at(-1)
      if (!last) continue
      degree.place = last
      removeUnprotected(db, rows)
      return true
    }
    if (now - begunMs < EXHAUSTED_MS) return false
    beginAnew(now)
    return degrees.length > 0
  }

  function step(retention: Retention, now: number): Evicted {
    if (Math.abs(now - begunMs) >= PLACES_MS) beginAnew(now)
    let outcome: Evicted = 'done'
    for (const scope of scopesOf(db, retention)) {
      const evicted = evictScope(scope, now)
      if (evicted === 'more') return 'more'
      if (evicted === 'stuck') outcome = 'stuck'
    }
    const { maxBytes } = retention.store
    if (maxBytes === undefined || usedBytes(db) <= maxBytes) return outcome
    const wentItems = evictItems(db)
    return evictIrrelevant(undefined, STEP, now) || wentItems ? 'more' : 'stuck'
  }

  return { step: (retention, now) => db.transaction(() => step(retention, now)).immediate() }
}

/** The degrees that a project has events of, from before their oldest. */
function listDegrees(db: Database, project: number): Degree[] {
  const degrees: Degree[] = []
  for (let degree = HIGHEST_DEGREE; degree >= 0; degree--) {
    const oldest = get<Place>(
      db,
      sql`SELECT timestamp, ref FROM events WHERE project_ref = ${project} AND irrelevance = ${degree}
          ORDER BY timestamp, ref LIMIT 1`
    )
    const place = oldest ? { timestamp: oldest.timestamp, ref: oldest.ref - 1 } : BEGINNING
    degrees.push({ project, degree, place })
  }
  return degrees
}

function scoreOf({ degree, place }: Degree, now: number): number {
  if (place === BEGINNING) return degree
  return degree + Math.log(Math.max(0, now - place.timestamp) / 3_600_000 + 1) / Math.log(4)
}

const CANDIDATE_COLUMNS = sql`ref, project_ref, issue_ref, event_id, timestamp, pinned`

/** Exported for the test of its plan, as the next. */
export function eventsOfDegree({ project, degree, place }: Degree, counted: number, limit: number): Sql {
  return sql`SELECT ${CANDIDATE_COLUMNS} FROM events
    WHERE project_ref = ${project} AND irrelevance = ${degree} AND (timestamp, ref) > (${place.timestamp}, ${place.ref})
      AND +ref <= ${counted} ORDER BY timestamp, ref LIMIT ${limit}`
}

export function oldEvents(place: Place, before: number, counted: number, limit: number): Sql {
  return sql`SELECT ${CANDIDATE_COLUMNS} FROM events
    WHERE (timestamp, ref) > (${place.timestamp}, ${place.ref}) AND timestamp < ${before} AND +ref <= ${counted}
    ORDER BY timestamp, ref LIMIT ${limit}`
}

/** Leaves what must stay: an issue's ends, the events that its activity names, and pinned ones. */
function removeUnprotected(db: Database, rows: readonly CandidateRow[]): void {
  const issues = JSON.stringify([...new Set(rows.map(({ issue_ref }) => issue_ref))])
  const ends = all<{ first: number; last: number }>(db, endsOf(issues))
  const ofEnds = new Set(ends.flatMap(({ first, last }) => [first, last]))
  const named = new Set(
    all<{ id: string }>(
      db,
      sql`SELECT data ->> 'event' AS id FROM issue_activity
          WHERE issue_ref IN (SELECT value FROM json_each(${issues})) AND data ->> 'event' IS NOT NULL`
    ).map(({ id }) => id)
  )
  const gone = rows.filter(
    ({ ref, event_id, pinned }) => pinned === 0 && !ofEnds.has(ref) && !named.has(event_id.toString('hex'))
  )
  remove(db, gone)
}

/** Exported for the test of its plan. `issues`: JSON list of their numbers. */
export function endsOf(issues: string): Sql {
  return sql`SELECT
    (SELECT ref FROM events WHERE issue_ref = value ORDER BY timestamp, ref LIMIT 1) AS first,
    (SELECT ref FROM events WHERE issue_ref = value ORDER BY timestamp DESC, ref DESC LIMIT 1) AS last
    FROM json_each(${issues})`
}

function remove(db: Database, rows: readonly CandidateRow[]): void {
  for (const projectRef of new Set(rows.map(({ project_ref }) => project_ref))) {
    const own = rows.filter(({ project_ref }) => project_ref === projectRef)
    deleteEvents(db, projectRef, own)
  }
}

/**
 * Removes a part of an issue that nobody has seen or kept since; its row goes with its last event. Not one that has events
 * which are being counted: they would be counted nowhere. True where there was one.
 */
function forgetOldIssue(db: Database, projectRef: number | undefined, before: number): boolean {
  const issue = get<{ ref: number; project_ref: number }>(
    db,
    sql`SELECT ref, project_ref FROM issues
        WHERE last_seen < ${before} AND deleted IS NULL AND ${FORGETTABLE} AND ${ofProject(projectRef)}
          AND NOT EXISTS (SELECT 1 FROM events WHERE events.ref > ${countedUpTo(db)} AND +issue_ref = issues.ref)
        LIMIT 1`
  )
  if (!issue) return false
  const rows = all<CandidateRow>(
    db,
    sql`SELECT ${CANDIDATE_COLUMNS} FROM events WHERE issue_ref = ${issue.ref} LIMIT ${STEP}`
  )
  remove(db, rows)
  if (rows.length === STEP || removeSomeTags(db, issue.ref)) return true
  run(db, sql`UPDATE projects SET issues = issues - 1 WHERE ref = ${issue.project_ref}`)
  deleteIssueRow(db, issue.ref)
  return true
}

function evictItems(db: Database): boolean {
  const { changes } = run(
    db,
    sql`DELETE FROM items WHERE ref IN (SELECT ref FROM items ORDER BY ref LIMIT ${STEP})`
  )
  return changes > 0
}
