import type { Level } from '../../shared/model/event.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Random } from '../bench/random.ts'
import { createPlace, fillWords, type Place } from './platforms/place.ts'
import type { ErrorKind, Platform } from './platforms/platform.ts'
import { compileSlots, fillSlots, NO_EVENT, type SlotText } from './slots.ts'

/** What all events of an issue have in common. */
export interface Failure {
  /** What its events say, with slots where they differ. */
  readonly message: string
  readonly body: Body
  /** Other attributes: breadcrumbs, extra, SDK. May have slots. */
  readonly surroundings: JsonObject
  readonly occasions: Occasions
}

/** The interfaces that tell of a failure. The message stands there as `«value»`. */
export type Body =
  | { readonly exception: { readonly values: readonly JsonObject[] } }
  | { readonly logger: string; readonly logentry: JsonObject }

/** When the events of an issue happen. */
export interface Occasions {
  readonly level: Level
  readonly transactions: readonly string[]
  /** Of URLs. */
  readonly paths: readonly SlotText[]
}

/** Invents a failure of a program. With a rare word, its text and names have that in them. */
export function createFailure(platform: Platform, random: Random, rareWord?: string): Failure {
  const place = createPlace(random, rareWord)
  const isLog = random.next() < 0.08
  const isVaried = random.next() < 0.8
  const text = isLog ? random.pick(platform.logs) : undefined
  const kind = random.pick(platform.errors)
  const pattern = withWord(fillWords(text ?? random.pick(kind.messages), place), rareWord)
  return {
    message: isVaried ? withArguments(pattern) : frozen(withArguments(pattern), random),
    body: text === undefined ? exceptionBody(platform, kind, place, random) : logBody(pattern, place),
    surroundings: createSurroundings(platform, place, random),
    occasions: {
      level: createLevel(random, isLog),
      transactions: createTransactions(platform, place, random),
      paths: createPaths(platform, place, random)
    }
  }
}

function createLevel(random: Random, isLog: boolean): Level {
  const dice = random.next()
  if (isLog) return dice < 0.4 ? 'error' : dice < 0.8 ? 'warning' : 'info'
  return dice < 0.92 ? 'error' : dice < 0.96 ? 'fatal' : 'warning'
}

function withWord(text: string, word: string | undefined): string {
  return word === undefined || text.toLowerCase().includes(word) ? text : `${text} (${word})`
}

/** Placeholders of logging libraries. */
const PLACEHOLDERS = /%s|\{\}|\{Id\}/g

function withArguments(pattern: string): string {
  return pattern.replace(PLACEHOLDERS, '«int»')
}

function frozen(pattern: string, random: Random): string {
  return fillSlots(compileSlots(pattern), random, NO_EVENT)
}

function logBody(pattern: string, place: Place): Body {
  const isTemplate = pattern !== withArguments(pattern)
  return {
    logger: fillWords('{area}.{noun}', place),
    logentry: { ...(isTemplate && { message: pattern }), formatted: '«value»' }
  }
}

function exceptionBody(platform: Platform, kind: ErrorKind, place: Place, random: Random): Body {
  const isHandled = random.next() < 0.6
  const hasStack = random.next() < 0.97
  const isCaused = hasStack && platform.causes.length > 0 && random.next() < 0.15
  const cause = isCaused ? random.pick(platform.causes) : undefined
  const causes = cause ? [createCause(platform, cause, place, random)] : []
  const exception = {
    type: kind.type,
    value: '«value»',
    ...(kind.module !== undefined && { module: fillWords(kind.module, place) }),
    ...(hasStack && { stacktrace: { frames: createFrames(platform, place, random) } }),
    mechanism: platform.mechanism(isHandled)
  }
  return { exception: { values: [...causes, exception] } }
}

function createCause(platform: Platform, kind: ErrorKind, place: Place, random: Random): JsonObject {
  const frames = [platform.frame(place, random), ...platform.callees.slice(0, 1 + random.below(3))]
  return {
    type: kind.type,
    ...(kind.module !== undefined && { module: kind.module }),
    value: frozen(fillWords(random.pick(kind.messages), place), random),
    stacktrace: { frames },
    mechanism: { type: 'chained', handled: true }
  }
}

/** The framework's, then the program's own, then, for some, those of a library that it called. */
function createFrames(platform: Platform, place: Place, random: Random): JsonObject[] {
  const { callers, callees, runsOn } = platform
  const own = Array.from({ length: 2 + random.skewed(9) }, () =>
    platform.frame(random.next() < 0.4 ? place : createPlace(random, place.noun), random)
  )
  const inner = random.next() < 0.5 ? [random.pick(callees)] : []
  const outer = callers.slice(random.below(3))
  // frameworks of servers and pages call themselves through their layers
  const again = runsOn === 'device' ? [] : outer.slice(1, 1 + random.below(outer.length))
  return [...outer, ...again, ...own, ...inner]
}

function createSurroundings(platform: Platform, place: Place, random: Random): JsonObject {
  const count = 5 + random.skewed(11)
  const stepMs = 200 + random.below(4000)
  const values = Array.from({ length: count }, (_, index) => ({
    timestamp: `«ago:${(count - index) * stepMs + random.below(stepMs)}»`,
    ...platform.breadcrumb(random.next() < 0.5 ? place : createPlace(random), random)
  }))
  return {
    breadcrumbs: { values },
    ...(platform.extra && { extra: platform.extra(place) }),
    ...(platform.debugMeta && { debug_meta: platform.debugMeta }),
    sdk: { ...platform.sdk }
  }
}

function createTransactions({ transaction }: Platform, place: Place, random: Random): string[] {
  if (!transaction || random.next() < 0.1) return []
  const others = random.next() < 0.2 ? [createPlace(random), createPlace(random)] : []
  return [place, ...others].map(transaction)
}

/** Some addresses have the number of a thing in them. */
function createPaths({ path }: Platform, place: Place, random: Random): SlotText[] {
  if (!path) return []
  const paths = [place, ...(random.next() < 0.3 ? [createPlace(random)] : [])].map(path)
  const end = random.next() < 0.2 ? '/«small»' : ''
  return paths.map((one) => compileSlots(one + end))
}
