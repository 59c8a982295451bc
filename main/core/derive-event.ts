import type { Event, NormalizedEvent } from '../../shared/model/event.ts'
import type { EventSummary, Grouping } from '../../shared/model/grouping.ts'
import type { Received } from '../../shared/model/received.ts'
import { classifyFrames } from '../grouping/classify-frames.ts'
import type { GroupingConfig } from '../grouping/config.ts'
import { group } from '../grouping/group.ts'
import { summarize } from '../grouping/summarize.ts'
import { deriveFields } from '../normalize/derive-fields.ts'
import { deriveTags } from '../normalize/derive-tags.ts'
import { normalize } from '../normalize/normalize.ts'
import { parseJson } from '../protocol/json.ts'
import type { DerivedEvent } from '../store/new-arrival.ts'

/** Normalises, groups and sums up a payload. Throws what a rule of ours throws that stumbles over it. */
export function deriveEvent(payload: unknown, received: Received, config: GroupingConfig): Derived {
  const { event, problems } = normalize(payload, received)
  const grouping = group(event, config)
  const tags = deriveTags(event)
  const { own, shape, message } = deriveFields(event)
  return {
    derived: {
      timestamp: event.timestamp,
      level: event.level,
      type: event.type,
      platform: event.platform,
      release: event.release,
      environment: event.environment,
      user: event.user?.sentry_user,
      trace: traceOf(event),
      unhandled: tags.some(([key, value]) => key === 'handled' && value === 'no'),
      summary: summarize(event, grouping, config),
      message,
      config: grouping.config,
      hashes: grouping.hashes,
      tags,
      fields: own,
      shape,
      problems: problems.length
    },
    sdk: event.sdk?.name
  }
}

interface Derived {
  readonly derived: DerivedEvent
  /** Name of its SDK. */
  readonly sdk: string | undefined
}

function traceOf({ contexts }: Event): string | undefined {
  const id = contexts.trace?.trace_id
  return typeof id === 'string' && /^[0-9a-f]{32}$/.test(id) ? id : undefined
}

/** What an event is known by when even its derivation failed: the payload is safe, and can be derived again. */
export function deriveNothing({ receivedMs }: Pick<Received, 'receivedMs'>): Derived {
  return {
    derived: {
      timestamp: receivedMs,
      level: 'error',
      type: 'default',
      platform: 'other',
      release: undefined,
      environment: undefined,
      user: undefined,
      trace: undefined,
      unhandled: false,
      summary: UNREADABLE,
      message: '',
      config: NO_CONFIG,
      hashes: [NO_HASH],
      tags: [],
      fields: [],
      shape: '',
      problems: 1
    },
    sdk: undefined
  }
}

const UNREADABLE: EventSummary = { title: '<unreadable event>', culprit: '', metadata: {} }
const NO_CONFIG = 'none'
const NO_HASH = 'd41d8cd98f00b204e9800998ecf8427e'

/** An event as it is shown: derived again from what was stored. */
export interface ReadEvent extends NormalizedEvent {
  readonly tags: [string, string][]
  readonly grouping: Grouping
  readonly summary: EventSummary
}

/**
 * Derives a stored event again, with its project's rules of today; its frames are shown as the rules see them. One that a rule of ours
 * stumbles over is shown as little as it can be, with a problem that says so: the payload is there in any case.
 */
export function readEvent(payload: Uint8Array, received: Received, config: GroupingConfig): ReadEvent {
  try {
    const normalized = normalize(parseJson(payload), received)
    const grouping = group(normalized.event, config)
    return {
      ...normalized,
      event: classifyFrames(normalized.event, config),
      tags: deriveTags(normalized.event),
      grouping,
      summary: summarize(normalized.event, grouping, config)
    }
  } catch (error) {
    const reason = `Culprit could not read this event: ${error instanceof Error ? error.message : String(error)}`
    const problems = [{ type: 'unknown_error' as const, path: '', reason }]
    const grouping = { config: NO_CONFIG, hashes: [NO_HASH], variants: [] }
    return { event: emptyEvent(received), problems, remarks: [], tags: [], grouping, summary: UNREADABLE }
  }
}

function emptyEvent({ eventId, receivedMs }: Received): Event {
  return {
    event_id: eventId,
    type: 'default',
    level: 'error',
    timestamp: receivedMs,
    received: receivedMs,
    platform: 'other',
    tags: [],
    contexts: {},
    extra: {}
  }
}
