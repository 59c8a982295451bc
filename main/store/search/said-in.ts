import type { Database } from 'better-sqlite3'
import type { PatternValue } from '../../../shared/search/syntax-tree.ts'
import { all, get, or, type Sql, sql } from '../sql.ts'
import { NAME_KEYS, SAID_KEYS, textMatches, textRefs, valueRefs } from './find-texts.ts'
import { oneOf, someLineIsLike } from './text-sql.ts'

/**
 * On a row of `issues`: any of its events says it, in a tag, its user, a name in its stack traces, its title, message or
 * culprit. Where few do, indexes find them. What most say is rather looked for issue by issue, where one look mostly is
 * enough: then the few that do not say it are listed.
 */
export function isSaidIn(db: Database, pattern: PatternValue): Sql {
  const issues = get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM issues`)?.n ?? 0
  const texts = get<{ issues: string; n: number }>(
    db,
    sql`SELECT json_group_array(issue_ref) AS issues, COUNT(*) AS n FROM (${textRefs(pattern)} LIMIT ${issues})`
  )
  const [tags, names] = [tagPlace(pattern), namePlace(pattern)]
  if (texts && texts.n < issues) {
    return or([tags.found, names.found, sql`issues.ref IN (SELECT value FROM json_each(${texts.issues}))`])
  }
  // as many texts as issues: it may well be that most of them have one
  const silent = findSilent(db, pattern, issues, [textPlace(pattern), names, tags])
  if (silent) return sql`NOT (${oneOf(sql`issues.ref`, silent)})`
  return or([tags.found, names.found, textPlace(pattern).found])
}

/** Where an issue can say something. */
interface Place {
  /** What contains it there. */
  readonly rows: Sql
  /** On a row of `issues`, by all of these rows. */
  readonly found: Sql
  /** The same, by a look at the issue. The plus: not one look for each value. */
  readonly seen: Sql
}

function tagPlace(pattern: PatternValue): Place {
  const rows = valueRefs(pattern, SAID_KEYS)
  return {
    rows,
    found: sql`issues.ref IN (SELECT issue_ref FROM issue_tags WHERE value_ref IN (${rows}))`,
    seen: sql`EXISTS (SELECT 1 FROM issue_tags WHERE issue_ref = issues.ref AND +value_ref IN (${rows}))`
  }
}

function namePlace(pattern: PatternValue): Place {
  const rows = valueRefs(pattern, NAME_KEYS)
  return {
    rows,
    found: sql`issues.ref IN (SELECT issue_ref FROM issue_shapes WHERE shape_ref IN (
      SELECT shape_ref FROM shape_values WHERE value_ref IN (${rows})))`,
    seen: sql`EXISTS (SELECT 1 FROM issue_shapes CROSS JOIN shape_values ON shape_values.shape_ref = issue_shapes.shape_ref
      WHERE issue_ref = issues.ref AND +value_ref IN (${rows}))`
  }
}

function textPlace(pattern: PatternValue): Place {
  const rows = textRefs(pattern)
  return {
    rows,
    found: sql`issues.ref IN (${rows})`,
    seen: sql`EXISTS (SELECT 1 FROM issue_texts WHERE issue_ref = issues.ref AND ${textMatches(pattern)})`
  }
}

/**
 * Issues that do not say it; undefined where these are not few. What contains it in more rows than a third of all issues is
 * left for the last, in the order of `places`: it takes less time to look at some issues than to go through so many.
 */
function findSilent(
  db: Database,
  pattern: PatternValue,
  issues: number,
  places: readonly Place[]
): number[] | undefined {
  const columns = [sql`issues.title`, sql`issues.value`, sql`issues.culprit`]
  const shows = or(columns.map((column) => someLineIsLike(column, pattern)))
  const hiding = refsOf(db, sql`issues WHERE NOT ${shows}`)
  if (hiding.length > issues / 2) return undefined
  const few: Sql[] = []
  const many: Place[] = []
  for (const place of places) {
    if (hasMore(db, place.rows, Math.floor(issues / 3))) many.push(place)
    else few.push(place.found)
  }
  const silent = refsOf(db, sql`${among(hiding)} WHERE NOT ${or(few)}`)
  // each place is looked into for those only that the ones before left
  return many.reduce(
    (left, { seen }) => (left.length === 0 ? left : refsOf(db, sql`${among(left)} WHERE NOT ${seen}`)),
    silent
  )
}

function hasMore(db: Database, rows: Sql, than: number): boolean {
  return get(db, sql`SELECT 1 FROM (${rows}) LIMIT 1 OFFSET ${than}`) !== undefined
}

function among(refs: readonly number[]): Sql {
  return sql`json_each(${JSON.stringify(refs)}) AS one CROSS JOIN issues ON issues.ref = one.value`
}

function refsOf(db: Database, from: Sql): number[] {
  return all<{ ref: number }>(db, sql`SELECT issues.ref FROM ${from}`).map(({ ref }) => ref)
}
