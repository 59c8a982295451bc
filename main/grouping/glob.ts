import { literalOf, longestLiteral, type TextTest, tokenize, tokensTest } from './glob-tokens.ts'

/**
 * Compiles a glob over the whole text: `*`, `?`, `[a-z]`, `[!a]`, `{one,other}`, `\` to take the next character as it
 * is. Takes time linear in the text for any pattern. A pattern that is not well formed matches nothing.
 */
export function compileGlob(pattern: string, options: { readonly ignoreCase?: boolean } = {}): TextTest {
  if (!options.ignoreCase) return compile(pattern, false)
  const matches = compile(pattern.toLowerCase(), false)
  return (text) => matches(text.toLowerCase())
}

/** A path as globs compare it: with `/` only, in lower case. */
export function toPathText(path: string): string {
  return path.replaceAll('\\', '/').toLowerCase()
}

/**
 * Compiles a glob over paths: like `compileGlob`, but `*`, `?` and classes stop at `/`, and `**` stands for any number
 * of directories where it stands between slashes (elsewhere it is a plain `*`). A path without a `/` before it is tried with one,
 * too. Takes what `toPathText` gives.
 */
export function compilePathGlob(pattern: string): TextTest {
  const matches = compile(toPathText(pattern), true)
  return (path) => matches(path) || (!path.startsWith('/') && matches(`/${path}`))
}

/**
 * Texts of which one is in whatever a glob matches: of a path's, with a `/` before it. Undefined where the pattern is not well
 * formed.
 */
export function neededTexts(pattern: string, kind: 'text' | 'path'): string[] | undefined {
  const isPath = kind === 'path'
  const normal = isPath ? toPathText(pattern) : pattern
  const texts: string[] = []
  for (const alternative of expandBraces(normal) ?? []) {
    const tokens = tokenize(Array.from(alternative), isPath)
    if (!tokens) return undefined
    texts.push(longestLiteral(tokens))
  }
  return texts.length > 0 ? texts : undefined
}

/** False where brackets or braces do not match, or braces multiply beyond reason: such a glob matches nothing. */
export function isWellFormedGlob(pattern: string, kind: 'text' | 'path'): boolean {
  return neededTexts(pattern, kind) !== undefined
}

function compile(pattern: string, path: boolean): TextTest {
  const tests: TextTest[] = []
  const exact = new Set<string>()
  for (const alternative of expandBraces(pattern) ?? []) {
    const tokens = tokenize(Array.from(alternative), path)
    if (!tokens) return () => false
    const literal = literalOf(tokens)
    if (literal === undefined) tests.push(tokensTest(tokens))
    else exact.add(literal)
  }
  if (exact.size) tests.push((text) => exact.has(text))
  const [only] = tests
  return tests.length === 1 && only ? only : (text) => tests.some((test) => test(text))
}

const MAX_ALTERNATIVES = 64

/** `a{b,c}` to `ab` and `ac`, nested ones too; undefined where braces do not match, or multiply beyond reason. */
function expandBraces(pattern: string): string[] | undefined {
  const done: string[] = []
  const open = [pattern]
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const start = indexOfUnescaped(next, '{')
    if (start < 0) {
      if (indexOfUnescaped(next, '}') >= 0) return undefined
      done.push(next)
      continue
    }
    const braces = readBraces(next, start)
    if (!braces) return undefined
    const { parts, end } = braces
    for (const part of parts) open.push(next.slice(0, start) + part + next.slice(end))
    if (done.length + open.length > MAX_ALTERNATIVES) return undefined
  }
  return done
}

/** The parts between the commas of one level; `end` is the place after the closing brace. */
function readBraces(pattern: string, open: number): { parts: string[]; end: number } | undefined {
  const parts: string[] = []
  let depth = 0
  let start = open + 1
  for (let index = open; index < pattern.length; index++) {
    const char = pattern[index]
    if (char === '\\') index++
    else if (char === '{') depth++
    else if (char === ',' && depth === 1) {
      parts.push(pattern.slice(start, index))
      start = index + 1
    } else if (char === '}' && --depth === 0) {
      return { parts: [...parts, pattern.slice(start, index)], end: index + 1 }
    }
  }
  return undefined
}

/** Where a character stands that is neither escaped nor in a class; -1 where it does not. */
function indexOfUnescaped(pattern: string, wanted: string): number {
  let inClass = false
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern[index]
    if (char === '\\') index++
    else if (inClass) inClass = char !== ']'
    else if (char === '[') {
      inClass = true
      // A bracket that comes first in its class stands for itself.
      if (pattern[index + 1] === '!' || pattern[index + 1] === '^') index++
      if (pattern[index + 1] === ']') index++
    } else if (char === wanted) return index
  }
  return -1
}
