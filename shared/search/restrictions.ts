import { findKnownKey } from './keys.ts'
import type { Lexeme } from './lexemes.ts'
import { report, type Source } from './source.ts'
import type { Filter, SearchNode, Value } from './syntax-tree.ts'
import { leavesOf } from './walk-tree.ts'

/** What a search can be without. */
export type Feature = 'and' | 'or' | 'parentheses' | 'negation' | 'wildcard' | 'free_text' | 'aggregate'

export interface SearchConfig {
  readonly forbidden: readonly Feature[]
  /** Keys that are known, by name; where absent, any key is a tag at least. */
  readonly keys?: ReadonlySet<string>
}

/** Culprit's searches for issues and events: only aggregates are of no use there. */
export const DEFAULT_CONFIG: SearchConfig = { forbidden: ['aggregate'] }

const REFUSALS: Readonly<Record<Feature, string>> = {
  and: 'AND is not supported in this search.',
  or: 'OR is not supported in this search.',
  parentheses: 'Parentheses are not supported in this search; in quotes they are text.',
  negation: 'Negation is not supported in this search.',
  wildcard: 'Wildcards are not supported in this search; \\* is a star.',
  free_text: 'Text is not supported in this search: use filters such as level:error.',
  aggregate: 'Aggregates are not supported in this search; timesSeen counts events.'
}

/** Reports all that the configuration of a search does not allow. */
export function checkRestrictions(
  source: Source,
  lexemes: readonly Lexeme[],
  tree: SearchNode | undefined,
  { forbidden, keys }: SearchConfig
): void {
  const forbid = (feature: Feature, at: { start: number; end: number }) => {
    if (forbidden.includes(feature)) report(source, 'forbidden', at, REFUSALS[feature])
  }
  for (const lexeme of lexemes) {
    if (lexeme.type === 'and' || lexeme.type === 'or') forbid(lexeme.type, lexeme)
    if (lexeme.type === 'open') forbid('parentheses', lexeme)
  }
  for (const term of leavesOf(tree)) {
    if (term.type === 'text') forbid('free_text', term)
    else {
      if (term.negated) forbid('negation', term)
      if (term.key.type === 'aggregate') forbid('aggregate', term)
      if (keys) checkKey(source, term, keys)
    }
    if (hasWildcard(term.value)) forbid('wildcard', term)
  }
}

function checkKey(source: Source, { key }: Filter, keys: ReadonlySet<string>): void {
  const known = key.type === 'plain' ? findKnownKey(key.name) : undefined
  if (keys.has(key.name) || (known && keys.has(known.name))) return
  report(source, 'unknown_key', key, `\`${key.name}\` is no key of this search.`)
}

function hasWildcard(value: Value): boolean {
  return value.type === 'pattern' || (value.type === 'list' && value.items.some(hasWildcard))
}
