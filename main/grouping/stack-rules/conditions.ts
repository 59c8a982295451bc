import { compileGlob, compilePathGlob, neededTexts } from '../glob.ts'
import { PLATFORM_FAMILIES, type PlatformFamily } from '../platform-family.ts'
import { GramIndex } from './gram-index.ts'
import type { Matcher } from './rule.ts'

/** The fields of a frame that never change while rules run. */
export interface FrameFields {
  readonly family: PlatformFamily
  /** `abs_path`, else `filename`, as `toPathText` writes it. */
  readonly path: string | undefined
  readonly package: string | undefined
  readonly module: string | undefined
  /** Trimmed; `<unknown>` where the frame has none. */
  readonly function: string
}

/** Numbers of the conditions of a rule file that a frame fulfils: few, of hundreds. */
export type Answers = readonly number[]

/** A field that is missing or empty matches nothing, so that its negation holds. */
export function isMatch(matches: (text: string) => boolean, value: string | undefined): boolean {
  return value !== undefined && value !== '' && matches(value)
}

const FIELDS = ['path', 'package', 'module', 'function'] as const
type Field = (typeof FIELDS)[number]

/** The distinct conditions of a rule file on unchanging fields: rules share many. */
export class Conditions {
  readonly #numbers = new Map<string, number>()
  readonly #byField: Record<Field, FieldConditions> = {
    path: new FieldConditions(),
    package: new FieldConditions(),
    module: new FieldConditions(),
    function: new FieldConditions()
  }

  /** How many there are: their numbers are below it. */
  get count(): number {
    return this.#numbers.size
  }

  /** Number of the condition that all of these hold; -1 where there are none. */
  add(matchers: readonly Matcher[]): number {
    if (!matchers.length) return -1
    const key = JSON.stringify(matchers)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(key, number)
    const onFields = matchers.flatMap(toFieldMatcher)
    // where it needs a text of its frames, it is looked for by that
    const asked = onFields.find(({ needed }) => needed !== undefined) ?? onFields[0]
    this.#byField[asked?.field ?? 'function'].add(
      { number, families: familiesOf(matchers), test: allOf(onFields.map(({ test }) => test)) },
      asked?.needed
    )
    return number
  }

  answer(fields: FrameFields): Answers {
    const answers: number[] = []
    const { path, package: image, module, function: name } = this.#byField
    path.answer(fields.path, fields, answers)
    image.answer(fields.package, fields, answers)
    module.answer(fields.module, fields, answers)
    name.answer(fields.function, fields, answers)
    // they are kept: without the room for more that pushing leaves
    return answers.length > 0 ? answers.slice() : NONE
  }
}

const NONE: Answers = []

type FieldTest = (fields: FrameFields) => boolean

interface Condition {
  readonly number: number
  readonly families: ReadonlySet<PlatformFamily>
  readonly test: FieldTest
}

/** Conditions that are looked for by one field: only those are tested that its text may fulfil. */
class FieldConditions {
  readonly #conditions: Condition[] = []
  readonly #needed: (readonly string[] | undefined)[] = []
  #index: GramIndex | undefined

  /** `needed`: texts of which one is in every value that fulfils the condition, where there are such. */
  add(condition: Condition, needed: readonly string[] | undefined): void {
    this.#conditions.push(condition)
    this.#needed.push(needed)
    this.#index = undefined
  }

  /** Appends the numbers of those that a frame fulfils. */
  answer(text: string | undefined, fields: FrameFields, answers: number[]): void {
    this.#index ??= new GramIndex(this.#needed)
    for (const candidate of this.#index.candidates(text ?? '')) {
      const condition = this.#conditions[candidate]
      if (condition?.families.has(fields.family) && condition.test(fields)) answers.push(condition.number)
    }
  }
}

/** The families that no family matcher shuts out. */
function familiesOf(matchers: readonly Matcher[]): ReadonlySet<PlatformFamily> {
  return new Set(PLATFORM_FAMILIES.filter((family) => matchers.every((matcher) => admits(matcher, family))))
}

function admits({ key, pattern, negated }: Matcher, family: PlatformFamily): boolean {
  if (key !== 'family') return true
  const families = pattern.split(',')
  return (families.includes(family) || families.includes('all')) !== negated
}

interface FieldMatcher {
  readonly field: Field
  readonly test: FieldTest
  /** Of a matcher that is negated, nothing is known. */
  readonly needed: readonly string[] | undefined
}

function toFieldMatcher({ key, pattern, negated }: Matcher): FieldMatcher[] {
  const field = FIELDS.find((one) => one === key)
  if (field === undefined) return []
  const isPath = field === 'path' || field === 'package'
  const matches = isPath ? compilePathGlob(pattern) : compileGlob(pattern)
  const needed = negated ? undefined : neededTexts(pattern, isPath ? 'path' : 'text')
  return [{ field, needed, test: (fields) => isMatch(matches, textOf(fields, field)) !== negated }]
}

/** By name: it is asked for so often that a computed one would cost. */
function textOf(fields: FrameFields, field: Field): string | undefined {
  switch (field) {
    case 'path':
      return fields.path
    case 'package':
      return fields.package
    case 'module':
      return fields.module
    case 'function':
      return fields.function
  }
}

function allOf(tests: readonly FieldTest[]): FieldTest {
  const [only] = tests
  return only && tests.length === 1 ? only : (fields) => tests.every((test) => test(fields))
}
