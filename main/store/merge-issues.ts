import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { writeActivity } from './activity.ts'
import { findRedirect, restoreFromRedirect, writeRedirect } from './issue-redirects.ts'
import { deleteTexts } from './issue-texts.ts'
import { moveEvents, settleIssue } from './move-events.ts'
import { deleteCounters } from './remove-issue.ts'
import { all, get, run, sql } from './sql.ts'

/**
 * Makes one issue of several of one project: hashes, events, counters, notes and texts go to `into`, else to the one
 * with the most events. The others' ids and short ids lead there from now on. Throws AppError `invalid_input`.
 */
export function mergeIssues(
  db: Database,
  refs: readonly number[],
  into: number | undefined,
  now: number
): { into: number; merged: number[] } {
  return db
    .transaction(() => {
      const rows = all<{ ref: number; project_ref: number; events: number }>(
        db,
        sql`SELECT ref, project_ref, events FROM issues WHERE deleted IS NULL
              AND ref IN (SELECT value FROM json_each(${JSON.stringify(refs)})) ORDER BY events DESC, ref`
      )
      const target = rows.find(({ ref }) => ref === into) ?? rows[0]
      if (!target || rows.length < 2)
        throw new AppError('invalid_input', 'Choose at least two issues to merge.')
      if (rows.some(({ project_ref }) => project_ref !== target.project_ref)) {
        throw new AppError('invalid_input', 'Issues of different projects cannot be merged.')
      }
      const merged = rows.filter(({ ref }) => ref !== target.ref).map(({ ref }) => ref)
      for (const ref of merged) absorb(db, ref, target.ref, now)
      settleIssue(db, target.ref)
      return { into: target.ref, merged }
    })
    .immediate()
}

/** Keeps an issue as it was, and gives everything that hangs on it to the other one. In a transaction. */
export function absorb(db: Database, from: number, into: number, now: number): void {
  const row = writeRedirect(db, from, into, now)
  if (!row) return
  run(db, sql`UPDATE issue_hashes SET issue_ref = ${into} WHERE issue_ref = ${from}`)
  run(db, sql`UPDATE events SET issue_ref = ${into} WHERE issue_ref = ${from}`)
  addCounters(db, from, into)
  // a note remembers the issue that it was written on, for when that is one again
  run(
    db,
    sql`UPDATE issue_activity SET issue_ref = ${into},
          data = CASE WHEN data ->> 'from' IS NULL THEN json_set(data, '$.from', ${String(from)}) ELSE data END
        WHERE issue_ref = ${from} AND kind = 'note'`
  )
  run(db, sql`DELETE FROM issue_activity WHERE issue_ref = ${from}`)
  run(db, sql`UPDATE OR IGNORE issue_texts SET issue_ref = ${into} WHERE issue_ref = ${from}`)
  deleteTexts(db, from)
  run(db, sql`DELETE FROM issues WHERE ref = ${from}`)
  run(db, sql`UPDATE projects SET issues = issues - 1 WHERE ref = ${Number(row.project_ref)}`)
  writeActivity(db, into, now, 'merged', {
    issue: String(from),
    title: String(row.title),
    events: Number(row.events)
  })
}

function addCounters(db: Database, from: number, into: number): void {
  run(
    db,
    sql`UPDATE issues SET events = events + (SELECT events FROM issues WHERE ref = ${from}) WHERE ref = ${into}`
  )
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
    sql`INSERT INTO issue_tags SELECT ${into}, key_ref, value_ref, events, last_seen FROM issue_tags WHERE issue_ref = ${from}
        ON CONFLICT DO UPDATE SET events = events + excluded.events, last_seen = MAX(last_seen, excluded.last_seen)`
  )
  deleteCounters(db, from)
}

/**
 * Makes issues of their own of merged ones again, with the events that have their hashes, late ones included. Throws
 * AppError `invalid_input` for one whose events other rules have grouped since.
 */
export function undoMerge(db: Database, refs: readonly number[], now: number): number[] {
  return db
    .transaction(() =>
      refs.filter((ref) => {
        const events = restoreMerged(db, ref, now)
        if (events !== 0) return events !== undefined
        throw new AppError(
          'invalid_input',
          'Nothing has the hashes of this issue any more: other rules group its events now. Undo these instead.'
        )
      })
    )
    .immediate()
}

/** Makes an issue again of one that was merged. Returns how many events it has; nothing where it was not merged. */
export function restoreMerged(db: Database, ref: number, now: number): number | undefined {
  const redirect = findRedirect(db, ref)
  if (!redirect) return undefined
  restoreFromRedirect(db, redirect)
  return takeHashes(db, redirect.into, ref, redirect.hashes, now)
}

const MOVED_AT_ONCE = 500

/**
 * Gives hashes, and the events that have them, from one issue to another. Returns how many events. In a transaction.
 */
export function takeHashes(
  db: Database,
  from: number,
  into: number,
  hashes: readonly string[],
  now: number
): number {
  const list = JSON.stringify(hashes)
  run(
    db,
    sql`UPDATE issue_hashes SET issue_ref = ${into}
        WHERE issue_ref = ${from} AND hash IN (SELECT unhex(value) FROM json_each(${list}))`
  )
  const refs = all<{ ref: number }>(
    db,
    sql`SELECT ref FROM events WHERE issue_ref = ${from} AND hash IN (SELECT unhex(value) FROM json_each(${list}))`
  ).map(({ ref }) => ref)
  for (let start = 0; start < refs.length; start += MOVED_AT_ONCE) {
    moveEvents(
      db,
      refs.slice(start, start + MOVED_AT_ONCE).map((eventRef) => ({ eventRef, issueRef: into }))
    )
  }
  settleIssue(db, from)
  settleIssue(db, into)
  writeActivity(db, from, now, 'unmerged', {
    issue: String(into),
    title: titleOf(db, into),
    events: refs.length
  })
  writeActivity(db, into, now, 'unmerged', {
    from: String(from),
    title: titleOf(db, from),
    events: refs.length
  })
  return refs.length
}

function titleOf(db: Database, ref: number): string {
  return get<{ title: string }>(db, sql`SELECT title FROM issues WHERE ref = ${ref}`)?.title ?? ''
}
