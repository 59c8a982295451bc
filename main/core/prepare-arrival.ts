import { randomBytes } from 'node:crypto'
import type { Received } from '../../shared/model/received.ts'
import type { GroupingConfig } from '../grouping/config.ts'
import {
  type Accepted,
  FIRST_BYTES,
  type Submission,
  type SubmittedItem,
  type Unreadable
} from '../ingest/submission.ts'
import { parseEventId } from '../protocol/event-id.ts'
import { parseFeedback } from '../protocol/items/feedback.ts'
import { parseJson } from '../protocol/json.ts'
import { ProtocolError } from '../protocol/protocol-error.ts'
import type { NewArrival, NewAttachment, NewEvent, NewItem } from '../store/new-arrival.ts'
import { packEvent } from '../store/packed-event.ts'
import { compress } from '../store/payload-codec.ts'
import { DEFAULT_PROJECT_ID } from './default-project.ts'
import { deriveEvent, deriveNothing } from './derive-event.ts'
import type { Dictionaries } from './dictionaries.ts'
import { createMeanings, readMeaning } from './item-meanings.ts'
import { toAttachment } from './prepare-attachment.ts'
import { withCrash } from './with-crash.ts'

/** Items that become events of an issue; all others are kept as they came. */
const EVENT_ITEMS = new Set(['event', 'security', 'raw_security', 'nel', 'feedback'])

/** What is stored of a submission, and what its sender is answered. */
export interface Prepared extends Accepted {
  readonly arrival: NewArrival
}

export interface PrepareOptions {
  readonly config: GroupingConfig
  readonly dictionaries: Dictionaries
  /** Hears of an event that a rule of ours stumbled over: it is stored all the same. */
  readonly onUnexpected: (error: unknown) => void
}

/**
 * Derives everything that is stored of a submission. Touches no database. An event that is no JSON is kept as an item
 * among the others; throws ProtocolError where there are no others.
 */
export function prepareArrival(
  submission: Submission,
  { config, dictionaries, onUnexpected }: PrepareOptions
): Prepared {
  const { receivedMs, items } = withCrash(submission)
  let id = parseEventId(submission.headers.event_id)
  const events: NewEvent[] = []
  const attachments: NewAttachment[] = []
  const others: NewItem[] = []
  const meanings = createMeanings()
  const failures: Failure[] = []
  let firstSdk: string | undefined
  for (const item of items) {
    if (item.type === 'attachment') continue
    const payload = EVENT_ITEMS.has(item.type) ? read(item, failures) : undefined
    if (payload === undefined || isTransaction(payload)) {
      // posted alone, it is answered with an id as an event is
      if (payload !== undefined) id ??= ownId(payload) ?? newEventId()
      others.push(toItem(item, id, receivedMs))
      readMeaning(item, receivedMs, meanings)
      continue
    }
    // several reports in one envelope cannot share the envelope's id
    const eventId = events.length > 0 ? newEventId() : (id ?? ownId(payload) ?? newEventId())
    id ??= eventId
    const received = toReceived(submission, item, eventId)
    const { derived, sdk } = derive(payload, received, config, onUnexpected)
    const dictionary = dictionaries.find(submission.projectId ?? DEFAULT_PROJECT_ID, derived.hashes[0] ?? '')
    const event = { ...derived, received, payload: packEvent(received, item.payload, dictionary) }
    events.push(event)
    firstSdk ??= sdk
    const feedback = item.type === 'feedback' ? parseFeedback(payload) : undefined
    if (feedback) meanings.feedback.push(feedback)
  }
  for (const item of items) {
    if (item.type !== 'attachment') continue
    if (id !== undefined) attachments.push(toAttachment(item, id))
    // its event may never come: it shall be seen all the same
    if (events.length === 0) others.push(toItem(item, id, receivedMs))
  }
  const [failure] = failures
  if (failure && failures.length === items.length) throw failure.error
  const project = describeProject(submission, events[0], firstSdk)
  return {
    arrival: { project, receivedMs, events, attachments, items: others, ...meanings },
    ...(id !== undefined && { id }),
    ...(failures.length > 0 && { unreadable: failures.map(toUnreadable) })
  }
}

