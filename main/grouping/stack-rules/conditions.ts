import { compileGlob, compilePathGlob, neededTexts, type PathText } from '../glob.ts'
import { PLATFORM_FAMILIES, type PlatformFamily } from '../platform-family.ts'
import { GramIndex } from './gram-index.ts'
import type { Matcher } from './rule.ts'

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

/**
 * A frame's answers to all conditions of a rule file: bit n of word n / 32 says whether condition n holds. Equal
 * frames have equal answers, so these are worked out once for each distinct frame.
 */
export type Answers = Uint32Array

export function hasBit(answers: Answers, number: number): boolean {
  return (((answers[number >> 5] ?? 0) >>> (number & 31)) & 1) === 1
}

/** A field that is missing or empty matches nothing, so that its negation holds. */
export function isMatch(matches: (text: string) => boolean, value: string | undefined): boolean {
  return value !== undefined && value !== '' && matches(value)
}

const MAX_ANSWERS = 1_000

/** The distinct conditions of a rule file on unchanging fields: rules share many. */
export class Conditions {
  readonly #numbers = new Map<string, number>()
  readonly #answers = new Map<string, Answers>()
  readonly #byFamily: Record<PlatformFamily, FamilyConditions> = {
    native: new FamilyConditions(),
    javascript: new FamilyConditions(),
    other: new FamilyConditions()
  }

  /** Number of the condition that all of these hold; -1 where there are none. */
  add(matchers: readonly Matcher[]): number {
    if (!matchers.length) return -1
    const key = JSON.stringify(matchers)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(key, number)
    const others = matchers.filter((matcher) => matcher.key !== 'family')
    for (const family of PLATFORM_FAMILIES) {
      if (matchers.every((matcher) => admits(matcher, family))) this.#byFamily[family].add(number, others)
    }
    return number
  }

  answer(fields: FrameFields): Answers {
    return this.#toAnswers(this.#byFamily[fields.family].numbersOf(fields))
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

type FieldTest = (fields: FrameFields) => boolean

interface Numbered {
  readonly number: number
  readonly test: FieldTest
}

const FIELDS = ['path', 'package', 'module', 'function'] as const
type Field = (typeof FIELDS)[number]

/** Those that frames of one platform family are asked. */
class FamilyConditions {
  readonly #ofField: Record<Field, FieldConditions> = {
    path: new FieldConditions(({ path }) => path),
    package: new FieldConditions((fields) => fields.package),
    module: new FieldConditions(({ module }) => module),
    function: new FieldConditions((fields) => fields.function)
  }
  /** On several fields, or on none. */
  readonly #others: Numbered[] = []

  add(number: number, matchers: readonly Matcher[]): void {
    const test = allOf(matchers.map(fieldTest))
    const field = onlyField(matchers)
    if (field === undefined) this.#others.push({ number, test })
    else this.#ofField[field].add({ number, test }, neededBy(matchers))
  }

  numbersOf(fields: FrameFields): number[] {
    const numbers: number[] = []
    for (const field of FIELDS) numbers.push(...this.#ofField[field].numbersOf(fields))
    for (const { number, test } of this.#others) if (test(fields)) numbers.push(number)
    return numbers
  }
}

const MAX_VALUES = 1_000
const MAX_VALUE_LENGTH = 300

/**
 * Conditions on one field alone. The same files, modules and functions are met in many frames: they are asked once, and only
 * those conditions that they may fulfil.
 */
class FieldConditions {
  readonly #conditions: Numbered[] = []
  readonly #needed: (readonly string[] | undefined)[] = []
  readonly #known = new Map<string, readonly number[]>()
  readonly #read: (fields: FrameFields) => string | PathText | undefined
  #index: GramIndex | undefined

  constructor(read: (fields: FrameFields) => string | PathText | undefined) {
    this.#read = read
  }

  /** `needed`: texts of which one is in every value that fulfils the condition, where there are such. */
  add(condition: Numbered, needed: readonly string[] | undefined): void {
    this.#conditions.push(condition)
    this.#needed.push(needed)
    this.#index = undefined
  }

  numbersOf(fields: FrameFields): readonly number[] {
    if (this.#conditions.length === 0) return NONE
    const read = this.#read(fields) ?? ''
    const value = typeof read === 'string' ? read : read.plain
    const known = this.#known.get(value)
    if (known) return known
    const numbers = this.#ask(typeof read === 'string' ? read : read.rooted, fields)
    if (value.length > MAX_VALUE_LENGTH) return numbers
    if (this.#known.size >= MAX_VALUES) this.#known.clear()
    this.#known.set(value, numbers)
    return numbers
  }

  /** `text`: with all that globs may need of the value. */
  #ask(text: string, fields: FrameFields): readonly number[] {
    this.#index ??= new GramIndex(this.#needed)
    const numbers: number[] = []
    for (const candidate of this.#index.candidates(text)) {
      const condition = this.#conditions[candidate]
      if (condition?.test(fields)) numbers.push(condition.number)
    }
    return numbers.length > 0 ? numbers.sort((a, b) => a - b) : NONE
  }
}

/** Of a matcher that is negated, nothing is known; one of the others suffices. */
function neededBy(matchers: readonly Matcher[]): string[] | undefined {
  for (const { key, pattern, negated } of matchers) {
    const needed = negated
      ? undefined
      : neededTexts(pattern, key === 'path' || key === 'package' ? 'path' : 'text')
    if (needed) return needed
  }
  return undefined
}

const NONE: readonly number[] = []

function onlyField([first, ...others]: readonly Matcher[]): Field | undefined {
  const field = FIELDS.find((one) => one === first?.key)
  return others.every(({ key }) => key === field) ? field : undefined
}

function allOf(tests: readonly FieldTest[]): FieldTest {
  const [first, second] = tests
  if (!first) return () => true
  if (!second) return first
  return tests.length === 2
    ? (fields) => first(fields) && second(fields)
    : (fields) => tests.every((test) => test(fields))
}

function fieldTest({ key, pattern, negated }: Matcher): FieldTest {
  if (key === 'path' || key === 'package') {
    const matches = compilePathGlob(pattern)
    return ({ [key]: value }) => (value !== undefined && matches(value)) !== negated
  }
  const matches = compileGlob(pattern)
  if (key === 'module') return ({ module }) => isMatch(matches, module) !== negated
  return (fields) => matches(fields.function) !== negated
}
