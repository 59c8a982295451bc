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
  /** Of all issues that have it: what each of their events has is not counted. */
  readonly events: number
  readonly lastSeen: number
}

/** Values that belong to the shapes of events, such as the names of functions: those that are in most shapes. */
export function findShapeValues(db: Database, query: ShapeValueQuery): ShapeValue[] {
  const { keyRef, matches, issues, limit } = query
  const values = sql`SELECT ref FROM tag_values WHERE key_ref = ${keyRef} AND ${matches}`
  const ofIssues = issues
    ? sql`shape_ref IN (SELECT shape_ref FROM issues CROSS JOIN issue_shapes ON issue_shapes.issue_ref = issues.ref
                        WHERE issues.deleted IS NULL AND ${issues})`
    : sql`1`
  const frequent = sql`SELECT value_ref, COUNT(*) AS shapes FROM shape_values
    WHERE value_ref IN (${values}) AND ${ofIssues} GROUP BY value_ref ORDER BY shapes DESC LIMIT ${limit}`
  return all<ShapeValue>(
    db,
    sql`SELECT tag_values.value, SUM(issues.events) AS events, MAX(issues.last_seen) AS lastSeen
        FROM (SELECT DISTINCT frequent.value_ref, issue_shapes.issue_ref
              FROM (${frequent}) AS frequent
              CROSS JOIN shape_values ON shape_values.value_ref = frequent.value_ref
              CROSS JOIN issue_shapes ON issue_shapes.shape_ref = shape_values.shape_ref) AS found
        CROSS JOIN issues ON issues.ref = found.issue_ref CROSS JOIN tag_values ON tag_values.ref = found.value_ref
        WHERE issues.deleted IS NULL AND ${issues ?? sql`1`} GROUP BY found.value_ref`
  )
}
