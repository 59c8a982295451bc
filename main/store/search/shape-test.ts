import { type Sql, sql } from '../sql.ts'
import type { EventTest, TestScope } from './event-test.ts'
import type { TagLookup } from './tag-lookup.ts'
import { known, oneOf } from './text-sql.ts'

/** Events with one of these values in what they share with others, or with none of them. */
export function shapeTest(scope: TestScope, refs: readonly number[], isNegated: boolean): EventTest {
  return testOf(
    scope,
    sql`(SELECT shape_ref FROM shape_values WHERE ${oneOf(sql`value_ref`, refs)})`,
    isNegated
  )
}

/** Events with any value of such a key, or without one. */
export function hasShapeTest(scope: TestScope, { keyRefs }: TagLookup, isNegated: boolean): EventTest {
  const values = sql`SELECT ref FROM tag_values WHERE ${oneOf(sql`key_ref`, keyRefs)}`
  return testOf(scope, sql`(SELECT shape_ref FROM shape_values WHERE value_ref IN (${values}))`, isNegated)
}

function testOf({ from, to }: TestScope, shapes: Sql, isNegated: boolean): EventTest {
  const held = known(sql`events.shape_ref IN ${shapes}`)
  const hint = isNegated
    ? sql`EXISTS (SELECT 1 FROM issue_shapes WHERE issue_ref = issues.ref AND shape_ref NOT IN ${shapes})`
    : sql`issues.ref IN (SELECT issue_ref FROM issue_shapes WHERE shape_ref IN ${shapes})`
  return {
    condition: isNegated ? sql`NOT ${held}` : held,
    hint,
    ...(from === undefined && to === undefined && { exact: hint })
  }
}
