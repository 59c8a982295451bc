import type { Database } from 'better-sqlite3'
import { RegroupingSummary } from '../../shared/contract/regroupings.ts'
import { GroupingRules } from '../../shared/model/project.ts'
import { type Move, moveEvents } from './move-events.ts'
import { all, get, run, sql } from './sql.ts'

export type RegroupingState = 'applying' | 'applied' | 'undoing' | 'undone'

/** What an undo has to take away again. */
export interface MadeByRegrouping {
  readonly issues: readonly number[]
  readonly hashes: readonly string[]
  /** Issues that it emptied and merged into others. */
  readonly absorbed: readonly number[]
}

export interface StoredRegrouping {
  readonly ref: number
  readonly projectRef: number
  readonly projectId: string
  readonly at: number
  readonly before: GroupingRules
  readonly after: GroupingRules
  readonly state: RegroupingState
  readonly summary: RegroupingSummary
  readonly made: MadeByRegrouping
}

interface Row {
  readonly ref: number
  readonly project_ref: number
  readonly project_id: string
  readonly at: number
  readonly rules_before: string
  readonly rules_after: string
  readonly state: RegroupingState
  readonly summary: string
  readonly undo: string
}

export function insertRegrouping(
  db: Database,
  regrouping: Pick<StoredRegrouping, 'projectRef' | 'at' | 'before' | 'after' | 'summary' | 'made'>
): number {
  const { projectRef, at, before, after, summary, made } = regrouping
  return run(
    db,
    sql`INSERT INTO regroupings (project_ref, at, rules_before, rules_after, state, summary, undo)
        VALUES (${projectRef}, ${at}, ${JSON.stringify(before)}, ${JSON.stringify(after)}, 'applying',
                ${JSON.stringify(summary)}, ${JSON.stringify(made)})`
  ).lastRef
}

export function updateRegrouping(
  db: Database,
  ref: number,
  state: RegroupingState,
  made?: MadeByRegrouping
): void {
  run(
    db,
    sql`UPDATE regroupings SET state = ${state}, undo = COALESCE(${made ? JSON.stringify(made) : null}, undo)
        WHERE ref = ${ref}`
  )
}

/** The latest first. */
export function listRegroupings(db: Database, projectId: string | undefined): StoredRegrouping[] {
  const ofProject = projectId === undefined ? sql`1` : sql`projects.id = ${projectId}`
  return all<Row>(
    db,
    sql`SELECT regroupings.*, projects.id AS project_id FROM regroupings
        JOIN projects ON projects.ref = project_ref WHERE ${ofProject} ORDER BY regroupings.ref DESC LIMIT 50`
  ).map((row) => ({
    ref: row.ref,
    projectRef: row.project_ref,
    projectId: row.project_id,
    at: row.at,
    before: GroupingRules.parse(JSON.parse(row.rules_before)),
    after: GroupingRules.parse(JSON.parse(row.rules_after)),
    state: row.state,
    summary: RegroupingSummary.parse(JSON.parse(row.summary)),
    made: JSON.parse(row.undo) as MadeByRegrouping
  }))
}

/** Moves events, and writes down where they were. In a transaction. */
export function moveAndRemember(db: Database, regroupingRef: number, moves: readonly Move[]): Set<number> {
  const refs = JSON.stringify(moves.map(({ eventRef }) => eventRef))
  run(
    db,
    sql`INSERT OR IGNORE INTO regrouped_events
        SELECT ${regroupingRef}, ref, issue_ref, hash, grouping_config FROM events
        WHERE ref IN (SELECT value FROM json_each(${refs}))`
  )
  return moveEvents(db, moves)
}

/** Events that a regrouping moved, as moves back to where they were. */
export function listMovesBack(db: Database, regroupingRef: number, limit: number): Move[] {
  return all<{ event_ref: number; issue_ref: number; hash: Buffer; grouping_config: string }>(
    db,
    sql`SELECT event_ref, regrouped_events.issue_ref, regrouped_events.hash, regrouped_events.grouping_config
        FROM regrouped_events WHERE regrouping_ref = ${regroupingRef} LIMIT ${limit}`
  ).map(({ event_ref, issue_ref, hash, grouping_config }) => ({
    eventRef: event_ref,
    issueRef: issue_ref,
    grouping: { hash, config: grouping_config }
  }))
}

