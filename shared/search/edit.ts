import { formatFilter } from './format.ts'
import { findKnownKey } from './keys.ts'
import type { Lexeme } from './lexemes.ts'
import { analyseSearch, parseSearch } from './parse.ts'
import type { Filter, Key, SearchNode, Span } from './syntax-tree.ts'

/**
 * Edits of a search as text. What they do not touch stays as it was typed. Filters are given as text, as
 * `formatFilter` and `formatTagFilter` write them.
 */

/** Adds a filter that must hold as well; nothing changes if the search asks for it already. */
export function addFilter(text: string, filter: string): string {
  const { tree } = parseSearch(text)
  const wanted = comparable(filter)
  if (conjunctsOf(tree).some((term) => term.type === 'filter' && formatFilter(term) === wanted)) return text
  const before = text.trim()
  if (before === '') return filter
  return tree?.type === 'or' ? `(${before}) ${filter}` : `${before} ${filter}`
}

/** Puts a filter in place of those on the same key that must hold now; else adds it. */
export function replaceFilter(text: string, key: string, filter: string): string {
  const [first, ...others] = filtersOn(text, key)
  if (!first) return addFilter(text, filter)
  const without = others.toReversed().reduce(removeTerm, text)
  return splice(without, first, filter)
}

/** Removes the filters on a key that must hold, whatever they ask for. */
export function removeFilters(text: string, key: string): string {
  return filtersOn(text, key).toReversed().reduce(removeTerm, text)
}

/** Those that must all hold, from left to right. Names that mean the same key count as one. */
export function filtersOn(text: string, key: string): Filter[] {
  return conjunctsOf(parseSearch(text).tree).filter(
    (term): term is Filter =>
      term.type === 'filter' && nameOf(term.key) === nameOf({ type: 'plain', name: key })
  )
}

/** Asks for the opposite of the filter that stands there. */
export function negateFilter(text: string, at: Span): string {
  const filter = text.slice(at.start, at.end)
  return splice(text, at, filter.startsWith('!') ? filter.slice(1) : `!${filter}`)
}

/** Removes the filter or text that stands there, with an operator or parentheses that are left without a term. */
export function removeTerm(text: string, at: Span): string {
  const lexemes = analyseSearch(text).lexemes.filter(({ type }) => type !== 'space' && type !== 'lineBreak')
  let before = lexemes.findLastIndex(({ end }) => end <= at.start)
  let after = lexemes.findIndex(({ start }) => start >= at.end)
  if (after < 0) after = lexemes.length
  while (lexemes[before]?.type === 'open' && lexemes[after]?.type === 'close') {
    before--
    after++
  }
  const [left, right] = [lexemes[before], lexemes[after]]
  const isFirst = left === undefined || left.type === 'open'
  const isLast = right === undefined || right.type === 'close'
  if (isOperator(left) && isOperator(right)) {
    // The looser one stays: `a AND b OR c` without b is `a OR c`.
    if (left.type === 'and') before--
    else after++
  } else if (isOperator(left) && isLast) before--
  else if (isOperator(right) && isFirst) after++
  const [end, start] = [lexemes[before]?.end ?? 0, lexemes[after]?.start ?? text.length]
  return text.slice(0, end) + gap(lexemes[before], lexemes[after]) + text.slice(start)
}

function isOperator(lexeme: Lexeme | undefined): lexeme is Lexeme & { type: 'and' | 'or' } {
  return lexeme?.type === 'and' || lexeme?.type === 'or'
}

/** What goes between two lexemes that come together. Words would become one text, parentheses after them a part of it. */
function gap(left: Lexeme | undefined, right: Lexeme | undefined): string {
  if (!left || !right || left.type === 'open' || right.type === 'close') return ''
  return left.type === 'word' && (right.type === 'word' || right.type === 'open') ? ' AND ' : ' '
}

function splice(text: string, { start, end }: Span, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

/** The terms of a search that must all hold. */
function conjunctsOf(tree: SearchNode | undefined): readonly SearchNode[] {
  if (!tree) return []
  return tree.type === 'and' ? tree.terms : [tree]
}

function comparable(filter: string): string | undefined {
  const { tree } = parseSearch(filter)
  return tree?.type === 'filter' ? formatFilter(tree) : undefined
}

/** One name for all that mean the same key. */
function nameOf(key: Key): string {
  return key.type === 'plain' ? (findKnownKey(key.name)?.name ?? key.name) : `${key.type} ${key.name}`
}
