import type { Database } from 'better-sqlite3'
import type { MergedIssue } from '../../shared/contract/issues.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { writeActivity } from './activity.ts'
import { deleteTexts } from './issue-texts.ts'
import { moveEvents, settleIssue } from './move-events.ts'
import { all, get, run, sql } from './sql.ts'

type Row = Record<string, string | number | null>

/**
 * Makes one issue of several of one project: hashes, events, counters, activity and texts go to `into`, else to the one
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

/** Keeps the row as it was, and gives everything that hangs on it to the other issue. */
export function absorb(db: Database, from: number, into: number, now: number): void {
  const row = get<Row>(db, sql`SELECT * FROM issues WHERE ref = ${from}`)
  if (!row) return
  const hashes = all<{ hash: Buffer }>(db, sql`SELECT hash FROM issue_hashes WHERE issue_ref = ${from}`)
  const text = JSON.stringify(hashes.map(({ hash }) => hash.toString('hex')))
  run(
    db,
    sql`INSERT INTO issue_redirects (ref, project_ref, number, issue_ref, at, hashes, row)
        VALUES (${from}, ${Number(row.project_ref)}, ${Number(row.number)}, ${into}, ${now}, ${text}, ${JSON.stringify(row)})`
  )
  run(db, sql`UPDATE issue_redirects SET issue_ref = ${into} WHERE issue_ref = ${from}`)
  run(db, sql`UPDATE issue_hashes SET issue_ref = ${into} WHERE issue_ref = ${from}`)
  run(db, sql`UPDATE events SET issue_ref = ${into} WHERE issue_ref = ${from}`)
  addCounters(db, from, into)
  run(db, sql`UPDATE issue_activity SET issue_ref = ${into} WHERE issue_ref = ${from} AND kind = 'note'`)
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

/** Everything that is counted of an issue. */
export function deleteCounters(db: Database, issueRef: number): void {
  run(db, sql`DELETE FROM issue_hours WHERE issue_ref = ${issueRef}`)
  run(db, sql`DELETE FROM issue_days WHERE issue_ref = ${issueRef}`)
  run(db, sql`DELETE FROM issue_tags WHERE issue_ref = ${issueRef}`)
  run(db, sql`DELETE FROM issue_shapes WHERE issue_ref = ${issueRef}`)
}

/** Where the issue is now: itself, or the one that it was merged into. */
export function currentRef(db: Database, ref: number): number {
  return (
    get<{ issue_ref: number }>(db, sql`SELECT issue_ref FROM issue_redirects WHERE ref = ${ref}`)
      ?.issue_ref ?? ref
  )
}

export function listMerged(db: Database, issueRef: number): MergedIssue[] {
  return all<{ ref: number; at: number; hashes: string; row: string; short_name: string }>(
    db,
    sql`SELECT issue_redirects.ref, at, hashes, row, short_name FROM issue_redirects
        JOIN projects ON projects.ref = project_ref WHERE issue_ref = ${issueRef} ORDER BY at DESC, issue_redirects.ref`
  ).map(({ ref, at, hashes, row, short_name }) => {
    const { number, title, culprit, events } = JSON.parse(row) as Record<string, string & number>
    return {
      id: String(ref),
      shortId: `${short_name}-${number}`,
      title: title ?? '',
      culprit: culprit ?? '',
      events: events ?? 0,
      at,
      hashes: JSON.parse(hashes) as string[]
    }
  })
}

/** Makes issues of their own of merged ones again, with the events that have their hashes, late ones included. */
export function undoMerge(db: Database, refs: readonly number[], now: number): number[] {
  return db
    .transaction(() => {
      const redirects = all<{ ref: number; issue_ref: number; hashes: string; row: string }>(
        db,
        sql`SELECT ref, issue_ref, hashes, row FROM issue_redirects
            WHERE ref IN (SELECT value FROM json_each(${JSON.stringify(refs)}))`
      )
      for (const { ref, issue_ref, hashes, row } of redirects) {
        restoreRow(db, JSON.parse(row) as Row)
        run(db, sql`DELETE FROM issue_redirects WHERE ref = ${ref}`)
        takeHashes(db, issue_ref, ref, JSON.parse(hashes) as string[], now)
      }
      return redirects.map(({ ref }) => ref)
    })
    .immediate()
}

/** The row as it was, counting nothing: its events bring their counts along. */
function restoreRow(db: Database, row: Row): void {
  const counted: Row = { ...row, events: 0, users: 0 }
  const columns = Object.keys(counted)
  // the names are this table's own: they were read from it
  db.prepare(`INSERT INTO issues (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
    ...Object.values(counted)
  )
  run(db, sql`UPDATE projects SET issues = issues + 1 WHERE ref = ${Number(row.project_ref)}`)
}

const MOVED_AT_ONCE = 500

/** Gives hashes, and the events that have them, from one issue to another. In a transaction. */
export function takeHashes(
  db: Database,
  from: number,
  into: number,
  hashes: readonly string[],
  now: number
): void {
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
  writeActivity(db, from, now, 'unmerged', { issue: String(into), events: refs.length })
  writeActivity(db, into, now, 'unmerged', { from: String(from), events: refs.length })
}

/** Removes an issue that has no events any more; its hashes lead nowhere from now on. True where it was one. */
export function removeEmptyIssue(db: Database, ref: number): boolean {
  return db
    .transaction(() => {
      const isEmpty = get(
        db,
        sql`SELECT 1 FROM issues WHERE ref = ${ref} AND NOT EXISTS (SELECT 1 FROM events WHERE issue_ref = issues.ref)`
      )
      if (!isEmpty) return false
      run(
        db,
        sql`UPDATE projects SET issues = issues - 1 WHERE ref = (SELECT project_ref FROM issues WHERE ref = ${ref})`
      )
      deleteIssueRow(db, ref)
      return true
    })
    .immediate()
}

/** Removes an issue's row and all that hangs on it but its events. In a transaction. */
export function deleteIssueRow(db: Database, ref: number): void {
  deleteCounters(db, ref)
  run(db, sql`DELETE FROM issue_hashes WHERE issue_ref = ${ref}`)
  run(db, sql`DELETE FROM issue_activity WHERE issue_ref = ${ref}`)
  run(db, sql`DELETE FROM issue_redirects WHERE issue_ref = ${ref}`)
  deleteTexts(db, ref)
  run(db, sql`DELETE FROM issues WHERE ref = ${ref}`)
}
