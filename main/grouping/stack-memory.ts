import type { Frame } from '../../shared/model/event.ts'
import { isMapped } from './frame-facts.ts'
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

/** Remembers outcomes: most events fail where another one did before. */
export interface StackMemory {
  /** The frames as they were prepared for an equal stack trace before, else what `prepare` gives, which is kept. */
  recall(
    frames: readonly Frame[],
    eventPlatform: string,
    prepare: () => readonly PreparedFrame[]
  ): readonly PreparedFrame[]
  /** The outcome that belongs to frames that were recalled or kept. */
  outcomeOf(frames: readonly PreparedFrame[]): StackOutcome | undefined
}

/** Frames of remembered stack traces in a generation: a kilobyte each. */
const MAX_REMEMBERED = 6_000
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
  // grouping, fingerprints and titles ask for the same ones, one after the other
  const prepared = new WeakMap<readonly Frame[], readonly PreparedFrame[]>()
  const ofPrepared = new WeakMap<readonly PreparedFrame[], StackOutcome>()

  function add(key: string, one: Remembered): void {
    count += one.identities.length
    if (count > MAX_REMEMBERED) {
      old = young
      young = new Map()
      count = one.identities.length
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
      const before = prepared.get(frames)
      if (before) return before
      const isKept = !looksAtExceptions && frames.length <= MAX_FRAMES && !frames.some(hasLongLine)
      const key = isKept ? keyOf(frames) : ''
      let outcome = isKept ? find(key, frames, eventPlatform) : undefined
      const now = outcome ? withSources(outcome, frames) : prepare()
      if (!outcome) {
        outcome = { frames: now.map(withoutSource) }
        if (isKept) add(key, { eventPlatform, identities: frames.map(identityOf), outcome })
      }
      prepared.set(frames, now)
      ofPrepared.set(now, outcome)
      return now
    },
    outcomeOf: (frames) => ofPrepared.get(frames)
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
  readonly identities: readonly Identity[]
  readonly outcome: StackOutcome
}

/** All of a frame that preparing and judging it looks at; its place tells a function that calls itself. */
interface Identity {
  readonly function: string | undefined
  readonly lineno: number | undefined
  readonly colno: number | undefined
  readonly contextLine: string | undefined
  readonly filename: string | undefined
  readonly absPath: string | undefined
  readonly module: string | undefined
  readonly package: string | undefined
  readonly rawFunction: string | undefined
  readonly platform: string | undefined
  readonly clientInApp: boolean | undefined
  readonly isMapped: boolean
}

function identityOf(frame: Frame): Identity {
  return {
    function: frame.function,
    lineno: frame.lineno,
    colno: frame.colno,
    contextLine: frame.context_line,
    filename: frame.filename,
    // one text for both where they are equal: parsed texts are never shared
    absPath: frame.abs_path === frame.filename ? frame.filename : frame.abs_path,
    module: frame.module,
    package: frame.package,
    rawFunction: frame.raw_function,
    platform: frame.platform,
    clientInApp: clientInAppOf(frame),
    isMapped: isMapped(frame)
  }
}

function isSame(known: Remembered, frames: readonly Frame[], eventPlatform: string): boolean {
  const { identities } = known
  if (identities.length !== frames.length || known.eventPlatform !== eventPlatform) return false
  for (let index = 0; index < frames.length; index++) {
    if (!isSameFrame(identities[index], frames[index])) return false
  }
  return true
}

function isSameFrame(known: Identity | undefined, frame: Frame | undefined): boolean {
  return (
    known !== undefined &&
    frame !== undefined &&
    known.function === frame.function &&
    known.lineno === frame.lineno &&
    known.colno === frame.colno &&
    known.contextLine === frame.context_line &&
    known.filename === frame.filename &&
    known.absPath === frame.abs_path &&
    known.module === frame.module &&
    known.package === frame.package &&
    known.rawFunction === frame.raw_function &&
    known.platform === frame.platform &&
    known.clientInApp === clientInAppOf(frame) &&
    known.isMapped === isMapped(frame)
  )
}

/** Enough to tell most stack traces apart: all of their text would cost more than to compare with the one that is found. */
function keyOf(frames: readonly Frame[]): string {
  let key = String(frames.length)
  for (let step = 0; step < 6; step++) {
    const frame = frames[Math.floor(((frames.length - 1) * step) / 5)]
    if (frame) key += `\n${frame.function}:${frame.lineno}`
  }
  return key
}