export function forgetMoves(db: Database, regroupingRef: number, eventRefs: readonly number[]): void {
  run(
    db,
    sql`DELETE FROM regrouped_events WHERE regrouping_ref = ${regroupingRef}
          AND event_ref IN (SELECT value FROM json_each(${JSON.stringify(eventRefs)}))`
  )
}

export function countMoves(db: Database, regroupingRef: number): number {
  return (
    get<{ n: number }>(
      db,
      sql`SELECT COUNT(*) AS n FROM regrouped_events WHERE regrouping_ref = ${regroupingRef}`
    )?.n ?? 0
  )
}

/** The issue that a project's hash leads to. */
export function issueOfHash(db: Database, projectRef: number, hash: string): number | undefined {
  return get<{ issue_ref: number }>(
    db,
    sql`SELECT issue_ref FROM issue_hashes WHERE project_ref = ${projectRef} AND hash = ${Buffer.from(hash, 'hex')}`
  )?.issue_ref
}

/** Returns those that were not there. In a transaction. */
export function addHashes(
  db: Database,
  projectRef: number,
  hashes: readonly string[],
  issueRef: number
): string[] {
  return hashes.filter(
    (hash) =>
      run(
        db,
        sql`INSERT OR IGNORE INTO issue_hashes VALUES (${projectRef}, ${Buffer.from(hash, 'hex')}, ${issueRef})`
      ).changes > 0
  )
}

export function removeHashes(db: Database, projectRef: number, hashes: readonly string[]): void {
  run(
    db,
    sql`DELETE FROM issue_hashes WHERE project_ref = ${projectRef}
          AND hash IN (SELECT unhex(value) FROM json_each(${JSON.stringify(hashes)}))`
  )
}

/** Issues that lost or gained events by it, by what is written down of its moves. */
export function listTouched(db: Database, regroupingRef: number): number[] {
  return all<{ ref: number }>(
    db,
    sql`SELECT issue_ref AS ref FROM regrouped_events WHERE regrouping_ref = ${regroupingRef}
        UNION
        SELECT events.issue_ref FROM regrouped_events JOIN events ON events.ref = event_ref
        WHERE regrouping_ref = ${regroupingRef}`
  ).map(({ ref }) => ref)
}

/** Of these issues, those without events, with the issue that most of theirs went to. */
export function listEmptied(
  db: Database,
  regroupingRef: number,
  refs: readonly number[]
): { ref: number; into: number }[] {
  return all<{ ref: number; into: number }>(
    db,
    sql`SELECT ref, into_ref AS "into" FROM (
          SELECT issues.ref, events.issue_ref AS into_ref,
                 ROW_NUMBER() OVER (PARTITION BY issues.ref ORDER BY COUNT(*) DESC) AS place
          FROM issues JOIN regrouped_events ON regrouped_events.issue_ref = issues.ref AND regrouping_ref = ${regroupingRef}
          JOIN events ON events.ref = event_ref
          WHERE issues.ref IN (SELECT value FROM json_each(${JSON.stringify(refs)}))
            AND NOT EXISTS (SELECT 1 FROM events AS own WHERE own.issue_ref = issues.ref)
          GROUP BY issues.ref, events.issue_ref)
        WHERE place = 1`
  )
}

export function titleOfIssue(db: Database, ref: number): { shortId: string; title: string } | undefined {
  const row = get<{ short_name: string; number: number; title: string }>(
    db,
    sql`SELECT short_name, number, title FROM issues JOIN projects ON projects.ref = project_ref
        WHERE issues.ref = ${ref}`
  )
  return row && { shortId: `${row.short_name}-${row.number}`, title: row.title }
}
