import type { Event, Frame } from '../../shared/model/event.ts'
import { isOf } from './frame-facts.ts'
import { clientInAppOf, type PreparedFrame } from './frames.ts'
import type { CompiledRules } from './stack-rules/compile.ts'
import type { StacktraceVariants } from './stacktrace-component.ts'

/** What rules make of a whole stack trace: the same for equal frames, and kept from one event to the next. */
export interface StackOutcome {
  /** Without the sources, which hold what no other event has. */
  readonly frames: readonly Omit<PreparedFrame, 'source'>[]
  /** Made when first asked for. */
  components?: StacktraceVariants
}

/** A stack trace of an event, ready to be grouped by. */
export interface PreparedStack {
  readonly frames: readonly PreparedFrame[]
  /** Shared with equal stack traces of other events. */
  readonly outcome: StackOutcome
}

/** Remembers outcomes: most events fail where another one did before. */
export interface StackMemory {
  /** The frames as they were prepared for an equal stack trace before, else what `prepare` gives, which is kept. */
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

/**
 * Two generations: when the young one is full it becomes the old one, and what is met again moves over. So what is
 * used stays, however much passes by once. Where a rule looks at the exception as well, equal frames are no reason
 * for an equal outcome: then an outcome serves its one stack trace alone.
 */
export function createStackMemory(rules: CompiledRules): StackMemory {
  const looksAtExceptions = [...rules.classifiers, ...rules.contributors].some(
    (rule) => rule.exceptions.length > 0
  )
  let young = new Map<string, Remembered>()
  let old = new Map<string, Remembered>()
  let count = 0
  let last: { readonly event: Event; readonly stacks: Map<readonly Frame[], PreparedStack> } | undefined

  function add(key: string, one: Remembered): void {
    count += one.places.length
    if (count > MAX_REMEMBERED) {
      old = young
      young = new Map()
      count = one.places.length
    }
    young.set(key, one)
  }

  function find(key: string, frames: readonly Frame[], eventPlatform: string): StackOutcome | undefined {
    const known = young.get(key)
    if (known && isSame(known, frames, eventPlatform)) return known.outcome
    const aged = old.get(key)
    if (!aged || !isSame(aged, frames, eventPlatform)) return undefined
    add(key, aged)
    return aged.outcome
  }

  return {
    recall(frames, eventPlatform, prepare) {
      const isKept = !looksAtExceptions && frames.length <= MAX_FRAMES && !frames.some(hasLongLine)
      const key = isKept ? keyOf(frames) : ''
      const known = isKept ? find(key, frames, eventPlatform) : undefined
      if (known) return { frames: withSources(known, frames), outcome: known }
      const prepared = prepare()
      const outcome = { frames: prepared.map(withoutSource) }
      if (isKept) add(key, { eventPlatform, places: frames.map(placeOf), outcome })
      return { frames: prepared, outcome }
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

function withSources({ frames }: StackOutcome, sources: readonly Frame[]): PreparedFrame[] {
  const prepared: PreparedFrame[] = []
  for (const [index, source] of sources.entries()) {
    const frame = frames[index]
    if (!frame) continue
    const { facts, clientInApp, answers, inApp, category, markedBy } = frame
    prepared.push({ source, facts, clientInApp, answers, inApp, category, markedBy })
  }
  return prepared
}

function withoutSource({ facts, clientInApp, answers, inApp, category, markedBy }: PreparedFrame) {
  return { facts, clientInApp, answers, inApp, category, markedBy }
}

interface Remembered {
  readonly eventPlatform: string
  readonly places: readonly Place[]
  readonly outcome: StackOutcome
}

/** What tells a function that calls itself from one that does not. */
interface Place {
  readonly lineno: number | undefined
  readonly colno: number | undefined
}

function placeOf({ lineno, colno }: Frame): Place {
  return { lineno, colno }
}

function isSame(
  { eventPlatform: platform, places, outcome }: Remembered,
  frames: readonly Frame[],
  eventPlatform: string
): boolean {
  if (places.length !== frames.length || platform !== eventPlatform) return false
  return frames.every((frame, index) => {
    const [place, known] = [places[index], outcome.frames[index]]
    return (
      place?.lineno === frame.lineno &&
      place?.colno === frame.colno &&
      known?.clientInApp === clientInAppOf(frame) &&
      known !== undefined &&
      isOf(known.facts, frame, frame.platform ?? eventPlatform)
    )
  })
}

/** Enough to tell most stack traces apart: all of their text would cost more than to compare with the one that is found. */
function keyOf(frames: readonly Frame[]): string {
  const parts: unknown[] = [frames.length]
  for (let step = 0; step < 6; step++) {
    const frame = frames[Math.floor(((frames.length - 1) * step) / 5)]
    if (frame) parts.push(frame.function, frame.lineno)
  }
  // joined, not put together: that would keep all the parts in memory
  return parts.join('\n')
}
