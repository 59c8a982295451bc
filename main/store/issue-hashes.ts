import type { Database } from 'better-sqlite3'
import type { IssueHash } from '../../shared/contract/issues.ts'
import { all, get, run, sql } from './sql.ts'

/** The issue that can be seen and that a project's hash leads to. */
export function issueOfHash(db: Database, projectRef: number, hash: string): number | undefined {
  return get<{ issue_ref: number }>(
    db,
    sql`SELECT issue_ref FROM issue_hashes JOIN issues ON issues.ref = issue_ref
        WHERE issue_hashes.project_ref = ${projectRef} AND hash = ${Buffer.from(hash, 'hex')} AND deleted IS NULL`
  )?.issue_ref
}

/** Hashes that lead to an issue now: new ones, and those that led elsewhere. */
export interface Claimed {
  readonly added: readonly string[]
  readonly taken: readonly { readonly hash: string; readonly from: number }[]
}

/**
 * Lets hashes lead to an issue: those that lead nowhere, and those of other issues (`others`: of all, or of deleted ones
 * only). In a transaction.
 */
export function claimHashes(
  db: Database,
  projectRef: number,
  hashes: readonly string[],
  issueRef: number,
  others: 'all' | 'deleted'
): Claimed {
  const added: string[] = []
  const taken: { hash: string; from: number }[] = []
  for (const hash of new Set(hashes)) {
    const bytes = Buffer.from(hash, 'hex')
    const owner = get<{ issue_ref: number; deleted: number | null }>(
      db,
      sql`SELECT issue_ref, deleted FROM issue_hashes JOIN issues ON issues.ref = issue_ref
          WHERE issue_hashes.project_ref = ${projectRef} AND hash = ${bytes}`
    )
    if (!owner) {
      run(db, sql`INSERT INTO issue_hashes VALUES (${projectRef}, ${bytes}, ${issueRef})`)
      added.push(hash)
    } else if (owner.issue_ref !== issueRef && (others === 'all' || owner.deleted !== null)) {
      pointHash(db, projectRef, hash, issueRef)
      taken.push({ hash, from: owner.issue_ref })
    }
  }
  return { added, taken }
}

/** Takes back what was claimed: what led elsewhere leads there again, where that is still an issue. In a transaction. */
export function unclaimHashes(db: Database, projectRef: number, { added, taken }: Claimed): void {
  run(
    db,
    sql`DELETE FROM issue_hashes WHERE project_ref = ${projectRef}
          AND hash IN (SELECT unhex(value) FROM json_each(${JSON.stringify(added)}))`
  )
  for (const { hash, from } of taken) pointHash(db, projectRef, hash, from)
}

function pointHash(db: Database, projectRef: number, hash: string, issueRef: number): void {
  run(
    db,
    sql`UPDATE issue_hashes SET issue_ref = COALESCE(
          (SELECT issue_ref FROM issue_redirects WHERE ref = ${issueRef}),
          (SELECT ref FROM issues WHERE ref = ${issueRef}), issue_ref)
        WHERE project_ref = ${projectRef} AND hash = ${Buffer.from(hash, 'hex')}`
  )
}

/** The hashes of an issue, those with the most events first. */
export function listHashes(db: Database, issueRef: number): IssueHash[] {
  return all<{
    hash: Buffer
    events: number
    first_seen: number | null
    last_seen: number | null
    event_id: Buffer | null
    title: string | null
  }>(
    db,
    sql`SELECT issue_hashes.hash, COUNT(events.ref) AS events, MIN(timestamp) AS first_seen,
               MAX(timestamp) AS last_seen, event_id, title
        FROM issue_hashes
        LEFT JOIN events ON events.issue_ref = issue_hashes.issue_ref AND events.hash = issue_hashes.hash
        WHERE issue_hashes.issue_ref = ${issueRef}
        GROUP BY issue_hashes.hash ORDER BY events DESC, issue_hashes.hash`
  ).map((row) => ({
    hash: row.hash.toString('hex'),
    events: row.events,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    eventId: row.event_id?.toString('hex') ?? null,
    title: row.title
  }))
}
