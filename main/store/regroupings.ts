import type { Database } from 'better-sqlite3'
import { RegroupingSummary } from '../../shared/contract/regroupings.ts'
import { GroupingRules } from '../../shared/model/project.ts'
import { type Move, moveEvents } from './move-events.ts'
import { all, get, run, sql } from './sql.ts'

export type RegroupingState = 'applying' | 'applied' | 'undoing' | 'undone'

/** What an undo has to take away again. */
export interface MadeByRegrouping {
  readonly issues: readonly number[]
  /** Hashes that it made lead somewhere, and those that led elsewhere before. */
  readonly hashes: readonly string[]
  readonly taken: readonly { readonly hash: string; readonly from: number }[]
  /** Issues that it emptied and merged into others. */
  readonly absorbed: readonly number[]
  /** Once it is applied: the issues whose events came or went. */
  readonly touched?: readonly number[]
  /** While it is being undone: the rules and hashes are as they were. */
  readonly isTakenBack?: boolean
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

/** Events that a regrouping moved and that are to be moved back next: those that go to one issue together. */
export function listMoved(db: Database, regroupingRef: number, limit: number): number[] {
  return all<{ event_ref: number }>(
    db,
    sql`SELECT event_ref FROM (SELECT event_ref, issue_ref FROM regrouped_events
                               WHERE regrouping_ref = ${regroupingRef} ORDER BY event_ref LIMIT ${limit})
        ORDER BY issue_ref, event_ref`
  ).map(({ event_ref }) => event_ref)
}

/** Some of them as moves back to where they were, or are found now if that was merged or removed. */
export function movesBack(db: Database, regroupingRef: number, eventRefs: readonly number[]): Move[] {
  return all<{ event_ref: number; issue_ref: number; hash: Buffer; grouping_config: string }>(
    db,
    sql`SELECT event_ref, regrouped_events.hash, regrouped_events.grouping_config,
               COALESCE((SELECT issue_ref FROM issue_redirects WHERE ref = regrouped_events.issue_ref),
                        (SELECT ref FROM issues WHERE ref = regrouped_events.issue_ref), events.issue_ref) AS issue_ref
        FROM regrouped_events JOIN events ON events.ref = event_ref
        WHERE regrouping_ref = ${regroupingRef} AND event_ref IN (SELECT value FROM json_each(${JSON.stringify(eventRefs)}))`
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

/** How many events went from one issue to another. */
export interface Flow {
  readonly from: number
  readonly to: number
  readonly events: number
}

/** What a regrouping has moved so far; events that stayed in their issue are left out. */
export function listFlows(db: Database, regroupingRef: number): Flow[] {
  return all<Flow>(
    db,
    sql`SELECT regrouped_events.issue_ref AS "from", events.issue_ref AS "to", COUNT(*) AS events
        FROM regrouped_events JOIN events ON events.ref = event_ref
        WHERE regrouping_ref = ${regroupingRef} AND regrouped_events.issue_ref <> events.issue_ref GROUP BY 1, 2`
  )
}

/** True for an issue that is there and has no events. */
export function isEmptied(db: Database, ref: number): boolean {
  return (
    get(
      db,
      sql`SELECT 1 FROM issues WHERE ref = ${ref} AND NOT EXISTS (SELECT 1 FROM events WHERE issue_ref = issues.ref)`
    ) !== undefined
  )
}

/** True for an issue that is there. */
export function isIssue(db: Database, ref: number): boolean {
  return get(db, sql`SELECT 1 FROM issues WHERE ref = ${ref}`) !== undefined
}

export function titleOfIssue(db: Database, ref: number): { shortId: string; title: string } | undefined {
  const row = get<{ short_name: string; number: number; title: string }>(
    db,
    sql`SELECT short_name, number, title FROM issues JOIN projects ON projects.ref = project_ref
        WHERE issues.ref = ${ref}`
  )
  return row && { shortId: `${row.short_name}-${row.number}`, title: row.title }
}
