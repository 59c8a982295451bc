import type { Event, Exception, Frame, Stacktrace } from '../../shared/model/event.ts'
import type { GroupingConfig } from './config.ts'
import type { FrameFacts } from './frame-facts.ts'
import type { PreparedStack } from './stack-memory.ts'
import { classify, type RuledFrame } from './stack-rules/run.ts'

/**
 * A frame prepared for grouping: trimmed, with category and in_app as the rules leave them (section 3). It holds nothing
 * that differs between equal stack traces, and may serve them all.
 */
export interface PreparedFrame extends RuledFrame {
  readonly facts: FrameFacts
  /** What the SDK said of in_app, before rules. */
  readonly clientInApp: boolean | undefined
  /** These tell a function that calls itself from one that does not. */
  readonly lineno: number | undefined
  readonly colno: number | undefined
}

/** Gives an event's stack traces as they are prepared for grouping, each prepared once. */
export type StackOf = (stacktrace: Stacktrace, exception: Exception | undefined) => PreparedStack

/** Prepares the stack traces of one event on demand. */
export function stacksOfEvent(event: Event, config: GroupingConfig): StackOf {
  const known = config.stacks.ofEvent(event)
  return (stacktrace, exception) => {
    const { frames } = stacktrace
    const before = known.get(frames)
    if (before) return before
    const prepared = prepareStack(frames, event.platform, config, exception)
    known.set(frames, prepared)
    return prepared
  }
}

/** Prepares one stack trace. The exception is the one that it belongs to, for rules that look at it. */
export function prepareStack(
  frames: readonly Frame[],
  eventPlatform: string,
  config: GroupingConfig,
  exception: Exception | undefined
): PreparedStack {
  return config.stacks.recall(frames, eventPlatform, () => {
    const prepared = frames.map((source): PreparedFrame => {
      const clientInApp = clientInAppOf(source)
      return {
        facts: config.frames.factsOf(source, eventPlatform),
        clientInApp,
        lineno: source.lineno,
        colno: source.colno,
        inApp: clientInApp,
        category: undefined,
        markedBy: undefined
      }
    })
    classify(prepared, config.stackRules, exception)
    return prepared
  })
}

/** in_app as the SDK sent it, also where rules were applied to the frame before. */
export function clientInAppOf({ in_app, data }: Frame): boolean | undefined {
  const original = data?.orig_in_app
  if (typeof original === 'boolean') return original
  if (typeof original !== 'number') return in_app
  return original === -1 ? undefined : original !== 0
}

/** True where a frame calls itself: equal in all that tells two calls apart. */
export function isRecursion(frame: PreparedFrame, previous: PreparedFrame | undefined): boolean {
  if (!previous) return false
  const [a, b] = [frame.facts, previous.facts]
  return (
    frame.lineno === previous.lineno &&
    frame.colno === previous.colno &&
    a.function === b.function &&
    a.filename === b.filename &&
    a.texts.module === b.texts.module &&
    a.texts.absPath === b.texts.absPath &&
    a.texts.package === b.texts.package
  )
}
