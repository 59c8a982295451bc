import type { Span } from './syntax-tree.ts'

export type ProblemCode =
  | 'missing_value'
  | 'unclosed_quote'
  | 'stray_quote'
  | 'unclosed_list'
  | 'empty_list_item'
  | 'invalid_number'
  | 'invalid_duration'
  | 'invalid_date'
  | 'invalid_boolean'
  | 'invalid_version'
  | 'unknown_is'
  | 'invalid_name'
  | 'unclosed_parenthesis'
  | 'stray_parenthesis'
  | 'missing_operand'
  | 'line_break'
  | 'too_deep'
  | 'too_long'
  | 'forbidden'
  | 'unknown_key'

/** What is wrong in a search, where, and in words for the person who typed it. */
export interface SearchProblem extends Span {
  readonly code: ProblemCode
  readonly message: string
}
