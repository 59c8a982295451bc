import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { MergedIssue } from '../../shared/contract/issues.ts'
import { all, get, run, sql } from './sql.ts'

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
type Row = z.infer<typeof Row>

const KeptActivity = z.object({ at: z.number(), kind: z.string(), data: z.string() })
type KeptActivity = z.infer<typeof KeptActivity>

const Hashes = z.array(z.string())

/** An issue that is part of another one, with what it takes to make it an issue again. */
export interface Redirect {
  readonly ref: number
  /** Where it is found now. */
  readonly into: number
  readonly at: number
  readonly hashes: readonly string[]
  /** Its row, as it was. */
  readonly row: Row
  /** What had happened to it, without the notes: those are shown on the other one meanwhile. */
  readonly activity: readonly KeptActivity[]
}

/** Where the issue is now: itself, or the one that it was merged into. */
export function currentRef(db: Database, ref: number): number {
  return (
    get<{ issue_ref: number }>(db, sql`SELECT issue_ref FROM issue_redirects WHERE ref = ${ref}`)
      ?.issue_ref ?? ref
  )
}

/** Keeps an issue as it is, and lets its id, and those that led to it, lead to another one from now on. */
export function writeRedirect(db: Database, from: number, into: number, now: number): Row | undefined {
  const row = get<Row>(db, sql`SELECT * FROM issues WHERE ref = ${from}`)
  if (!row) return undefined
  const hashes = all<{ hash: Buffer }>(db, sql`SELECT hash FROM issue_hashes WHERE issue_ref = ${from}`)
  const activity = all<KeptActivity>(
    db,
    sql`SELECT at, kind, data FROM issue_activity WHERE issue_ref = ${from} AND kind <> 'note' ORDER BY ref`
  )
  run(
    db,
    sql`INSERT INTO issue_redirects (ref, project_ref, number, issue_ref, at, hashes, row)
        VALUES (${from}, ${Number(row.project_ref)}, ${Number(row.number)}, ${into}, ${now},
                ${JSON.stringify(hashes.map(({ hash }) => hash.toString('hex')))},
                ${JSON.stringify({ ...row, activity })})`
  )
  run(db, sql`UPDATE issue_redirects SET issue_ref = ${into} WHERE issue_ref = ${from}`)
  return row
}

export function findRedirect(db: Database, ref: number): Redirect | undefined {
  const found = get<{ issue_ref: number; at: number; hashes: string; row: string }>(
    db,
    sql`SELECT issue_ref, at, hashes, row FROM issue_redirects WHERE ref = ${ref}`
  )
  if (!found) return undefined
  return { ref, into: found.issue_ref, at: found.at, ...toKept(found) }
}

/** What a redirect keeps as texts. Throws where they are none of ours. */
export function toKept(found: {
  readonly hashes: string
  readonly row: string
}): Pick<Redirect, 'hashes' | 'row' | 'activity'> {
  const { activity, ...row } = z.record(z.string(), z.unknown()).parse(JSON.parse(found.row))
  return {
    hashes: Hashes.parse(JSON.parse(found.hashes)),
    row: Row.parse(row),
    activity: z.array(KeptActivity).default([]).parse(activity)
  }
}

/**
 * Makes an issue of its own of one again, which counts nothing yet: its events bring their counts along. Its hashes, and
 * what had been merged into it before, lead there again. In a transaction.
 */
export function restoreFromRedirect(db: Database, redirect: Redirect): void {
  const { ref, into, at, hashes, row, activity } = redirect
  const counted: Row = { ...row, events: 0, users: 0, with_user: 0 }
  // the table's own names, not those that the kept row has: that may come from a store that somebody else made
  const columns = all<{ name: string }>(db, sql`SELECT name FROM pragma_table_info('issues')`)
    .map(({ name }) => name)
    .filter((name) => Object.hasOwn(counted, name))
  db.prepare(`INSERT INTO issues (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
    ...columns.map((name) => counted[name] ?? null)
  )
  run(db, sql`UPDATE projects SET issues = issues + 1 WHERE ref = ${Number(row.project_ref)}`)
  run(db, sql`DELETE FROM issue_redirects WHERE ref = ${ref}`)
  run(
    db,
    sql`UPDATE issue_hashes SET issue_ref = ${ref} WHERE issue_ref = ${into}
          AND hash IN (SELECT unhex(value) FROM json_each(${JSON.stringify(hashes)}))`
  )
  run(
    db,
    sql`UPDATE issue_redirects SET issue_ref = ${ref}
        WHERE issue_ref = ${into} AND at <= ${at} AND json_array_length(hashes) > 0 AND NOT EXISTS (
          SELECT 1 FROM json_each(hashes) WHERE value NOT IN (SELECT value FROM json_each(${JSON.stringify(hashes)})))`
  )
  for (const { at: happened, kind, data } of activity) {
    run(
      db,
      sql`INSERT INTO issue_activity (issue_ref, at, kind, data) VALUES (${ref}, ${happened}, ${kind}, ${data})`
    )
  }
  run(
    db,
    sql`UPDATE issue_activity SET issue_ref = ${ref},
          data = CASE WHEN data ->> 'from' = ${String(ref)} THEN json_remove(data, '$.from') ELSE data END
        WHERE issue_ref = ${into} AND kind = 'note'
          AND data ->> 'from' IN (SELECT CAST(ref AS TEXT) FROM issue_redirects WHERE issue_ref = ${ref}
                                  UNION SELECT ${String(ref)})`
  )
}

/** What was merged into an issue, the latest first. */
export function listMerged(db: Database, issueRef: number): MergedIssue[] {
  return all<{ ref: number; at: number; hashes: string; row: string; short_name: string }>(
    db,
    sql`SELECT issue_redirects.ref, at, hashes, row, short_name FROM issue_redirects
        JOIN projects ON projects.ref = project_ref WHERE issue_ref = ${issueRef} ORDER BY at DESC, issue_redirects.ref`
  ).map(({ ref, at, hashes, row, short_name }) => {
    const kept = toKept({ hashes, row })
    return {
      id: String(ref),
      shortId: `${short_name}-${kept.row.number}`,
      title: String(kept.row.title ?? ''),
      culprit: String(kept.row.culprit ?? ''),
      events: Number(kept.row.events ?? 0),
      at,
      hashes: [...kept.hashes]
    }
  })
}
