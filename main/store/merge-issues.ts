import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { writeActivity } from './activity.ts'
import { writeRedirect } from './issue-redirects.ts'
import { giveTexts } from './issue-texts.ts'
import { forgetRefs } from './known-refs.ts'
import { settleReleases, USERS_OF_TAGS } from './move-events.ts'
import { deleteCounters } from './remove-issue.ts'
import { all, get, insertRows, run, sql } from './sql.ts'

/**
 * `issues.deleted` of one that is being merged: it is out of sight, and no time makes it one that is deleted. Its redirect
 * says where its events go.
 */
export const BEING_MERGED = Number.MAX_SAFE_INTEGER

/**
 * Makes one issue of several of one project: `into`, else the one with the most events. All at once, the others are out of
 * sight, their ids and short ids lead there, their events are counted there, and what comes with their hashes goes there;
 * their events and what hangs on them follow (`mergeSome`). Throws AppError `invalid_input`.
 */
export function beginMerge(
  db: Database,
  refs: readonly number[],
  into: number | undefined,
  now: number
): { into: number; merged: number[] } {
  return db
    .transaction(() => {
      const rows = all<{ ref: number; project_ref: number; title: string; events: number }>(
        db,
        sql`SELECT ref, project_ref, title, events FROM issues WHERE deleted IS NULL
              AND ref IN (SELECT value FROM json_each(${JSON.stringify(refs)})) ORDER BY events DESC, ref`
      )
      const target = rows.find(({ ref }) => ref === into) ?? rows[0]
      if (!target || rows.length < 2)
        throw new AppError('invalid_input', 'Choose at least two issues to merge.')
      if (rows.some(({ project_ref }) => project_ref !== target.project_ref)) {
        throw new AppError('invalid_input', 'Issues of different projects cannot be merged.')
      }
      const others = rows.filter(({ ref }) => ref !== target.ref)
      for (const { ref, title, events } of others) {
        lead(db, ref, target.ref, now)
        writeActivity(db, target.ref, now, 'merged', { issue: String(ref), title, events })
      }
      const merged = others.map(({ ref }) => ref)
      takeOutOfSight(db, merged, target.ref)
      return { into: target.ref, merged }
    })
    .immediate()
}

/** Keeps an issue as it is; its ids and hashes lead to the other one from now on. */
function lead(db: Database, from: number, into: number, now: number): boolean {
  if (!writeRedirect(db, from, into, now)) return false
  run(db, sql`UPDATE issue_hashes SET issue_ref = ${into} WHERE issue_ref = ${from}`)
  return true
}

function takeOutOfSight(db: Database, refs: readonly number[], into: number): void {
  const list = sql`SELECT value FROM json_each(${JSON.stringify(refs)})`
  run(
    db,
    sql`UPDATE issues SET events = issues.events + merged.total, first_seen = MIN(issues.first_seen, merged.first),
          last_seen = MAX(issues.last_seen, merged.last)
        FROM (SELECT SUM(events) AS total, MIN(first_seen) AS first, MAX(last_seen) AS last FROM issues
              WHERE ref IN (${list})) AS merged
        WHERE issues.ref = ${into}`
  )
  run(db, sql`UPDATE issues SET deleted = ${BEING_MERGED} WHERE ref IN (${list})`)
  run(
    db,
    sql`UPDATE projects SET issues = issues - ${refs.length}
        WHERE ref = (SELECT project_ref FROM issues WHERE ref = ${into})`
  )
}

/** True while issues that are being merged have something left. */
export function isMerging(db: Database): boolean {
  return get(db, sql`SELECT 1 FROM issues WHERE deleted = ${BEING_MERGED}`) !== undefined
}

const EVENTS_AT_ONCE = 100
const TAGS_AT_ONCE = 500

/**
 * Gives some of what hangs on an issue that is being merged to the one that it is part of now: a few milliseconds' work. True
 * where more may be left, of this one or of others. In a transaction.
 */
