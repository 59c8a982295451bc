import type { Lexeme } from './lexemes.ts'
import { report, type Source } from './source.ts'
import type { FreeText, SearchNode, Span } from './syntax-tree.ts'
import { decodeText } from './text-values.ts'

const MAX_DEPTH = 20
const MAX_TERMS = 200

/**
 * Makes the tree of a search from its lexemes. Undefined: it asks for nothing. What cannot be understood is reported and
 * left out: a parenthesis without its other half, an operator without a term on both sides.
 */
export function buildTree(source: Source, lexemes: readonly Lexeme[]): SearchNode | undefined {
  const builder = { source, lexemes, matched: matchParentheses(source, lexemes), next: 0, terms: 0 }
  return readAlternatives(builder)
}

interface Builder {
  readonly source: Source
  readonly lexemes: readonly Lexeme[]
  /** Indices of the parentheses that group. */
  readonly matched: ReadonlySet<number>
  next: number
  terms: number
}

/** Pairs the parentheses; those without a partner and those too deep inside of others are reported. */
function matchParentheses(source: Source, lexemes: readonly Lexeme[]): ReadonlySet<number> {
  const matched = new Set<number>()
  const open: { index: number; at: Span }[] = []
  for (const [index, at] of lexemes.entries()) {
    if (at.type === 'open') open.push({ index, at })
    if (at.type !== 'close') continue
    const opening = open.pop()
    if (!opening) {
      report(source, 'stray_parenthesis', at, 'This parenthesis closes nothing; in quotes it is text.')
    } else if (open.length >= MAX_DEPTH) {
      report(source, 'too_deep', opening.at, `Parentheses go ${MAX_DEPTH} deep at most.`)
    } else {
      matched.add(opening.index).add(index)
    }
  }
  for (const { at } of open) {
    report(source, 'unclosed_parenthesis', at, 'This parenthesis is never closed; in quotes it is text.')
  }
  return matched
}

/** Reads terms up to the end, or up to the parenthesis that closes their group. */
function readAlternatives(builder: Builder): SearchNode | undefined {
  const { source, lexemes, matched } = builder
  const alternatives: SearchNode[][] = [[]]
  let hasTerm = false
  let operator: Lexeme | undefined
  while (builder.next < lexemes.length) {
    const lexeme = lexemes[builder.next]
    if (!lexeme) break
    if (lexeme.type === 'close' && matched.has(builder.next)) break
    if (lexeme.type === 'and' || lexeme.type === 'or') {
      builder.next++
      if (!hasTerm || operator) missingOperand(source, lexeme)
      else {
        operator = lexeme
        if (lexeme.type === 'or') alternatives.push([])
      }
    } else if (isTermStart(builder, lexeme)) {
      const term = readTerm(builder, lexeme)
      if (term) alternatives.at(-1)?.push(term)
      hasTerm = true
      operator = undefined
    } else {
      if (lexeme.type === 'lineBreak') reportLineBreak(source, lexeme)
      builder.next++
    }
  }
  if (operator) missingOperand(source, operator)
  const terms = alternatives.filter((one) => one.length > 0).map((one) => join('and', one))
  return terms.length === 0 ? undefined : join('or', terms)
}

function isTermStart({ matched, next }: Builder, { type }: Lexeme): boolean {
  return type === 'word' || type === 'phrase' || type === 'filter' || (type === 'open' && matched.has(next))
}

/** Undefined for what asks for nothing, such as `""`. */
function readTerm(builder: Builder, lexeme: Lexeme): SearchNode | undefined {
  if (lexeme.type === 'open') return readGroup(builder, lexeme)
  countTerm(builder, lexeme)
  if (lexeme.type === 'word') return readWords(builder)
  builder.next++
  if (lexeme.type === 'filter') return lexeme.filter
  return textOf(builder.source, { start: lexeme.start + 1, end: lexeme.end - 1 }, lexeme)
}

function readGroup(builder: Builder, { start, negated }: Lexeme & { type: 'open' }): SearchNode | undefined {
  builder.next++
  const term = readAlternatives(builder)
  const end = builder.lexemes[builder.next]?.end ?? builder.source.text.length
  builder.next++
  return term && negated ? { type: 'not', term, start, end } : term
}

/** Words with nothing but spaces between them are one text, spaces included. */
function readWords(builder: Builder): SearchNode | undefined {
  const { source, lexemes } = builder
  const start = lexemes[builder.next]?.start ?? 0
  let end = start
  for (; ; builder.next++) {
    const lexeme = lexemes[builder.next]
    if (lexeme?.type === 'word') end = lexeme.end
    else if (lexeme?.type !== 'space') break
  }
  return textOf(source, { start, end }, { start, end })
}

function textOf(source: Source, { start, end }: Span, span: Span): FreeText | undefined {
  const raw = source.text.slice(start, end)
  if (raw === '') return undefined
  const value = decodeText(raw, start > span.start)
  return { type: 'text', value, start: span.start, end: span.end }
}

function countTerm(builder: Builder, lexeme: Lexeme): void {
  builder.terms++
  if (builder.terms === MAX_TERMS + 1) {
    report(builder.source, 'too_long', lexeme, `A search has ${MAX_TERMS} terms at most.`)
  }
}

/** One term is itself; terms of the same kind inside are taken up. */
function join(type: 'and' | 'or', terms: readonly SearchNode[]): SearchNode {
  const [only] = terms
  if (only && terms.length === 1) return only
  const flat = terms.flatMap((term) => (term.type === type ? term.terms : [term]))
  return { type, terms: flat, start: flat[0]?.start ?? 0, end: flat.at(-1)?.end ?? 0 }
}

function missingOperand(source: Source, { type, start, end }: Lexeme): void {
  const word = type === 'and' ? 'AND' : 'OR'
  report(
    source,
    'missing_operand',
    { start, end },
    `${word} needs a term on both sides; in quotes it is text.`
  )
}

function reportLineBreak(source: Source, at: Lexeme): void {
  report(source, 'line_break', at, 'A line break parts nothing; use a space, or put quotes around the text.')
}
