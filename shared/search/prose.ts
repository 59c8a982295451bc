import type { Lexeme } from './lexemes.ts'

/**
 * Parentheses that belong to free text, as in `x is not a function (in render)`, become words, and with them all that is
 * between them. They do if nothing but free text is between them, and either nothing is, or a word goes before them.
 */
export function markProse(lexemes: readonly Lexeme[]): Lexeme[] {
  const closeOf = proseParentheses(lexemes)
  const marked: Lexeme[] = []
  let proseEnd = -1
  let followsWord = false
  for (const [index, lexeme] of lexemes.entries()) {
    const close = closeOf.get(index)
    if (index > proseEnd && close && (close.isEmpty || (followsWord && !isNegated(lexeme))))
      proseEnd = close.index
    const { start, end } = lexeme
    const isWord = lexeme.type === 'word' || (index <= proseEnd && lexeme.type !== 'space')
    marked.push(isWord ? { type: 'word', start, end } : lexeme)
    if (lexeme.type !== 'space') followsWord = isWord
  }
  return marked
}

interface Closing {
  readonly index: number
  readonly isEmpty: boolean
}

/** By the index of their opening, the parentheses that have nothing but free text between them. */
function proseParentheses(lexemes: readonly Lexeme[]): Map<number, Closing> {
  const found = new Map<number, Closing>()
  const open: { index: number; isNegated: boolean; isProse: boolean; isEmpty: boolean }[] = []
  for (const [index, lexeme] of lexemes.entries()) {
    const { type } = lexeme
    const inner = open.at(-1)
    if (type === 'open') {
      open.push({ index, isNegated: lexeme.negated, isProse: true, isEmpty: true })
      continue
    }
    if (type === 'close') {
      open.pop()
      if (inner?.isProse) found.set(inner.index, { index, isEmpty: inner.isEmpty })
      const outer = open.at(-1)
      if (outer && inner) {
        outer.isEmpty = false
        outer.isProse &&= inner.isProse && (!inner.isNegated || inner.isEmpty)
      }
    } else if (inner && type !== 'space') {
      inner.isEmpty = false
      inner.isProse &&= type === 'word' || type === 'phrase'
    }
  }
  return found
}

function isNegated(lexeme: Lexeme): boolean {
  return lexeme.type === 'open' && lexeme.negated
}
