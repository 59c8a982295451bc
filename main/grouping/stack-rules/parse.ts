import { parseLines, type RuleProblem, type RuleReader } from '../rule-reader.ts'
import type { Action, ActionRange, Matcher, MatcherKey, RuleOrigin, StackRule } from './rule.ts'

/**
 * Reads stack-trace rules, one a line: `[ caller ] | matchers | [ callee ] actions`, `#` begins a comment.
 * (Grouping reference, section 9.) Lines that cannot be read are left out and reported.
 */
export function parseStackRules(
  text: string,
  origin: RuleOrigin = 'custom'
): { rules: StackRule[]; problems: RuleProblem[] } {
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
    const pattern = reader.takeValue(/\S+/y) ?? reader.fail(`"${name}:" needs a value`)
    if (key === 'app' && ruleBoolean(pattern) === undefined) reader.fail('"app:" takes yes or no', start)
    matchers.push({ key, pattern, negated: head[1] === '!' })
  }
}

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
    const setting = flag ? undefined : reader.take(/([a-z][a-z-]*)\s*=\s*/y)
    if (flag) actions.push(...flagAction(flag[1] ?? '', flag[2] === '+', flag[3] ?? ''))
    else if (setting) actions.push(...settingAction(reader, setting[1] ?? ''))
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

function settingAction(reader: RuleReader, name: string): Action[] {
  const start = reader.offset
  const value = reader.take(/[\w.-]+/y)?.[0] ?? reader.fail(`"${name}=" needs a value`)
  switch (name) {
    case 'category':
      return [{ kind: 'category', category: value }]
    case 'max-frames':
    case 'min-frames':
      if (!/^\d{1,6}$/.test(value)) reader.fail(`"${name}=" takes a number`, start)
      return [{ kind: name === 'max-frames' ? 'max_frames' : 'min_frames', count: Number(value) }]
    case 'invert-stacktrace':
      // Historic, like `prefix`.
      return []
    default:
      return reader.fail(`unknown action "${name}"`, start)
  }
}
