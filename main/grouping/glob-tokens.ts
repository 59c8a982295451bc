export type TextTest = (text: string) => boolean

/** What may stand at a place: a character, any of a kind, or a run (`star`, `all`, `directories`) that may be empty. */
export type Token =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'one'; readonly accepts: (char: string) => boolean }
  | { readonly kind: 'star' | 'all' | 'directories' }

export function literalOf(tokens: readonly Token[]): string | undefined {
  let literal = ''
  for (const token of tokens) {
    if (token.kind !== 'char') return undefined
    literal += token.char
  }
  return literal
}

export function tokensTest(tokens: readonly Token[]): TextTest {
  const simple = openEndedTest(tokens)
  if (simple) return simple
  // Nearly all texts fall at this, which is far cheaper than the simulation.
  const required = longestLiteral(tokens)
  return (text) => text.includes(required) && simulate(tokens, text)
}

/** Most patterns are a text with a run before it, after it or both: those need no simulation. */
function openEndedTest(tokens: readonly Token[]): TextTest | undefined {
  const lead = tokens[0]?.kind
  const startsOpen = lead === 'all' || lead === 'directories'
  const endsOpen = tokens.length > 1 && tokens.at(-1)?.kind === 'all'
  const literal = literalOf(tokens.slice(startsOpen ? 1 : 0, endsOpen ? -1 : undefined))
  if (literal === undefined) return undefined
  const nested = `/${literal}`
  if (lead === 'directories') {
    if (endsOpen) return (text) => text.includes(nested) || text.startsWith(literal)
    return (text) => text.endsWith(nested) || text === literal
  }
  if (startsOpen) return endsOpen ? (text) => text.includes(literal) : (text) => text.endsWith(literal)
  return (text) => text.startsWith(literal)
}

/** The longest run of characters that all texts have which match. */
export function longestLiteral(tokens: readonly Token[]): string {
  let longest = ''
  let run = ''
  for (const token of tokens) {
    run = token.kind === 'char' ? run + token.char : ''
    if (run.length > longest.length) longest = run
  }
  return longest
}

/** A pattern by its characters, so that one outside of the basic plane counts as one. */
type Chars = readonly string[]

export function tokenize(pattern: Chars, path: boolean): Token[] | undefined {
  const tokens: Token[] = []
  let index = 0
  while (index < pattern.length) {
    const char = pattern[index] ?? ''
    if (char === '*') {
      const [token, next] = readStars(pattern, index, path)
      tokens.push(token)
      index = next
    } else if (char === '?') {
      tokens.push({ kind: 'one', accepts: path ? isNoSlash : () => true })
      index++
    } else if (char === '[') {
      const found = readClass(pattern, index, path)
      if (!found) return undefined
      tokens.push(found.token)
      index = found.next
    } else {
      if (char === '\\') index++
      if (index >= pattern.length) return undefined
      tokens.push({ kind: 'char', char: pattern[index] ?? '' })
      index++
    }
  }
  return tokens
}

function readStars(pattern: Chars, start: number, path: boolean): [token: Token, next: number] {
  let end = start
  while (pattern[end] === '*') end++
  const isWholeSegment = end === start + 2 && (start === 0 || pattern[start - 1] === '/')
  if (isWholeSegment && end === pattern.length) return [{ kind: 'all' }, end]
  if (isWholeSegment && pattern[end] === '/') return [{ kind: 'directories' }, end + 1]
  return [{ kind: path ? 'star' : 'all' }, end]
}

function readClass(pattern: Chars, start: number, path: boolean): { token: Token; next: number } | undefined {
  const negated = pattern[start + 1] === '!' || pattern[start + 1] === '^'
  const first = start + (negated ? 2 : 1)
  const close = pattern.indexOf(']', first + 1)
  if (close < 0) return undefined
  const ranges: [low: string, high: string][] = []
  for (let index = first; index < close; index++) {
    const low = pattern[index] ?? ''
    if (pattern[index + 1] === '-' && index + 2 < close) {
      ranges.push([low, pattern[index + 2] ?? ''])
      index += 2
    } else ranges.push([low, low])
  }
  const accepts = (char: string) =>
    ranges.some(([low, high]) => low <= char && char <= high) !== negated && !(path && char === '/')
  return { token: { kind: 'one', accepts }, next: close + 1 }
}

function isNoSlash(char: string): boolean {
  return char !== '/'
}

/** Follows all ways through the tokens at once: `reached[i]` says that the text so far can end before token i. */
function simulate(tokens: readonly Token[], text: string): boolean {
  let reached = new Uint8Array(tokens.length + 1)
  let next = new Uint8Array(tokens.length + 1)
  reach(tokens, reached, 0)
  for (const char of text) {
    next.fill(0)
    let alive = false
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]
      if (!reached[index] || !token) continue
      if (token.kind === 'char' ? token.char === char : token.kind === 'one' && token.accepts(char)) {
        reach(tokens, next, index + 1)
        alive = true
      } else if (
        token.kind === 'all' ||
        token.kind === 'directories' ||
        (token.kind === 'star' && char !== '/')
      ) {
        // A run of directories has consumed text, so it may only be left after a slash.
        if (token.kind === 'directories' && char !== '/') next[index] = 1
        else reach(tokens, next, index)
        alive = true
      }
    }
    if (!alive) return false
    const spent = reached
    reached = next
    next = spent
  }
  return reached[tokens.length] === 1
}

function reach(tokens: readonly Token[], reached: Uint8Array, from: number): void {
  for (let index = from; ; index++) {
    reached[index] = 1
    const kind = tokens[index]?.kind
    if (kind !== 'star' && kind !== 'all' && kind !== 'directories') return
  }
}
