import { isWellFormedGlob } from '../glob.ts'
import { type ParsedRules, parseLines, quote, type RuleReader } from '../rule-reader.ts'
import { BAD_GLOB, ruleBoolean } from '../stack-rules/parse.ts'
import type { RuleOrigin } from '../stack-rules/rule.ts'
import { type FingerprintMatcher, type FingerprintRule, FRAME_KEYS, MATCHER_KEYS } from './rule.ts'
import { isDefaultVariable, isVariable, VARIABLE } from './variables.ts'

/**
 * Reads fingerprint rules, one a line: `matchers -> values title="…"`, `#` begins a comment.
 * (Grouping reference, section 8.) Lines that cannot be read are left out and reported; variables that do
 * not exist are warned of, as grouping takes them for a text.
 */
export function parseFingerprintRules(
  text: string,
  origin: RuleOrigin = 'custom'
): ParsedRules<FingerprintRule> {
  return parseLines(text, (reader, source) => parseRule(reader, source, origin))
}

function parseRule(reader: RuleReader, source: string, origin: RuleOrigin): FingerprintRule {
  const caller = reader.startsWith('[') ? parseNeighbour(reader) : []
  if (caller.length) reader.expect('|')
  const matchers = parseMatchers(reader)
  reader.skipSpace()
  const callee = reader.takeText('|') ? parseNeighbour(reader) : []
  if (!matchers.length) reader.fail('expected a matcher')
  reader.expect('->')
  const { fingerprint, title } = parseResult(reader, source)
  if (!fingerprint.length) reader.fail('expected a fingerprint after "->"')
  const text = source.slice(0, reader.offset).trim().replace(/\s+/g, ' ')
  return { text, origin, caller, matchers, callee, fingerprint, title }
}

function parseNeighbour(reader: RuleReader): FingerprintMatcher[] {
  reader.expect('[')
  reader.skipSpace()
  const start = reader.offset
  const matchers = parseMatchers(reader)
  if (!matchers.length) reader.fail('expected a matcher')
  const stranger = matchers.find((matcher) => !FRAME_KEYS.has(matcher.key))
  if (stranger) reader.fail(`"${stranger.key}" is nothing that a frame has`, start)
  reader.expect(']')
  return matchers
}

function parseMatchers(reader: RuleReader): FingerprintMatcher[] {
  const matchers: FingerprintMatcher[] = []
  for (;;) {
    reader.skipSpace()
    const start = reader.offset
    const head = reader.take(/(!?)(?:"([^"]+)"|([\w.-]+)):/y)
    if (!head) return matchers
    const name = head[2] ?? head[3] ?? ''
    const key = matcherKey(name) ?? reader.fail(`unknown matcher "${name}"`, start)
    const valueStart = reader.offset
    const pattern = reader.takeValue(/\S+/y) ?? reader.fail(`"${name}:" needs a value`)
    if (!isWellFormedGlob(pattern, PATH_KEYS.has(key) ? 'path' : 'text')) reader.fail(BAD_GLOB, valueStart)
    if (key === 'app' && ruleBoolean(pattern) === undefined) reader.fail('"app:" takes yes or no', start)
    matchers.push({ key, pattern, negated: head[1] === '!' })
  }
}

const PATH_KEYS: ReadonlySet<string> = new Set(['path', 'package', 'release'])

function matcherKey(name: string): string | undefined {
  if (/^tags\../.test(name)) return name
  return MATCHER_KEYS.get(name)
}

function parseResult(
  reader: RuleReader,
  source: string
): { fingerprint: string[]; title: string | undefined } {
  const fingerprint: string[] = []
  let title: string | undefined
  while (!reader.isDone()) {
    const start = reader.offset
    const attribute = reader.take(/([\w.-]+)=(?=")/y)?.[1]
    const value = reader.takeValue(/\{\{\s*\S+?\s*\}\}|(?:[^\s,"{]|\{(?!\{))+/y)
    if (attribute === undefined && value?.startsWith('title=')) {
      reader.fail('"title=" needs a value in quotes', start)
    }
    if (attribute !== undefined && attribute !== 'title')
      reader.fail(`unknown attribute "${attribute}"`, start)
    if (value === undefined) reader.fail('expected a value')
    doubtVariables(reader, source, start, attribute === undefined)
    if (attribute) title = value
    else fingerprint.push(value)
    reader.skipSpace()
    reader.takeText(',')
  }
  return { fingerprint, title }
}

/** Warns of variables in the value that begins there and was just read, if grouping will not fill them in. */
function doubtVariables(reader: RuleReader, source: string, start: number, isValue: boolean): void {
  const written = source.slice(start, reader.offset)
  for (const { 0: whole, 1: name = '', index } of written.matchAll(VARIABLE)) {
    const isDefault = isDefaultVariable(whole)
    const isWhole = written === whole || written === `"${whole}"`
    const message = isValue
      ? valueDoubt(name, isDefault || isVariable(name), isWhole)
      : titleDoubt(name, isDefault, isVariable(name))
    if (message !== undefined) reader.doubt(message, start + index)
  }
}

function valueDoubt(name: string, isKnown: boolean, isWhole: boolean): string | undefined {
  if (!isWhole)
    return `"{{ ${name} }}" is filled in only where it is a value of its own, not within a longer one`
  return isKnown ? undefined : `there is no variable "${name}": the value will be the same for all events`
}

function titleDoubt(name: string, isDefault: boolean, isKnown: boolean): string | undefined {
  if (isDefault) return '"{{ default }}" has no text: it will stay in the title as it is'
  return isKnown ? undefined : `there is no variable "${name}": it will stay in the title as it is`
}

/** Makes a rule from its parts, as other programs store them: `[key, pattern]` with `!` before a negated key. */
export function createFingerprintRule(
  matchers: readonly (readonly [key: string, pattern: string])[],
  fingerprint: readonly string[],
  title?: string,
  origin: RuleOrigin = 'custom'
): FingerprintRule {
  const heads = matchers.map(([key, pattern]) => `${key}:${quote(pattern)}`).join(' ')
  const attributes = title === undefined ? '' : ` title=${quote(title)}`
  return {
    text: `${heads} -> ${fingerprint.map(quote).join(', ')}${attributes}`,
    origin,
    caller: [],
    callee: [],
    matchers: matchers.map(([key, pattern]) => {
      const name = key.replace(/^!/, '')
      return { key: matcherKey(name) ?? name, pattern, negated: key.startsWith('!') }
    }),
    fingerprint,
    title
  }
}