export function mergeSome(db: Database): boolean {
  const next = get<{ ref: number; into: number }>(
    db,
    sql`SELECT issues.ref, issue_redirects.issue_ref AS "into" FROM issues
        JOIN issue_redirects ON issue_redirects.ref = issues.ref WHERE deleted = ${BEING_MERGED} LIMIT 1`
  )
  if (!next) return false
  const { ref, into } = next
  if (!giveSomeEvents(db, ref, into) && !giveSomeTags(db, ref, into)) {
    giveRest(db, ref, into)
    if (!isTarget(db, into)) settleTarget(db, into)
    forgetRefs(db)
  }
  return true
}

/** True while others are being merged into the issue. */
function isTarget(db: Database, ref: number): boolean {
  const other = get(
    db,
    sql`SELECT 1 FROM issues JOIN issue_redirects ON issue_redirects.ref = issues.ref
        WHERE deleted = ${BEING_MERGED} AND issue_redirects.issue_ref = ${ref} LIMIT 1`
  )
  return other !== undefined
}

function giveSomeEvents(db: Database, from: number, into: number): boolean {
  const { changes } = run(
    db,
    sql`UPDATE events SET issue_ref = ${into}
        WHERE ref IN (SELECT ref FROM events WHERE issue_ref = ${from} LIMIT ${EVENTS_AT_ONCE})`
  )
  return changes > 0
}

function giveSomeTags(db: Database, from: number, into: number): boolean {
  const rows = all<{ key_ref: number; value_ref: number; events: number; last_seen: number }>(
    db,
    sql`DELETE FROM issue_tags WHERE issue_ref = ${from} AND (key_ref, value_ref) IN
          (SELECT key_ref, value_ref FROM issue_tags WHERE issue_ref = ${from} LIMIT ${TAGS_AT_ONCE})
        RETURNING key_ref, value_ref, events, last_seen`
  )
  insertRows(
    db,
    sql`INSERT INTO issue_tags VALUES`,
    5,
    rows.flatMap(({ key_ref, value_ref, events, last_seen }) => [
      into,
      key_ref,
      value_ref,
      events,
      last_seen
    ]),
    sql`ON CONFLICT DO UPDATE SET events = events + excluded.events, last_seen = MAX(last_seen, excluded.last_seen)`
  )
  return rows.length > 0
}

/** All but events, tags and their sum. */
function giveRest(db: Database, from: number, into: number): void {
  run(
    db,
    sql`INSERT INTO issue_hours SELECT ${into}, hour, events FROM issue_hours WHERE issue_ref = ${from}
        ON CONFLICT DO UPDATE SET events = events + excluded.events`
  )
  run(
    db,
    sql`INSERT INTO issue_days SELECT ${into}, day, events FROM issue_days WHERE issue_ref = ${from}
        ON CONFLICT DO UPDATE SET events = events + excluded.events`
  )
  run(
    db,
    sql`INSERT OR IGNORE INTO issue_shapes SELECT shape_ref, ${into} FROM issue_shapes WHERE issue_ref = ${from}`
  )
  deleteCounters(db, from)
  // a note remembers the issue that it was written on, for when that is one again
  run(
    db,
    sql`UPDATE issue_activity SET issue_ref = ${into},
          data = CASE WHEN data ->> 'from' IS NULL THEN json_set(data, '$.from', ${String(from)}) ELSE data END
        WHERE issue_ref = ${from} AND kind = 'note'`
  )
  run(db, sql`DELETE FROM issue_activity WHERE issue_ref = ${from}`)
  giveTexts(db, from, into)
  run(db, sql`DELETE FROM issues WHERE ref = ${from}`)
}

/** What is no sum. Other than when events leave, nothing of what an issue had can be out of date. */
function settleTarget(db: Database, ref: number): void {
  run(db, sql`UPDATE issues SET ${USERS_OF_TAGS} WHERE ref = ${ref}`)
  settleReleases(db, ref)
}

/** The same for an issue without events, at once. In a transaction. */
export function absorb(db: Database, from: number, into: number, now: number): void {
  const row = get<{ title: string; events: number }>(
    db,
    sql`SELECT title, events FROM issues WHERE ref = ${from}`
  )
  if (!row || !lead(db, from, into, now)) return
  takeOutOfSight(db, [from], into)
  while (giveSomeTags(db, from, into));
  giveRest(db, from, into)
  writeActivity(db, into, now, 'merged', { issue: String(from), title: row.title, events: row.events })
}
