import type { Lexeme } from './lexemes.ts'
import { analyseSearch } from './parse.ts'
import type { SearchConfig } from './restrictions.ts'
import type { SearchProblem } from './search-problem.ts'
import type { Filter, Span } from './syntax-tree.ts'

/** What a search bar shows: one after the other, tokens cover the whole text. */
export type SearchToken = Span & {
  /** The first that concerns it. */
  readonly problem: SearchProblem | undefined
} & (
    | { readonly type: 'space' | 'operator' | 'parenthesis' | 'text' }
    | { readonly type: 'filter'; readonly filter: Filter; readonly parts: FilterSpans }
  )

/** The parts of a chip. An empty span is nothing: no negation, no value yet. */
export interface FilterSpans {
  readonly negation: Span
  readonly key: Span
  /** The colon, and what compares. */
  readonly operator: Span
  readonly value: Span
}

/** Takes a search apart for display: chips for filters, words of free text in one piece, mistakes marked. */
export function tokensAt(text: string, config?: SearchConfig): SearchToken[] {
  const { lexemes, problems } = analyseSearch(text, config)
  const tokens: SearchToken[] = []
  for (let next = 0; next < lexemes.length; ) {
    const after = endOfToken(lexemes, next)
    const [first, last] = [lexemes[next], lexemes[after - 1]]
    next = after
    if (!first || !last) continue
    const span = { start: first.start, end: last.end }
    const problem = problems.find(
      ({ start, end }) => start < span.end && Math.max(end, start + 1) > span.start
    )
    tokens.push({ ...typed(first), ...span, problem })
  }
  return tokens
}

function typed(
  lexeme: Lexeme
):
  | { type: 'space' | 'operator' | 'parenthesis' | 'text' }
  | { type: 'filter'; filter: Filter; parts: FilterSpans } {
  switch (lexeme.type) {
    case 'space':
    case 'lineBreak':
      return { type: 'space' }
    case 'and':
    case 'or':
      return { type: 'operator' }
    case 'open':
    case 'close':
      return { type: 'parenthesis' }
    case 'word':
    case 'phrase':
      return { type: 'text' }
    case 'filter':
      return { type: 'filter', filter: lexeme.filter, parts: spansOf(lexeme.filter) }
  }
}

/** Words with spaces between them are one token. */
function endOfToken(lexemes: readonly Lexeme[], first: number): number {
  if (lexemes[first]?.type !== 'word') return first + 1
  let end = first + 1
  for (let next = end; next < lexemes.length; next++) {
    const type = lexemes[next]?.type
    if (type === 'word') end = next + 1
    else if (type !== 'space') break
  }
  return end
}

function spansOf({ start, key, value }: Filter): FilterSpans {
  return {
    negation: { start, end: key.start },
    key: { start: key.start, end: key.end },
    operator: { start: key.end, end: value.start },
    value: { start: value.start, end: value.end }
  }
}
