import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { writeActivity } from './activity.ts'
import { findRedirect, restoreFromRedirect, writeRedirect } from './issue-redirects.ts'
import { giveTexts } from './issue-texts.ts'
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
  giveTexts(db, from, into)
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
    .transaction(() => {
      const takes = refs.flatMap((ref) => {
        const redirect = findRedirect(db, ref)
        if (!redirect) return []
        restoreFromRedirect(db, redirect)
        return [{ from: redirect.into, into: ref, hashes: redirect.hashes }]
      })
      if (takeHashes(db, takes, now).includes(0)) {
        throw new AppError(
          'invalid_input',
          'Nothing has the hashes of this issue any more: other rules group its events now. Undo these instead.'
        )
      }
      return takes.map(({ into }) => into)
    })
    .immediate()
}

/** Hashes, and the events that have them, that one issue takes from another. */
export interface Take {
  readonly from: number
  readonly into: number
  readonly hashes: readonly string[]
}

const MOVED_AT_ONCE = 500

/**
 * Gives hashes with their events to other issues, one take after the other; what the events change is written once, however
 * many takes there are. Returns how many events each was of. In a transaction.
 */
export function takeHashes(db: Database, takes: readonly Take[], now: number): number[] {
  const owners = new Map<string, number>()
  const taken = takes.map((take) => ({ take, hashes: takeFrom(db, take, owners) }))
  const sources = new Set(takes.map(({ from }) => from))
  const events = [...sources].flatMap((from) => eventsWith(db, from, [...owners.keys()]))
  const counts = new Map<string, number>()
  for (const { hash } of events) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const moves = events.flatMap(({ ref: eventRef, hash }) => {
    const issueRef = owners.get(hash)
    return issueRef === undefined ? [] : [{ eventRef, issueRef }]
  })
  // those of one issue together: they change the same counters
  moves.sort((a, b) => a.issueRef - b.issueRef)
  for (let start = 0; start < moves.length; start += MOVED_AT_ONCE) {
    moveEvents(db, moves.slice(start, start + MOVED_AT_ONCE))
  }
  for (const ref of new Set([...sources, ...takes.map(({ into }) => into)])) settleIssue(db, ref)
  return taken.map(({ take, hashes }) => {
    const moved = hashes.reduce((sum, hash) => sum + (counts.get(hash) ?? 0), 0)
    writeTaking(db, take, moved, now)
    return moved
  })
}

/** Returns the hashes that were there to be taken. `owners`: who has what was taken before. */
function takeFrom(db: Database, { from, into, hashes }: Take, owners: Map<string, number>): string[] {
  run(
    db,
    sql`UPDATE issue_hashes SET issue_ref = ${into}
        WHERE issue_ref = ${from} AND hash IN (SELECT unhex(value) FROM json_each(${JSON.stringify(hashes)}))`
  )
  const there = hashes.filter((hash) => (owners.get(hash) ?? from) === from)
  for (const hash of there) owners.set(hash, into)
  return there
}

function eventsWith(
  db: Database,
  issueRef: number,
  hashes: readonly string[]
): { ref: number; hash: string }[] {
  return all<{ ref: number; hash: Buffer }>(
    db,
    sql`SELECT ref, hash FROM events WHERE issue_ref = ${issueRef}
        AND hash IN (SELECT unhex(value) FROM json_each(${JSON.stringify(hashes)}))`
  ).map(({ ref, hash }) => ({ ref, hash: hash.toString('hex') }))
}

function writeTaking(db: Database, { from, into }: Take, events: number, now: number): void {
  writeActivity(db, from, now, 'unmerged', { issue: String(into), title: titleOf(db, into), events })
  writeActivity(db, into, now, 'unmerged', { from: String(from), title: titleOf(db, from), events })
}

function titleOf(db: Database, ref: number): string {
  return get<{ title: string }>(db, sql`SELECT title FROM issues WHERE ref = ${ref}`)?.title ?? ''
}
