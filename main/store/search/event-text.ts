import type { Database } from 'better-sqlite3'
import type { FreeText, PatternValue } from '../../../shared/search/syntax-tree.ts'
import { or, type Sql, sql } from '../sql.ts'
import { findShapes, findValues } from './find-texts.ts'
import type { HoldsAny } from './held-values.ts'
import { isSaidIn } from './said-in.ts'
import { known, oneOf, patternOf, someLineIsLike } from './text-sql.ts'

/** What free text looks for; undefined where everything contains it. */
function wantedOf({ value }: FreeText): PatternValue | undefined {
  const pattern = patternOf('contains', value)
  return pattern?.pieces.some((piece) => piece !== '') ? pattern : undefined
}

/** In a search for issues, on a row of `issues`: any of its events says it, whenever it was. */
export function textOfIssue(db: Database, text: FreeText): Sql {
  const wanted = wantedOf(text)
  return wanted ? isSaidIn(db, wanted) : sql`1`
}

/** In a search for events, on a row of `events` joined with `issues`: the event says it, or the issue's own row. */
export function textOfEvent(db: Database, text: FreeText, holdsAny: HoldsAny): Sql {
  const wanted = wantedOf(text)
  if (!wanted) return sql`1`
  const columns = [
    sql`events.title`,
    sql`events.message`,
    sql`issues.title`,
    sql`issues.value`,
    sql`issues.culprit`
  ]
  return or([
    holdsAny(findValues(db, wanted)),
    known(oneOf(sql`events.shape_ref`, findShapes(db, wanted))),
    ...columns.map((column) => known(someLineIsLike(column, wanted)))
  ])
}
