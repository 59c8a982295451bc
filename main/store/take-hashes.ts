import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/model/app-error.ts'
import { writeActivity } from './activity.ts'
import { copyIssue } from './copy-issue.ts'
import { findRedirect, restoreFromRedirect } from './issue-redirects.ts'
import { moveEvents, settleIssue } from './move-events.ts'
import { all, get, run, sql } from './sql.ts'

/** Hashes that one issue takes from another: at once, so that what comes with them goes there; their events follow. */
interface Take {
  readonly from: number
  readonly into: number
  readonly hashes: readonly string[]
}

/** Takes whose events are under way. */
export interface Taking {
  /** Who has a hash, of those that were taken. */
  readonly owners: ReadonlyMap<string, number>
  /** Issues to look through for events that have them. */
  readonly sources: number[]
  /** Up to where the first of these has been looked through. */
  after: Place
  /** Issues that lose or gain events. */
  readonly issues: readonly number[]
  /** Those of them that are to be brought up to date in the end. */
  readonly unsettled: number[]
}

interface Place {
  readonly timestamp: number
  readonly ref: number
}

const START: Place = { timestamp: Number.MIN_SAFE_INTEGER, ref: 0 }

/** How many events have a hash, by issue and hash. */
export type HashCounts = ReadonlyMap<number, ReadonlyMap<string, number>>

const LOOKED_AT = 1_000
const MOVED_AT_ONCE = 100

/** Counts the events of issues by their hashes, with a pause wherever somebody may have waited for long enough. */
export function* countHashes(db: Database, issueRefs: Iterable<number>): Generator<void, HashCounts> {
  const counts = new Map<number, Map<string, number>>()
  for (const issueRef of new Set(issueRefs)) {
    const ofIssue = new Map<string, number>()
    counts.set(issueRef, ofIssue)
    for (let after: Place | undefined = START; after; ) {
      const events = eventsAfter(db, issueRef, after, LOOKED_AT)
      for (const { hash } of events) ofIssue.set(hash, (ofIssue.get(hash) ?? 0) + 1)
      after = events.length < LOOKED_AT ? undefined : events.at(-1)
      yield
    }
  }
  return counts
}

/** Whose events an undo of these merges would take. */
export function sourcesOf(db: Database, refs: readonly number[]): number[] {
  return refs.flatMap((ref) => findRedirect(db, ref)?.into ?? [])
}

/**
 * Makes issues of their own of merged ones again; the events that have their hashes follow, late ones included. `counts`: of
 * `sourcesOf` them. Returns the issues that are there again. Throws AppError `invalid_input` for one whose events other rules have grouped since.
 */
export function beginUndoMerge(
  db: Database,
  refs: readonly number[],
  counts: HashCounts,
  now: number
): { result: number[]; taking: Taking } {
  return db
    .transaction(() => {
      const takes = refs.flatMap((ref) => {
        const redirect = findRedirect(db, ref)
        if (!redirect) return []
        restoreFromRedirect(db, redirect)
        return [{ from: redirect.into, into: ref, hashes: redirect.hashes }]
      })
      const events = takes.map(({ hashes }) => countOf(hashes, counts))
      if (events.includes(0)) {
        throw new AppError(
          'invalid_input',
          'Nothing has the hashes of this issue any more: other rules group its events now. Undo these instead.'
        )
      }
      return { result: takes.map(({ into }) => into), taking: begin(db, takes, events, now) }
    })
    .immediate()
}

/**
 * Makes a new issue for the events with some of an issue's hashes, which follow; what comes with these hashes goes there from
 * now on. Returns it. Throws AppError `invalid_input` where nothing, or everything, would leave.
 */
export function beginUnmerge(
  db: Database,
  issueRef: number,
  hashes: readonly string[],
  counts: HashCounts,
  now: number
): { result: number; taking: Taking } {
  return db
    .transaction(() => {
      const own = [...(counts.get(issueRef) ?? new Map<string, number>()).keys()]
      const leaving = own.filter((hash) => hashes.includes(hash))
      if (leaving.length === 0 || leaving.length === own.length) {
        throw new AppError(
          'invalid_input',
          'Choose some of the hashes of the issue that have events, and leave at least one.'
        )
      }
      const made = copyIssue(db, issueRef, now)
      const takes = [{ from: issueRef, into: made, hashes }]
      return { result: made, taking: begin(db, takes, [countOf(hashes, counts)], now) }
    })
    .immediate()
}

