/**
 * The search language. A hand-written parser in three steps, each linear in the length of the text:
 *
 * 1. Lexemes (lexemes.ts): whitespace, parentheses, AND, OR, filters, phrases, words. A filter is recognised only where a
 *    term can begin, and read at once (read-filter.ts, read-key.ts, read-value.ts).
 * 2. Parentheses that are part of free text become words (prose.ts).
 * 3. The tree (build-tree.ts).
 *
 *     search = { term | "AND" | "OR" }                    upper or lower case; beside each other means AND, AND goes before OR
 *     term   = [ "!" ] "(" search ")" | filter | text
 *     filter = [ "!" ] key ":" [ operator ] value
 *     key    = name | '"' name '"' | "tags[" name [ ",number" ] "]" | "flags[" name "]" | name "(" [ arg { "," arg } ] ")"
 *     value  = up to whitespace or parenthesis | '"' … '"' | "[" item { "," item } "]"
 *     text   = consecutive words | '"' … '"'
 *
 * The key decides how its value is read (keys.ts). Numbers, durations and dates take `>`, `>=`, `<`, `<=`, `=`, `!=`;
 * versions too. Texts take `contains:`, `startswith:`, `endswith:`, as in `title:contains:"timed out"`; Sentry's own signs
 * for them, words between two U+F00D, are understood too. `*` is a wildcard in texts, also in lists and in free text.
 * Escapes are explained in text-values.ts; what a tree means, in syntax-tree.ts.
 *
 * Beyond Sentry's grammar: `!( … )`, wildcards in lists, lists after `is:`, negated dates, and a phrase that begins within
 * free text. Texts that stand apart are looked for each on its own, where Sentry joins them to one. A key that is not in the
 * catalogue, followed by a space, `//` or a second colon, is prose: a pasted title, an address, a name in code.
 */
import { buildTree } from './build-tree.ts'
import { type Lexeme, readLexemes } from './lexemes.ts'
import { markProse } from './prose.ts'
import { checkRestrictions, DEFAULT_CONFIG, type SearchConfig } from './restrictions.ts'
import type { SearchProblem } from './search-problem.ts'
import { createSource } from './source.ts'
import type { SearchNode } from './syntax-tree.ts'

export interface ParsedSearch {
  /** Of all that could be understood, also where there are problems. Undefined: the search asks for nothing. */
  readonly tree: SearchNode | undefined
  /** From left to right; none if the search is right. */
  readonly problems: readonly SearchProblem[]
}

/** Parses a search. Never throws: what is wrong is told in words, with its place. */
export function parseSearch(text: string, config: SearchConfig = DEFAULT_CONFIG): ParsedSearch {
  const { tree, problems } = analyseSearch(text, config)
  return { tree, problems }
}

/** The same with the lexemes, which together are the whole text. */
export function analyseSearch(
  text: string,
  config: SearchConfig = DEFAULT_CONFIG
): ParsedSearch & { readonly lexemes: readonly Lexeme[] } {
  const source = createSource(text)
  const lexemes = markProse(readLexemes(source))
  const tree = buildTree(source, lexemes)
  checkRestrictions(source, lexemes, tree, config)
  const problems = source.problems.toSorted((a, b) => a.start - b.start || a.end - b.end)
  return { tree, problems, lexemes }
}
