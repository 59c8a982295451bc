import { compileGlob, compilePathGlob, type PathText } from '../glob.ts'
import { PLATFORM_FAMILIES, type PlatformFamily } from '../platform-family.ts'
import { ruleBoolean } from './parse.ts'
import type { Matcher, StackRule } from './rule.ts'

/** The fields of a frame that never change while rules run. */
export interface FrameFields {
  readonly family: PlatformFamily
  /** `abs_path`, else `filename`. */
  readonly path: PathText | undefined
  readonly package: PathText | undefined
  readonly module: string | undefined
  /** Trimmed; `<unknown>` where the frame has none. */
  readonly function: string
}

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

/**
 * A frame's answers to all conditions of a rule file: bit n of word n / 32 says whether condition n holds. Equal
 * frames have equal answers, so these are worked out once for each distinct frame.
 */
export type Answers = Uint32Array

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

export interface CompiledRules {
  /** Rules that set category and in_app: they run first. */
  readonly classifiers: readonly CompiledRule[]
  /** Rules that say which frames contribute: they see what the first ones decided. */
  readonly contributors: readonly CompiledRule[]
  readonly answer: (fields: FrameFields) => Answers
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
  const classifies = { app: true, category: true, group: false, max_frames: false, min_frames: false }
  return {
    classifiers: rules.filter((rule) => rule.actions.some((action) => classifies[action.kind])).map(compile),
    contributors: rules
      .filter((rule) => rule.actions.some((action) => !classifies[action.kind]))
      .map(compile),
    answer: (fields) => conditions.answer(fields)
  }
}

type FieldTest = (fields: FrameFields) => boolean

const MAX_ANSWERS = 1_000

/** The distinct conditions on unchanging fields: rules share many. */
class Conditions {
  readonly #numbers = new Map<string, number>()
  readonly #answers = new Map<string, Answers>()
  readonly #byFamily: Record<PlatformFamily, { readonly number: number; readonly test: FieldTest }[]> = {
    native: [],
    javascript: [],
    other: []
  }

  add(matchers: readonly Matcher[]): number {
    if (!matchers.length) return -1
    const key = JSON.stringify(matchers)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(key, number)
    const test = allOf(matchers.filter((matcher) => matcher.key !== 'family').map(fieldTest))
    for (const family of PLATFORM_FAMILIES) {
      if (matchers.every((matcher) => admits(matcher, family))) this.#byFamily[family].push({ number, test })
    }
    return number
  }

  answer(fields: FrameFields): Answers {
    const numbers: number[] = []
    for (const { number, test } of this.#byFamily[fields.family]) if (test(fields)) numbers.push(number)
    return this.#toAnswers(numbers)
  }

  /** Most frames fulfil the same few conditions, or none: their answers are one object. */
  #toAnswers(numbers: readonly number[]): Answers {
    const key = numbers.join()
    const known = this.#answers.get(key)
    if (known) return known
    const answers = new Uint32Array((this.#numbers.size + 31) >> 5)
    for (const number of numbers) answers[number >> 5] = (answers[number >> 5] ?? 0) | (1 << (number & 31))
    if (this.#answers.size < MAX_ANSWERS) this.#answers.set(key, answers)
    return answers
  }
}

/** False for a family matcher that shuts a family out. */
function admits({ key, pattern, negated }: Matcher, family: PlatformFamily): boolean {
  if (key !== 'family') return true
  const families = pattern.split(',')
  return (families.includes(family) || families.includes('all')) !== negated
}

function allOf(tests: readonly FieldTest[]): FieldTest {
  const [first, second] = tests
  if (!first) return () => true
  if (!second) return first
  return tests.length === 2
    ? (fields) => first(fields) && second(fields)
    : (fields) => tests.every((test) => test(fields))
}

export function hasBit(answers: Answers, number: number): boolean {
  return (((answers[number >> 5] ?? 0) >>> (number & 31)) & 1) === 1
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

function fieldTest(matcher: Matcher): FieldTest {
  const { key, pattern, negated } = matcher
  if (key === 'path' || key === 'package') {
    const matches = compilePathGlob(pattern)
    return ({ [key]: value }) => (value !== undefined && matches(value)) !== negated
  }
  const matches = compileGlob(pattern)
  if (key === 'module') return ({ module }) => isMatch(matches, module) !== negated
  return (fields) => matches(fields.function) !== negated
}

/** A field that is missing or empty matches nothing, so that its negation holds. */
function isMatch(matches: (text: string) => boolean, value: string | undefined): boolean {
  return value !== undefined && value !== '' && matches(value)
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
