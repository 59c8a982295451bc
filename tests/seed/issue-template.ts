import { isDeepStrictEqual } from 'node:util'
import { deriveEvent } from '../../main/core/derive-event.ts'
import type { Dictionaries } from '../../main/core/dictionaries.ts'
import { currentConfig } from '../../main/grouping/current-config.ts'
import type { DerivedEvent, NewEvent } from '../../main/store/new-arrival.ts'
import { packEvent } from '../../main/store/packed-event.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Received } from '../../shared/model/received.ts'
import type { Random } from '../bench/random.ts'
import { createFacts, type Moment } from './event-facts.ts'
import type { Body, Failure, Occasions } from './failure.ts'
import type { SeedProject } from './seed-project.ts'
import { compileSlots, fillSlots, type SlotText } from './slots.ts'

/**
 * An issue from which events can be made fast. What an event's stack traces and breadcrumbs yield is derived once for
 * the issue, the rest for each event, from its payload without them: both by the real rules.
 */
export interface IssueTemplate {
  readonly project: SeedProject
  readonly occasions: Occasions
  readonly message: SlotText
  /** The payload's end: what the issue's events have in common. */
  readonly common: SlotText
  /** The interfaces that tell of the failure, without stack traces. */
  readonly bare: Body
  readonly hasStack: boolean
  /** Of one of its events, derived as a whole. */
  readonly whole: Pick<DerivedEvent, 'hashes' | 'shape' | 'summary'>
}

/** Undefined where its events would not all have the same hashes, or only those of issues that there are already. */
export function createTemplate(
  project: SeedProject,
  failure: Failure,
  random: Random,
  isKnownHash: (hash: string) => boolean
): IssueTemplate | undefined {
  const bare = withoutStacks(failure.body)
  const parts = {
    project,
    occasions: failure.occasions,
    message: compileSlots(failure.message),
    common: compileSlots(JSON.stringify({ ...failure.body, ...failure.surroundings }).slice(1)),
    bare,
    hasStack: !isDeepStrictEqual(bare, failure.body)
  }
  const [first, second] = SAMPLES.map((moment) => renderPayload(parts, random, moment))
  if (!first || !second) return undefined
  const derived = deriveWhole(first)
  const { hashes, shape, summary } = derived
  if (hashes.some(isKnownHash)) return undefined
  if (!parts.hasStack && !isDeepStrictEqual(deriveWhole(second).hashes, hashes)) return undefined
  const template = { ...parts, whole: { hashes, shape, summary } }
  const different = differences(deriveFast(template, first), derived)
  if (different.length > 0) {
    throw new Error(`Events of "${summary.title}" cannot be derived in parts: ${different.join(', ')}`)
  }
  return template
}

function differences(fast: DerivedEvent, whole: DerivedEvent): string[] {
  const others = new Map(Object.entries(whole))
  return Object.entries(fast).flatMap(([key, value]) =>
    isDeepStrictEqual(value, others.get(key)) ? [] : [key]
  )
}

const SAMPLES: readonly Moment[] = ['a', 'b'].map((digit) => ({
  eventId: digit.repeat(32),
  traceId: digit.repeat(32),
  atMs: 1_700_000_000_000,
  afterMs: 0
}))

/** Another event of the issue, ready to be written. */
export function createEvent(
  template: IssueTemplate,
  random: Random,
  dictionaries: Dictionaries,
  moment: Moment,
  receivedMs: number
): NewEvent {
  const rendered = renderPayload(template, random, moment, receivedMs)
  const { received, text } = rendered
  const dictionary = dictionaries.find(template.project.id, template.whole.hashes[0] ?? '')
  return {
    ...deriveFast(template, rendered),
    received,
    payload: packEvent(received, Buffer.from(text), dictionary)
  }
}

interface Rendered {
  readonly facts: JsonObject
  readonly value: string
  readonly text: string
  readonly received: Received
}

function renderPayload(
  { project, occasions, message, common }: Omit<IssueTemplate, 'whole'>,
  random: Random,
  moment: Moment,
  receivedMs: number = moment.atMs
): Rendered {
  const facts = createFacts(project, occasions, random, moment)
  const { atMs } = moment
  const value = fillSlots(message, random, { value: '', atMs })
  const text = `${JSON.stringify(facts).slice(0, -1)},${fillSlots(common, random, { value, atMs })}`
  return { facts, value, text, received: toReceived(project, moment.eventId, receivedMs) }
}

function toReceived({ platform }: SeedProject, eventId: string, receivedMs: number): Received {
  const { name, version } = platform.sdk
  return {
    receivedMs,
    eventId,
    itemType: 'event',
    sentAtMs: receivedMs - 5,
    client: `${name}/${version}`,
    sdk: { name, version }
  }
}

function deriveWhole({ text, received }: Rendered): DerivedEvent {
  return deriveEvent(JSON.parse(text), received, currentConfig).derived
}

function deriveFast(
  { bare, whole, hasStack }: IssueTemplate,
  { facts, value, received }: Rendered
): DerivedEvent {
  const { hashes, shape } = whole
  // with a checksum nothing is grouped, which would be in vain without the stack traces
  const payload = { ...facts, ...withValue(bare, value), checksum: hashes[0] }
  const { derived } = deriveEvent(payload, received, currentConfig)
  if (!hasStack) return { ...derived, hashes, shape }
  const { title, metadata, culprit } = derived.summary
  return {
    ...derived,
    hashes,
    shape,
    summary: {
      title,
      culprit: facts.transaction === undefined ? whole.summary.culprit : culprit,
      metadata: { ...whole.summary.metadata, ...metadata }
    }
  }
}

function withoutStacks(body: Body): Body {
  if (!('exception' in body)) return body
  return { exception: { values: body.exception.values.map(({ stacktrace, ...others }) => others) } }
}

function withValue(body: Body, value: string): Body {
  if (!('exception' in body)) return { ...body, logentry: { ...body.logentry, formatted: value } }
  const { values } = body.exception
  return { exception: { values: values.map((one) => (one.value === '«value»' ? { ...one, value } : one)) } }
}
