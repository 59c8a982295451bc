import type { Operator, PatternValue, TextValue } from '../../../shared/search/syntax-tree.ts'
import { toPattern } from '../../../shared/search/text-values.ts'
import { and, type Sql, sql } from '../sql.ts'

/** True or false, never unknown, so that it can be negated. */
export function known(condition: Sql): Sql {
  return sql`COALESCE(${condition}, 0)`
}

/** A column that holds one of these numbers. */
export function oneOf(column: Sql, refs: readonly number[]): Sql {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(refs)}))`
}

/** What a text must look like; A to Z are the same in both cases. */
export function likePattern({ pieces }: PatternValue): string {
  return pieces.map((piece) => piece.replace(/[\\%_]/g, '\\$&')).join('%')
}

/** `<text> LIKE <pattern>`. */
export function isLike(text: Sql, pattern: PatternValue): Sql {
  return sql`${text} LIKE ${likePattern(pattern)} ESCAPE '\\'`
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
  if (pattern) return known(sql`${column} <> '' AND ${isLike(column, pattern)}`)
  return known(sql`${column} <> '' AND ${column} = ${value.type === 'text' ? value.text : ''}`)
}

/** True where a pattern asks for nothing but that a text contains one piece, which is no matter of lines. */
export function isPlain({ pieces }: PatternValue): boolean {
  const [before, piece = '', after] = pieces
  return pieces.length === 3 && before === '' && after === '' && !piece.includes('\n')
}

/**
 * A text of several lines of which one, that is not empty, looks like the pattern: a pattern does not reach from one
 * line into the next. Line feeds and form feeds end lines.
 */
export function someLineIsLike(text: Sql, pattern: PatternValue): Sql {
  if (isPlain(pattern)) return isLike(text, pattern)
  const wanted = pattern.pieces.filter((piece) => piece !== '')
  // cheap, and false for most: whether the pieces are there at all
  const hasPieces = isLike(text, { type: 'pattern', pieces: ['', ...wanted, ''] })
  // JSON of the text becomes a list of its lines; the character between them is of no language
  const split = sql`char(63743)`
  const lines = sql`replace(json_quote(replace(replace(${text}, char(12), char(10)), char(10), ${split})), ${split}, '","')`
  const isLine = and([sql`line.value <> ''`, isLike(sql`line.value`, pattern)])
  return sql`(${hasPieces} AND EXISTS (SELECT 1 FROM json_each('[' || ${lines} || ']') AS line WHERE ${isLine}))`
}

/** A text that is a decimal number: `12`, `-1.5`. */
export function isDecimal(text: Sql): Sql {
  const digits = sql`ltrim(${text}, '-')`
  const whole = sql`replace(${digits}, '.', '')`
  return sql`(${whole} <> '' AND ${whole} NOT GLOB '*[^0-9]*' AND length(${text}) - length(${digits}) <= 1
    AND length(${digits}) - length(${whole}) <= 1 AND ${digits} NOT GLOB '.*' AND ${digits} NOT GLOB '*.')`
}

/** `<column> <operator> <number>`, true or false. */
export function numberCondition(column: Sql, operator: Operator, value: number): Sql {
  return known(comparison(column, operator, value))
}

/** The same of a column that is never NULL, so that an index on it serves. */
export function comparison(column: Sql, operator: Operator, value: number): Sql {
  switch (operator) {
    case '>':
      return sql`(${column} > ${value})`
    case '>=':
      return sql`(${column} >= ${value})`
    case '<':
      return sql`(${column} < ${value})`
    case '<=':
      return sql`(${column} <= ${value})`
    default:
      return sql`(${column} = ${value})`
  }
}
