import { compileGlob } from '../glob.ts'
import { type Answers, Conditions, type FrameFields, isMatch } from './conditions.ts'
import { ruleBoolean } from './parse.ts'
import type { Matcher, StackRule } from './rule.ts'

/** What rules change, and other rules look at. */
export interface FrameState {
  readonly inApp: boolean | undefined
  readonly category: string | undefined
}

export interface ExceptionFields {
  readonly type?: string | undefined
  readonly value?: string | undefined
  readonly mechanism?: { readonly type: string } | undefined
}

/** What one frame of a match (itself, its caller or its callee) must fulfil. */
export interface FrameTest {
  /** Number of its condition on unchanging fields; -1 where it has none. */
  readonly condition: number
  /** A category without which it cannot match: most rules fall at this. */
  readonly category: string | undefined
  readonly states: readonly ((state: FrameState) => boolean)[]
}

export interface CompiledRule {
  readonly rule: StackRule
  readonly self: FrameTest
  readonly caller: FrameTest | undefined
  readonly callee: FrameTest | undefined
  readonly exceptions: readonly ((exception: ExceptionFields | undefined) => boolean)[]
}

/** Rules in their order. */
export interface RuleList {
  readonly rules: readonly CompiledRule[]
  /** Of each rule, the condition of its own frame, or -1: most rules fall at this, and lie far apart in memory. */
  readonly conditions: Int32Array
}

export interface CompiledRules {
  /** Rules that set category and in_app: they run first. */
  readonly classifiers: RuleList
  /** Rules that say which frames contribute: they see what the first ones decided. */
  readonly contributors: RuleList
  readonly answer: (fields: FrameFields) => Answers
  /** Answers are numbers below this one. */
  readonly conditions: number
}

/** Prepares rules for running. Earlier rules run first: the built-in ones go before a project's own. */
export function compileStackRules(rules: readonly StackRule[]): CompiledRules {
  const conditions = new Conditions()
  const compile = (rule: StackRule): CompiledRule => ({
    rule,
    self: frameTest(rule.matchers, conditions),
    caller: rule.caller.length ? frameTest(rule.caller, conditions) : undefined,
    callee: rule.callee.length ? frameTest(rule.callee, conditions) : undefined,
    exceptions: [...rule.matchers, ...rule.caller, ...rule.callee].flatMap(exceptionTest)
  })
  const listOf = (chosen: readonly StackRule[]): RuleList => {
    const compiled = chosen.map(compile)
    return { rules: compiled, conditions: Int32Array.from(compiled, ({ self }) => self.condition) }
  }
  const classifies = { app: true, category: true, group: false, max_frames: false, min_frames: false }
  return {
    classifiers: listOf(rules.filter(({ actions }) => actions.some(({ kind }) => classifies[kind]))),
    contributors: listOf(rules.filter(({ actions }) => actions.some(({ kind }) => !classifies[kind]))),
    answer: (fields) => conditions.answer(fields),
    conditions: conditions.count
  }
}

function frameTest(matchers: readonly Matcher[], conditions: Conditions): FrameTest {
  const category = matchers.find((matcher) => matcher.key === 'category' && isPlain(matcher))
  return {
    condition: conditions.add(matchers.filter((matcher) => FIELD_KEYS.has(matcher.key))),
    category: category?.pattern,
    states: matchers.flatMap((matcher) => (matcher === category ? [] : stateTest(matcher)))
  }
}

const FIELD_KEYS: ReadonlySet<string> = new Set(['family', 'path', 'package', 'module', 'function'])

function isPlain(matcher: Matcher): boolean {
  return !matcher.negated && !/[*?[\]{}\\]/.test(matcher.pattern)
}

function stateTest(matcher: Matcher): ((state: FrameState) => boolean)[] {
  const { key, pattern, negated } = matcher
  if (key === 'app') {
    const wanted = ruleBoolean(pattern) !== negated
    return [({ inApp }) => (inApp ?? false) === wanted]
  }
  if (key !== 'category') return []
  const matches = compileGlob(pattern)
  return [({ category }) => isMatch(matches, category) !== negated]
}

function exceptionTest(matcher: Matcher): ((exception: ExceptionFields | undefined) => boolean)[] {
  const { key, pattern, negated } = matcher
  if (key !== 'type' && key !== 'value' && key !== 'mechanism') return []
  const matches = compileGlob(pattern)
  return [
    (exception) => {
      const value = key === 'mechanism' ? exception?.mechanism?.type : exception?.[key]
      return matches(value || '<unknown>') !== negated
    }
  ]
}
