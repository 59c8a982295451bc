import type { Operator, PatternValue, TextValue } from '../../../shared/search/syntax-tree.ts'
import { toPattern } from '../../../shared/search/text-values.ts'
import { type Sql, sql } from '../sql.ts'

/** True or false, never unknown, so that it can be negated. */
export function known(condition: Sql): Sql {
  return sql`COALESCE(${condition}, 0)`
}

/** What a text must look like; A to Z are the same in both cases. */
export function likePattern({ pieces }: PatternValue): string {
  return pieces.map((piece) => piece.replace(/[\\%_]/g, '\\$&')).join('%')
}

export function isTextOperator(operator: Operator): operator is 'contains' | 'startswith' | 'endswith' {
  return operator === 'contains' || operator === 'startswith' || operator === 'endswith'
}

/** The pattern that a value and its operator stand for; undefined where the text must be equal. */
export function patternOf(operator: Operator, value: TextValue | PatternValue): PatternValue | undefined {
  if (isTextOperator(operator)) return toPattern(operator, value)
  return value.type === 'pattern' ? value : undefined
}

/** A column of text against a filter's value. An empty column is not set, and matches nothing. */
export function textCondition(column: Sql, operator: Operator, value: TextValue | PatternValue): Sql {
  const pattern = patternOf(operator, value)
  if (pattern) return known(sql`${column} <> '' AND ${column} LIKE ${likePattern(pattern)} ESCAPE '\\'`)
  return known(sql`${column} <> '' AND ${column} = ${value.type === 'text' ? value.text : ''}`)
}

/** `<column> <operator> <number>`. */
export function numberCondition(column: Sql, operator: Operator, value: number): Sql {
  switch (operator) {
    case '>':
      return known(sql`${column} > ${value}`)
    case '>=':
      return known(sql`${column} >= ${value}`)
    case '<':
      return known(sql`${column} < ${value}`)
    case '<=':
      return known(sql`${column} <= ${value}`)
    default:
      return known(sql`${column} = ${value}`)
  }
}
