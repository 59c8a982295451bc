import type {
  CompiledRule,
  CompiledRules,
  ExceptionFields,
  FrameState,
  FrameTest,
  RuleList
} from './compile.ts'
import type { Answers } from './conditions.ts'
import type { Action, StackRule } from './rule.ts'

/** A frame while rules run over its stack trace. */
export interface RuledFrame extends FrameState {
  readonly facts: { readonly answers: Answers }
  inApp: boolean | undefined
  category: string | undefined
  /** The rule that gave `inApp` another value than it had. */
  markedBy: StackRule | undefined
}

/**
 * First pass: sets category and in_app of the frames, oldest first, in place. A rule acts after it has looked at all
 * frames, so that it never feeds itself; the next rule sees what it changed.
 */
export function classify(
  frames: RuledFrame[],
  rules: CompiledRules,
  exception: ExceptionFields | undefined
): void {
  const stack = new Stack(frames, rules, exception)
  for (const compiled of stack.asked(rules.classifiers)) {
    for (const index of stack.matches(compiled)) {
      for (const action of compiled.rule.actions) applyState(frames, index, action, compiled.rule, stack)
    }
  }
}

/** What the second pass found: the rules that act on which frames, in the order in which they act. */
export interface Contribution {
  readonly rule: StackRule
  readonly index: number
}

/** Second pass: which rules with an effect on what contributes match where. The frames must be classified. */
export function findContributions(
  frames: readonly RuledFrame[],
  rules: CompiledRules,
  exception: ExceptionFields | undefined
): Contribution[] {
  const stack = new Stack(frames, rules, exception)
  const contributions: Contribution[] = []
  for (const compiled of stack.asked(rules.contributors)) {
    for (const index of stack.matches(compiled)) contributions.push({ rule: compiled.rule, index })
  }
  return contributions
}

/** Indices that an action is for, as [first, last). */
export function rangeOf(
  action: Extract<Action, { range: unknown }>,
  index: number,
  length: number
): [number, number] {
  if (action.range === 'newer') return [index + 1, length]
  return action.range === 'older' ? [0, index] : [index, index + 1]
}

function applyState(
  frames: RuledFrame[],
  index: number,
  action: Action,
  rule: StackRule,
  stack: Stack
): void {
  if (action.kind === 'category') {
    const frame = frames[index]
    if (frame) frame.category = action.category
    stack.addCategory(action.category)
  } else if (action.kind === 'app') {
    const [first, last] = rangeOf(action, index, frames.length)
    for (let at = first; at < last; at++) {
      const frame = frames[at]
      if (!frame || frame.inApp === action.on) continue
      frame.inApp = action.on
      frame.markedBy = rule
    }
  }
}

const NONE: readonly number[] = []

/** The frames of one stack trace, with what they have in common, so that most rules are refused as a whole. */
class Stack {
  readonly #frames: readonly RuledFrame[]
  readonly #exception: ExceptionFields | undefined
  /** 1 at the number of each condition that one of the frames fulfils. */
  readonly #answered: Uint8Array
  readonly #categories = new Set<string>()

  constructor(
    frames: readonly RuledFrame[],
    { conditions }: CompiledRules,
    exception: ExceptionFields | undefined
  ) {
    this.#frames = frames
    this.#exception = exception
    this.#answered = new Uint8Array(conditions)
    for (const { facts, category } of frames) {
      for (const number of facts.answers) this.#answered[number] = 1
      if (category !== undefined) this.#categories.add(category)
    }
  }

  addCategory(category: string): void {
    this.#categories.add(category)
  }

  /** The rules of which a frame fulfils the condition, or which have none: of hundreds, a few. */
  asked({ rules, conditions }: RuleList): CompiledRule[] {
    return rules.filter((_, at) => {
      const condition = conditions[at] ?? -1
      return condition < 0 || this.#answered[condition] === 1
    })
  }

  /** Indices of the frames that a rule matches, oldest first. */
  matches({ self, caller, callee, exceptions }: CompiledRule): readonly number[] {
    if (!this.#mayMatch(self) || (caller && !this.#mayMatch(caller)) || (callee && !this.#mayMatch(callee))) {
      return NONE
    }
    if (!exceptions.every((test) => test(this.#exception))) return NONE
    const found: number[] = []
    for (let index = 0; index < this.#frames.length; index++) {
      if (!fulfils(self, this.#frames[index])) continue
      if (caller && !fulfils(caller, this.#frames[index - 1])) continue
      if (callee && !fulfils(callee, this.#frames[index + 1])) continue
      found.push(index)
    }
    return found
  }

  #mayMatch(test: FrameTest): boolean {
    if (test.condition >= 0 && this.#answered[test.condition] !== 1) return false
    return test.category === undefined || this.#categories.has(test.category)
  }
}

function fulfils(test: FrameTest, frame: RuledFrame | undefined): boolean {
  if (!frame) return false
  if (test.condition >= 0 && !frame.facts.answers.includes(test.condition)) return false
  if (test.category !== undefined && frame.category !== test.category) return false
  for (const state of test.states) if (!state(frame)) return false
  return true
}