function countOf(hashes: readonly string[], counts: HashCounts): number {
  let events = 0
  for (const ofIssue of counts.values()) for (const hash of hashes) events += ofIssue.get(hash) ?? 0
  return events
}

/** One after the other. `events`: how many each is of. In a transaction. */
function begin(db: Database, takes: readonly Take[], events: readonly number[], now: number): Taking {
  for (const [index, { from, into, hashes }] of takes.entries()) {
    run(
      db,
      sql`UPDATE issue_hashes SET issue_ref = ${into}
          WHERE issue_ref = ${from} AND hash IN (SELECT unhex(value) FROM json_each(${JSON.stringify(hashes)}))`
    )
    const count = events[index] ?? 0
    writeActivity(db, from, now, 'unmerged', { issue: String(into), title: titleOf(db, into), events: count })
    writeActivity(db, into, now, 'unmerged', { from: String(from), title: titleOf(db, from), events: count })
  }
  run(
    db,
    sql`INSERT INTO settings VALUES (${UNDER_WAY}, ${JSON.stringify(takes)})
        ON CONFLICT DO UPDATE SET value = excluded.value`
  )
  return toTaking(takes)
}

/** For when the process ends before all events have followed. */
const UNDER_WAY = 'hashes taken'

/** What the end of the process interrupted. */
export function interruptedTaking(db: Database): Taking | undefined {
  const row = get<{ value: string }>(db, sql`SELECT value FROM settings WHERE name = ${UNDER_WAY}`)
  return row && toTaking(JSON.parse(row.value) as Take[])
}

function toTaking(takes: readonly Take[]): Taking {
  const owners = new Map<string, number>()
  // what a later one takes from an earlier one goes there at once
  for (const { from, into, hashes } of takes) {
    for (const hash of hashes) if ((owners.get(hash) ?? from) === from) owners.set(hash, into)
  }
  const sources = [...new Set(takes.map(({ from }) => from))]
  const issues = [...new Set([...sources, ...takes.map(({ into }) => into)])]
  return { owners, sources, after: START, issues, unsettled: [...issues] }
}

/** Moves some of the events: some ten milliseconds' work. True where more may be left. */
export function takeSome(db: Database, taking: Taking): boolean {
  const { owners, sources, unsettled } = taking
  const [source] = sources
  return db
    .transaction(() => {
      if (source !== undefined) {
        const events = eventsAfter(db, source, taking.after, MOVED_AT_ONCE)
        moveEvents(
          db,
          events.flatMap(({ ref: eventRef, hash }) => {
            const issueRef = owners.get(hash)
            return issueRef === undefined ? [] : [{ eventRef, issueRef }]
          })
        )
        taking.after = events.at(-1) ?? START
        if (events.length === 0) sources.shift()
        return true
      }
      const issueRef = unsettled.pop()
      if (issueRef === undefined) {
        run(db, sql`DELETE FROM settings WHERE name = ${UNDER_WAY}`)
        return false
      }
      settleIssue(db, issueRef)
      return true
    })
    .immediate()
}

function eventsAfter(
  db: Database,
  issueRef: number,
  { timestamp, ref }: Place,
  limit: number
): (Place & { hash: string })[] {
  return all<{ timestamp: number; ref: number; hash: Buffer }>(
    db,
    sql`SELECT timestamp, ref, hash FROM events INDEXED BY events_by_issue
        WHERE issue_ref = ${issueRef} AND (timestamp, ref) > (${timestamp}, ${ref})
        ORDER BY timestamp, ref LIMIT ${limit}`
  ).map((row) => ({ timestamp: row.timestamp, ref: row.ref, hash: row.hash.toString('hex') }))
}

function titleOf(db: Database, ref: number): string {
  return get<{ title: string }>(db, sql`SELECT title FROM issues WHERE ref = ${ref}`)?.title ?? ''
}
