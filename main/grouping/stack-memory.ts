import type { PreparedFrame } from './frames.ts'
import type { CompiledRules } from './stack-rules/compile.ts'
import type { StackRule } from './stack-rules/rule.ts'
import type { StacktraceVariants } from './stacktrace-component.ts'

/** What rules make of a whole stack trace: the same for equal frames, and kept from one event to the next. */
export interface StackOutcome {
  readonly frames: readonly {
    readonly inApp: boolean | undefined
    readonly category: string | undefined
    readonly markedBy: StackRule | undefined
  }[]
  /** Made when first asked for. */
  components?: StacktraceVariants
}

/** Remembers outcomes: most events fail where another one did before. */
export interface StackMemory {
  /** What the rules made of these frames before, if they met them. The frames must be as before any rule. */
  recall(frames: readonly PreparedFrame[], isRecursive: readonly boolean[]): Recalled
  /** The outcome that belongs to frames that were recalled or learnt. */
  outcomeOf(frames: readonly PreparedFrame[]): StackOutcome | undefined
}

export interface Recalled {
  readonly outcome: StackOutcome | undefined
  /** Keeps what the rules made of the frames now. */
  learn(): void
}

const MAX_REMEMBERED = 300
const MAX_FRAMES = 300

/** Where a rule looks at the exception as well, equal frames are no reason for an equal outcome: nothing is kept. */
export function createStackMemory(rules: CompiledRules): StackMemory {
  const looksAtExceptions = [...rules.classifiers, ...rules.contributors].some(
    (rule) => rule.exceptions.length > 0
  )
  const outcomes = new Map<string, StackOutcome>()
  const ofFrames = new WeakMap<readonly PreparedFrame[], StackOutcome>()
  return {
    recall(frames, isRecursive) {
      if (looksAtExceptions || frames.length > MAX_FRAMES) return NOTHING
      const key = keyOf(frames, isRecursive)
      const outcome = outcomes.get(key)
      if (outcome) {
        ofFrames.set(frames, outcome)
        return { outcome, learn: NOTHING.learn }
      }
      return {
        outcome: undefined,
        learn() {
          if (outcomes.size >= MAX_REMEMBERED) outcomes.clear()
          const learnt = {
            frames: frames.map(({ inApp, category, markedBy }) => ({ inApp, category, markedBy }))
          }
          outcomes.set(key, learnt)
          ofFrames.set(frames, learnt)
        }
      }
    },
    outcomeOf: (frames) => ofFrames.get(frames)
  }
}

const NOTHING: Recalled = { outcome: undefined, learn: () => {} }

function keyOf(frames: readonly PreparedFrame[], isRecursive: readonly boolean[]): string {
  let key = ''
  for (let i = 0; i < frames.length; i++) {
    const frame = frames[i]
    if (!frame) continue
    const said = frame.clientInApp === undefined ? '' : frame.clientInApp ? '+' : '-'
    key += `${frame.facts.id}${said}${isRecursive[i] ? 'r' : ''},`
  }
  return key
}
