/** One kind of text that differs from event to event, and what stands for it. */
export interface Token {
  readonly name: string
  /** Source of a regular expression without capturing groups. It must need time linear in the text. */
  readonly pattern: string
  /** Has the last word where an expression cannot tell. A refused match goes to the tokens after it. */
  readonly accepts?: (text: string) => boolean
  /** What replaces a match; `<name>` by default. */
  readonly replace?: (text: string) => string
}

export interface TokenSet {
  /** In order of preference: of two that match at one place the first wins. */
  readonly tokens: readonly Token[]
  /** What must hold wherever a token begins, as the source of a lookbehind or lookahead. */
  readonly guard: string
}

/** Texts beyond this length take part with their beginning only. */
const MAX_LENGTH = 8192

/**
 * Makes the function that replaces all tokens in one pass, leftmost match first (grouping reference, section 10).
 */
export function createParameterizer({ tokens, guard }: TokenSet): (message: string) => string {
  const combined = new RegExp(alternation(tokens, guard), 'gu')
  // For the rare refused match: what may still match at the same place.
  const rest = tokens.map((_, index) => new RegExp(alternation(tokens.slice(index + 1), guard), 'uy'))

  function next(text: string, from: number): { token: Token; index: number; matched: string } | undefined {
    combined.lastIndex = from
    for (let match = combined.exec(text); match; match = combined.exec(text)) {
      const { index } = match
      let number = numberOf(match)
      while (number >= 0 && match) {
        const token = tokens[number]
        if (token && (token.accepts?.(match[0]) ?? true)) return { token, index, matched: match[0] }
        const others: RegExp | undefined = rest[number]
        if (others) others.lastIndex = index
        match = others?.exec(text) ?? null
        number = match ? number + 1 + numberOf(match) : -1
      }
      combined.lastIndex = index + 1
    }
    return undefined
  }

  return (message) => {
    const text = message.length > MAX_LENGTH ? message.slice(0, MAX_LENGTH) : message
    let result = ''
    let end = 0
    for (let found = next(text, 0); found; found = next(text, end)) {
      const { token, index, matched } = found
      result += text.slice(end, index) + (token.replace?.(matched) ?? `<${token.name}>`)
      end = index + matched.length
    }
    return end === 0 ? text : result + text.slice(end)
  }
}

function alternation(tokens: readonly Token[], guard: string): string {
  // An empty alternation would match everywhere; this one matches nowhere.
  if (!tokens.length) return '(?!)'
  return `${guard}(?:${tokens.map((token) => `(${token.pattern})`).join('|')})`
}

function numberOf(match: RegExpExecArray): number {
  return match.findIndex((group, index) => index > 0 && group !== undefined) - 1
}
