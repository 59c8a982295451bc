import type { Database } from 'better-sqlite3'
import { all, type Sql, sql } from '../sql.ts'

export interface ShapeValueQuery {
  readonly keyRef: number
  /** On a row of `tag_values`. */
  readonly matches: Sql
  /** On a row of `issues`: only what these have. Absent: all. */
  readonly issues: Sql | undefined
  readonly limit: number
}

export interface ShapeValue {
  readonly value: string
  /** Of the issues that have it: what each event has is not counted. */
  readonly events: number
  readonly lastSeen: number
}

/** Names like those of functions are very many: what late issues have is what people look for. */
const LATE_ISSUES = 500

/**
 * Values that belong to the shapes of events, such as the names of functions: those of the issues that were seen last,
 * and, where these have too few, others with an issue that has them.
 */
export function findShapeValues(db: Database, query: ShapeValueQuery): ShapeValue[] {
  const { keyRef, matches, limit } = query
  const issues = sql`issues.deleted IS NULL AND ${query.issues ?? sql`1`}`
  const late = all<ShapeValue>(
    db,
    sql`SELECT value, SUM(events) AS events, MAX(last_seen) AS lastSeen FROM (
          SELECT DISTINCT tag_values.value, late.ref, events, last_seen
          FROM (SELECT ref, events, last_seen FROM issues WHERE ${issues} ORDER BY last_seen DESC LIMIT ${LATE_ISSUES}) AS late
          CROSS JOIN issue_shapes ON issue_shapes.issue_ref = late.ref
          CROSS JOIN shape_values ON shape_values.shape_ref = issue_shapes.shape_ref
          CROSS JOIN tag_values ON tag_values.ref = shape_values.value_ref AND tag_values.key_ref = ${keyRef} AND ${matches})
        GROUP BY value ORDER BY events DESC LIMIT ${limit}`
  )
  if (late.length === limit) return late
  const known = JSON.stringify(late.map(({ value }) => value))
  const others = all<ShapeValue>(
    db,
    sql`SELECT value, (SELECT events FROM issues WHERE ref = issue) AS events,
               (SELECT last_seen FROM issues WHERE ref = issue) AS lastSeen
        FROM (SELECT value, (SELECT issues.ref FROM shape_values
                             CROSS JOIN issue_shapes ON issue_shapes.shape_ref = shape_values.shape_ref
                             CROSS JOIN issues ON issues.ref = issue_shapes.issue_ref
                             WHERE shape_values.value_ref = tag_values.ref AND ${issues} LIMIT 1) AS issue
              FROM tag_values WHERE key_ref = ${keyRef} AND ${matches}
                AND value NOT IN (SELECT value FROM json_each(${known})))
        WHERE issue IS NOT NULL LIMIT ${limit - late.length}`
  )
  return [...late, ...others]
}
