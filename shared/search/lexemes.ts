import { readFilter } from './read-filter.ts'
import { endOfRun, isLineBreak, isSpace, type Source } from './source.ts'
import type { Filter, Span } from './syntax-tree.ts'

/** The smallest parts of a search; one after the other they cover the whole text. */
export type Lexeme = Span &
  (
    | { readonly type: 'space' | 'lineBreak' | 'and' | 'or' | 'close' }
    /** `word`: free text without quotes. `phrase`: free text in quotes, which belong to it. */
    | { readonly type: 'word' | 'phrase' }
    /** `(` or `!(`. */
    | { readonly type: 'open'; readonly negated: boolean }
    | { readonly type: 'filter'; readonly filter: Filter }
  )

/** Takes a text apart from left to right; never fails. Mistakes within filters are reported to the source. */
export function readLexemes(source: Source): Lexeme[] {
  const lexemes: Lexeme[] = []
  for (let at = 0; at < source.text.length; ) {
    const lexeme = readLexeme(source, at)
    lexemes.push(lexeme)
    at = lexeme.end
  }
  return lexemes
}

function readLexeme(source: Source, start: number): Lexeme {
  const { text } = source
  if (isSpace(text[start])) return { type: 'space', start, end: skip(text, start, isSpace) }
  if (isLineBreak(text[start])) return { type: 'lineBreak', start, end: skip(text, start, isLineBreak) }
  if (text[start] === '(') return { type: 'open', negated: false, start, end: start + 1 }
  if (text[start] === ')') return { type: 'close', start, end: start + 1 }
  if (text.startsWith('!(', start)) return { type: 'open', negated: true, start, end: start + 2 }
  const filter = readFilter(source, start)
  if (filter) return { type: 'filter', filter, start, end: filter.end }
  const quote = text[start] === '"' ? source.closingQuote(start) : -1
  if (quote >= 0) return { type: 'phrase', start, end: quote + 1 }
  const end = endOfRun(text, start)
  return { type: wordType(text.slice(start, end)), start, end }
}

function wordType(word: string): 'and' | 'or' | 'word' {
  if (word.length > 3) return 'word'
  const lower = word.toLowerCase()
  return lower === 'and' || lower === 'or' ? lower : 'word'
}

function skip(text: string, start: number, isSkipped: (char: string | undefined) => boolean): number {
  let end = start
  while (isSkipped(text[end])) end++
  return end
}
