import type { Database } from 'better-sqlite3'
import { currentRef } from './issue-redirects.ts'
import { toIssueRef } from './refs.ts'
import { all, and, type Sql, sql } from './sql.ts'

export interface TagScope {
  readonly projectId?: string | undefined
  readonly issueId?: string | undefined
  readonly limit: number
}

/** Keys that start with `prefix`, most frequent first. */
export function listTagKeys(db: Database, query: TagScope & { readonly prefix: string }) {
  const rows = all<{ key: string; events: number }>(
    db,
    sql`SELECT tag_keys.key, SUM(issue_tags.events) AS events
        FROM issue_tags JOIN tag_keys ON tag_keys.ref = issue_tags.key_ref
        WHERE ${and([sql`is_field = 0`, sql`substr(tag_keys.key, 1, ${query.prefix.length}) = ${query.prefix}`, ...scopeOf(db, query)])}
        GROUP BY tag_keys.ref ORDER BY events DESC, tag_keys.key LIMIT ${query.limit}`
  )
  return { rows }
}

/** Values of a key that contain a text, most frequent first. */
export function listTagValues(
  db: Database,
  query: TagScope & { readonly key: string; readonly contains: string }
) {
  const rows = all<{ value: string; events: number; lastSeen: number }>(
    db,
    sql`SELECT tag_values.value, SUM(issue_tags.events) AS events, MAX(issue_tags.last_seen) AS lastSeen
        FROM tag_keys JOIN tag_values ON tag_values.key_ref = tag_keys.ref
        JOIN issue_tags ON issue_tags.key_ref = tag_keys.ref AND issue_tags.value_ref = tag_values.ref
        WHERE ${and([sql`tag_keys.key = ${query.key}`, sql`instr(lower(value), lower(${query.contains})) > 0`, ...scopeOf(db, query)])}
        GROUP BY tag_values.ref ORDER BY events DESC, value LIMIT ${query.limit}`
  )
  return { rows }
}

function scopeOf(db: Database, { projectId, issueId }: TagScope): Sql[] {
  const conditions: Sql[] = []
  if (issueId !== undefined)
    conditions.push(sql`issue_tags.issue_ref = ${currentRef(db, toIssueRef(issueId))}`)
  if (projectId !== undefined) {
    conditions.push(
      sql`issue_tags.issue_ref IN (SELECT issues.ref FROM issues JOIN projects ON projects.ref = issues.project_ref
                                   WHERE projects.id = ${projectId})`
    )
  }
  return conditions
}