interface Failure {
  readonly item: SubmittedItem
  readonly error: ProtocolError
}

function read(item: SubmittedItem, failures: Failure[]): unknown {
  try {
    return parseJson(item.payload)
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    failures.push({ item, error })
    return undefined
  }
}

function toUnreadable({ item: { payload }, error }: Failure): Unreadable {
  return {
    reason: error.message,
    bytes: payload.length,
    // a copy: the request's bytes are used again
    firstBytes: new Uint8Array(payload.subarray(0, FIRST_BYTES))
  }
}

function toItem(item: SubmittedItem, eventId: string | undefined, receivedMs: number): NewItem {
  const type = item.type.slice(0, 100)
  return { type, eventId, receivedMs, headers: JSON.stringify(item.headers), payload: compress(item.payload) }
}

function derive(
  payload: unknown,
  received: Received,
  config: GroupingConfig,
  onUnexpected: (error: unknown) => void
) {
  try {
    return deriveEvent(payload, received, config)
  } catch (error) {
    onUnexpected(error)
    return deriveNothing(received)
  }
}

function toReceived(submission: Submission, item: SubmittedItem, eventId: string): Received {
  const { headers, client, ip, userAgent, clientHints, receivedMs, keepsOldTimestamps } = submission
  const { sentry_release, sentry_environment } = item.headers
  const sentAtMs = typeof headers.sent_at === 'string' ? Date.parse(headers.sent_at) : Number.NaN
  const sdk = readSdk(headers.sdk)
  return {
    receivedMs,
    eventId,
    itemType: item.type,
    ...(Number.isFinite(sentAtMs) && { sentAtMs }),
    ...(client !== undefined && { client }),
    ...(sdk && { sdk }),
    ...(keepsOldTimestamps && { keepsOldTimestamp: true }),
    ...(ip !== undefined && { ip }),
    ...(userAgent !== undefined && { userAgent }),
    ...(clientHints && { clientHints }),
    ...(typeof sentry_release === 'string' && { release: sentry_release.slice(0, 250) }),
    ...(typeof sentry_environment === 'string' && { environment: sentry_environment.slice(0, 64) })
  }
}

function readSdk(value: unknown): Received['sdk'] {
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined
  if (typeof value.name !== 'string') return undefined
  const version = 'version' in value && typeof value.version === 'string' ? value.version : undefined
  return { name: value.name.slice(0, 200), ...(version !== undefined && { version: version.slice(0, 200) }) }
}

function describeProject(
  submission: Submission,
  event: NewEvent | undefined,
  sdk: string | undefined
): NewArrival['project'] {
  return {
    id: submission.projectId ?? DEFAULT_PROJECT_ID,
    key: submission.key,
    suggestedName: event && suggestName(event.release, sdk ?? submission.client?.split('/')[0]),
    platform: event?.platform
  }
}

/** `web@1.2.3` → `web`; else the SDK's own name without its maker: `sentry.javascript.node` → `javascript.node`. */
function suggestName(release: string | undefined, sdk: string | undefined): string | undefined {
  const ofRelease = /^([^@\s]{1,60})@./.exec(release ?? '')?.[1]
  return ofRelease ?? sdk?.replace(/^sentry[.-]/, '').slice(0, 60)
}

function isTransaction(payload: unknown): boolean {
  return (
    typeof payload === 'object' && payload !== null && 'type' in payload && payload.type === 'transaction'
  )
}

function ownId(payload: unknown): string | undefined {
  return typeof payload === 'object' && payload !== null && 'event_id' in payload
    ? parseEventId(payload.event_id)
    : undefined
}

function newEventId(): string {
  return randomBytes(16).toString('hex')
}
