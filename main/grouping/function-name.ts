import { platformFamily } from './platform-family.ts'

/**
 * A function's name without what varies between builds: arguments, return types, generic parameters, hashes.
 * Native and C# names are trimmed (grouping reference, section 4), those of other platforms come back unchanged.
 */
export function trimFunctionName(name: string, platform: string): string {
  if (platform === 'csharp') return name.split(' (', 1)[0] ?? name
  return platformFamily(platform) === 'native' ? trimNativeName(name) : name
}

function trimNativeName(name: string): string {
  if (name === '<redacted>' || name === '<unknown>') return name
  const stripped = name.trim()
  if (OBJECTIVE_C_METHOD.test(stripped)) return stripped

  const prepared = shield(dropTrailers(stripped))
    .replace(LAMBDA, 'lambda')
    .replace(MSVC_ANONYMOUS, `${ANONYMOUS}::`)
  const withoutArguments = replaceEnclosed(prepared, '(', ')', keepSpecialParentheses)
  const withoutGenerics = replaceEnclosed(withoutArguments, '<', '>', shortenGenerics)
  const token = nameToken(splitAtTopLevel(withoutGenerics))
  return (token ? unshield(token) : name)
    .replace(/::h[0-9a-f]{16}$/, '')
    .replace(/@@?GLIBC_[0-9.]+$/, '')
    .replace(/^@?(.*?)@[0-9]+$/s, '$1')
}

const OBJECTIVE_C_METHOD = /^[+-]?\[/
const LAMBDA = /\{lambda\(.*?\)#\d+\}|\blambda_[0-9a-f]{32}\b|\$_\d+\b/g
const MSVC_ANONYMOUS = /\?A0x[0-9a-f]{8}::/g

// Stand-ins, from Unicode's private use area, for character sequences that would upset the matching of brackets.
const ARROW = '\uE000'
const ANONYMOUS = '\uE001'
const SHIELDED: readonly (readonly [plain: string, shielded: string])[] = [
  ['operator<<', 'operator\uE002\uE002'],
  ['operator<', 'operator\uE002'],
  ['operator()', 'operator\uE003'],
  ['operator->', 'operator\uE004'],
  [' -> ', ` ${ARROW} `],
  ["`anonymous namespace'", ANONYMOUS]
]

function shield(name: string): string {
  return SHIELDED.reduce((text, [plain, shielded]) => text.replaceAll(plain, shielded), name)
}

function unshield(token: string): string {
  return token
    .replaceAll('\uE002', '<')
    .replaceAll('\uE003', '()')
    .replaceAll('\uE004', '->')
    .replaceAll(ARROW, '->')
    .replaceAll(ANONYMOUS, "`anonymous namespace'")
}

/** Removes `[clone .cold]`, `const` and `&` from the end, however many there are. */
function dropTrailers(name: string): string {
  let text = name
  for (;;) {
    const shorter = text.replace(/(?:\[clone [^\]]*\]|\bconst|&)$/, '').trimEnd()
    if (shorter === text) return text
    text = shorter
  }
}

function keepSpecialParentheses(content: string): string {
  const inside = content.trim()
  return inside === 'anonymous namespace' || inside === 'operator' ? `(${inside})` : ''
}

/** `<…>` becomes `<T>`; at the very start it is Rust's `<Type as Trait>`, of which the type is kept. */
function shortenGenerics(content: string, start: number): string {
  if (content === 'lambda') return '<lambda>'
  if (start > 0) return '<T>'
  // `<T as Trait>` with a bare type parameter is a blanket implementation: the trait says more.
  const subject = content.replace(/^[A-Z] as /, '')
  return replaceEnclosed(subject, '<', '>', shortenGenerics).split(' as ', 1)[0] ?? ''
}

/**
 * Replaces every outermost bracketed part by what `replace` makes of its content and position. After a closing
 * bracket too many nothing more is kept, as in Sentry, whose names these must equal.
 */
function replaceEnclosed(
  text: string,
  open: string,
  close: string,
  replace: (content: string, start: number) => string
): string {
  if (!text.includes(open)) return text
  let result = ''
  let depth = 0
  let start = 0
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? ''
    if (char === open) {
      if (depth === 0) start = index
      depth++
    } else if (char === close) {
      depth--
      if (depth === 0) result += replace(text.slice(start + 1, index), start)
    } else if (depth === 0) {
      result += char
    }
  }
  return result
}

const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['{', '}'],
  ['[', ']'],
  ['<', '>']
])

/** Splits at white space that is outside of all brackets. */
export function splitAtTopLevel(text: string): string[] {
  const tokens: string[] = []
  const expected: string[] = []
  let token = ''
  let lengthAtBracket = 0
  for (const char of text) {
    const closing = BRACKETS.get(char)
    if (closing) {
      if (expected.length === 0) lengthAtBracket = token.length
      expected.push(closing)
    } else if (char === expected.at(-1)) expected.pop()
    else if (expected.length === 0 && /\s/.test(char)) {
      if (token) tokens.push(token)
      token = ''
      continue
    }
    token += char
  }
  // What follows a bracket that is never closed cannot be told from an argument.
  const last = expected.length > 0 ? token.slice(0, lengthAtBracket) : token
  if (last) tokens.push(last)
  return tokens
}

/** The token that names the function: before Swift's `->` where there is one, else the last. */
function nameToken(tokens: readonly string[]): string | undefined {
  const arrow = tokens.indexOf(ARROW)
  if (arrow >= 0) {
    const token = tokens.at(arrow - 1)
    // An attribute where the name should be: a closure has none.
    if (token?.startsWith('@')) return tokens.includes('thunk') ? 'thunk for closure' : 'closure'
    return token
  }
  const last = tokens.at(-1)
  // MSVC puts a space between an operator and its generic parameters.
  return last === '<T>' && tokens.length > 1 ? `${tokens.at(-2)} <T>` : last
}
