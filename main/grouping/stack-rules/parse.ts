import { isWellFormedGlob } from '../glob.ts'
import { PLATFORM_FAMILIES } from '../platform-family.ts'
import { type ParsedRules, parseLines, type RuleReader } from '../rule-reader.ts'
import type { Action, ActionRange, Matcher, MatcherKey, RuleOrigin, StackRule } from './rule.ts'

/**
 * Reads stack-trace rules, one a line: `[ caller ] | matchers | [ callee ] actions`, `#` begins a comment.
 * (Grouping reference, section 9.) Lines that cannot be read are left out and reported.
 */
export function parseStackRules(text: string, origin: RuleOrigin = 'custom'): ParsedRules<StackRule> {
  return parseLines(text, (reader, source) => parseRule(reader, source, origin))
}

function parseRule(reader: RuleReader, source: string, origin: RuleOrigin): StackRule {
  const caller = reader.startsWith('[') ? parseNeighbour(reader) : []
  if (caller.length) reader.expect('|')
  const matchers = parseMatchers(reader)
  reader.skipSpace()
  const callee = reader.takeText('|') ? parseNeighbour(reader) : []
  const actionsStart = reader.offset
  const actions = parseActions(reader)
  if (!reader.isDone()) reader.fail('expected a matcher or an action')
  if (!matchers.length) reader.fail('a rule needs a matcher before its actions', actionsStart)
  const text = source.slice(0, reader.offset).trim().replace(/\s+/g, ' ')
  return { text, origin, caller, matchers, callee, actions }
}

function parseNeighbour(reader: RuleReader): Matcher[] {
  reader.expect('[')
  const matchers = parseMatchers(reader)
  if (!matchers.length) reader.fail('expected a matcher')
  reader.expect(']')
  return matchers
}

const KEYS: ReadonlyMap<string, MatcherKey> = new Map([
  ['family', 'family'],
  ['path', 'path'],
  ['stack.abs_path', 'path'],
  ['package', 'package'],
  ['stack.package', 'package'],
  ['module', 'module'],
  ['stack.module', 'module'],
  ['function', 'function'],
  ['stack.function', 'function'],
  ['category', 'category'],
  ['app', 'app'],
  ['type', 'type'],
  ['error.type', 'type'],
  ['value', 'value'],
  ['error.value', 'value'],
  ['mechanism', 'mechanism'],
  ['error.mechanism', 'mechanism']
])

function parseMatchers(reader: RuleReader): Matcher[] {
  const matchers: Matcher[] = []
  for (;;) {
    reader.skipSpace()
    const start = reader.offset
    const head = reader.take(/(!?)(?:"([\w.:-]+)"|([\w.-]+)):/y)
    if (!head) return matchers
    const name = head[2] ?? head[3] ?? ''
    const key = KEYS.get(name) ?? reader.fail(`unknown matcher "${name}"`, start)
    const valueStart = reader.offset
    const pattern = reader.takeValue(/\S+/y) ?? reader.fail(`"${name}:" needs a value`)
    const problem = patternProblem(key, pattern)
    if (problem !== undefined) reader.fail(problem, key === 'app' ? start : valueStart)
    matchers.push({ key, pattern, negated: head[1] === '!' })
  }
}

function patternProblem(key: MatcherKey, pattern: string): string | undefined {
  if (key === 'app') return ruleBoolean(pattern) === undefined ? '"app:" takes yes or no' : undefined
  if (key === 'family') {
    const isKnown = pattern.split(',').some((name) => FAMILY_NAMES.has(name))
    return isKnown ? undefined : `"family:" takes ${[...FAMILY_NAMES].join(', ')}`
  }
  return isWellFormedGlob(pattern, key === 'path' || key === 'package' ? 'path' : 'text')
    ? undefined
    : BAD_GLOB
}

const FAMILY_NAMES: ReadonlySet<string> = new Set([...PLATFORM_FAMILIES, 'all'])

/** What is wrong with a glob that can match nothing. */
export const BAD_GLOB = 'brackets that do not match, or too many alternatives'

/** `yes`, `true` and `1`, or `no`, `false` and `0`; undefined for anything else. */
export function ruleBoolean(text: string): boolean | undefined {
  if (text === '1' || text === 'yes' || text === 'true') return true
  if (text === '0' || text === 'no' || text === 'false') return false
  return undefined
}

function parseActions(reader: RuleReader): Action[] {
  const actions: Action[] = []
  let found = 0
  for (;;) {
    if (reader.isDone()) break
    const flag = reader.take(/([\^v]?)([+-])(group|app|prefix|sentinel)(?![\w-])/y)
    const start = reader.offset
    const setting = flag ? undefined : reader.take(/([a-z][a-z-]*)\s*=\s*/y)
    if (flag) actions.push(...flagAction(flag[1] ?? '', flag[2] === '+', flag[3] ?? ''))
    else if (setting) actions.push(...settingAction(reader, setting[1] ?? '', start))
    else break
    found++
  }
  if (found === 0) reader.fail('expected a matcher or an action')
  return actions
}

function flagAction(range: string, on: boolean, flag: string): Action[] {
  // `prefix` and `sentinel` belonged to a grouping that no longer exists: read, without effect.
  if (flag !== 'app' && flag !== 'group') return []
  return [{ kind: flag, on, range: rangeOf(range) }]
}

function rangeOf(sign: string): ActionRange {
  if (sign === '^') return 'newer'
  return sign === 'v' ? 'older' : 'self'
}

function settingAction(reader: RuleReader, name: string, start: number): Action[] {
  if (!SETTINGS.has(name)) reader.fail(`unknown action "${name}"`, start)
  const valueStart = reader.offset
  const value = reader.take(/[\w.-]+/y)?.[0] ?? reader.fail(`"${name}=" needs a value`)
  switch (name) {
    case 'category':
      return [{ kind: 'category', category: value }]
    case 'max-frames':
    case 'min-frames':
      if (!/^\d{1,6}$/.test(value)) reader.fail(`"${name}=" takes a number`, valueStart)
      return [{ kind: name === 'max-frames' ? 'max_frames' : 'min_frames', count: Number(value) }]
    default:
      // `invert-stacktrace` is historic, like `prefix`.
      return []
  }
}

const SETTINGS: ReadonlySet<string> = new Set(['category', 'max-frames', 'min-frames', 'invert-stacktrace'])
