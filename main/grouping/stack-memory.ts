import type { Event, Frame } from '../../shared/model/event.ts'
import { hashOf, isOf, mix } from './frame-facts.ts'
import { clientInAppOf, type PreparedFrame } from './frames.ts'
import type { CompiledRules } from './stack-rules/compile.ts'
import type { StacktraceVariants } from './stacktrace-component.ts'

/** A stack trace ready to be grouped by. It serves all that are equal to it, whatever event they are of. */
export interface PreparedStack {
  readonly eventPlatform: string
  readonly frames: readonly PreparedFrame[]
  /** Made when first asked for. */
  components?: StacktraceVariants
}

/** Remembers stack traces: most events fail where another one did before. */
export interface StackMemory {
  /** What was prepared for an equal stack trace before, else of what `prepare` gives, which is kept the second time. */
  recall(
    frames: readonly Frame[],
    eventPlatform: string,
    prepare: () => readonly PreparedFrame[]
  ): PreparedStack
  /**
   * What was prepared for this event, by its frames: grouping, fingerprints and titles ask for the same ones, one after
   * the other. Of the last event only, and in no WeakMap: a minor collection keeps what those hold, and with it all
   * frames of every event.
   */
  ofEvent(event: Event): Map<readonly Frame[], PreparedStack>
}

/** Frames of remembered stack traces in a generation: one and a half kilobytes each. */
const MAX_REMEMBERED = 10_000
const MAX_FRAMES = 300
/** Longer lines are of minified code: keeping thousands of them would cost more memory than they save time. */
const MAX_LINE = 500
/** Of how many stack traces it is known that they were met once. */
const MET = 4096

/**
 * A stack trace is kept when it is met the second time: those that never come again would only fill the memory. Two
 * generations: when the young one is full it becomes the old one, and what is met again moves over. So what is used
 * stays, however much passes by once. Where a rule looks at the exception as well, equal frames are no reason to treat
 * them alike: then nothing is remembered.
 */
export function createStackMemory(rules: CompiledRules): StackMemory {
  const looksAtExceptions = [...rules.classifiers.rules, ...rules.contributors.rules].some(
    (rule) => rule.exceptions.length > 0
  )
  let young = new Map<number, PreparedStack>()
  let old = new Map<number, PreparedStack>()
  const met = new Int32Array(MET)
  let count = 0
  let last: { readonly event: Event; readonly stacks: Map<readonly Frame[], PreparedStack> } | undefined

  function add(key: number, stack: PreparedStack): void {
    count += stack.frames.length
    if (count > MAX_REMEMBERED) {
      old = young
      young = new Map()
      count = stack.frames.length
    }
    young.set(key, stack)
  }

  function find(key: number, frames: readonly Frame[], eventPlatform: string): PreparedStack | undefined {
    const known = young.get(key)
    if (known && isSame(known, frames, eventPlatform)) return known
    const aged = old.get(key)
    if (!aged || !isSame(aged, frames, eventPlatform)) return undefined
    add(key, aged)
    return aged
  }

  return {
    recall(frames, eventPlatform, prepare) {
      const isKept = !looksAtExceptions && frames.length <= MAX_FRAMES && !frames.some(hasLongLine)
      if (!isKept) return { eventPlatform, frames: prepare() }
      const key = keyOf(frames)
      const known = find(key, frames, eventPlatform)
      if (known) return known
      const stack = { eventPlatform, frames: prepare() }
      const place = key & (MET - 1)
      if (met[place] === key) add(key, stack)
      else met[place] = key
      return stack
    },
    ofEvent(event) {
      if (last?.event !== event) last = { event, stacks: new Map() }
      return last.stacks
    }
  }
}

function hasLongLine({ context_line: line }: Frame): boolean {
  return line !== undefined && line.length > MAX_LINE
}

function isSame(stack: PreparedStack, frames: readonly Frame[], eventPlatform: string): boolean {
  if (stack.frames.length !== frames.length || stack.eventPlatform !== eventPlatform) return false
  return frames.every((frame, index) => {
    const known = stack.frames[index]
    return (
      known !== undefined &&
      known.lineno === frame.lineno &&
      known.colno === frame.colno &&
      known.clientInApp === clientInAppOf(frame) &&
      isOf(known.facts, frame, frame.platform ?? eventPlatform)
    )
  })
}

/** Tells most stack traces apart, by a few of their frames: all would cost more than to compare with the one that is found. */
function keyOf(frames: readonly Frame[]): number {
  let key = frames.length
  for (let step = 0; step < 6; step++) {
    const frame = frames[Math.floor(((frames.length - 1) * step) / 5)]
    if (frame) key = mix(key, hashOf(frame))
  }
  return key
}
