import type { Event, NormalizedEvent } from '../../shared/model/event.ts'
import type { EventSummary, Grouping } from '../../shared/model/grouping.ts'
import type { Received } from '../../shared/model/received.ts'
import { classifyFrames } from '../grouping/classify-frames.ts'
import { group } from '../grouping/group.ts'
import { summarize } from '../grouping/summarize.ts'
import { deriveTags } from '../normalize/derive-tags.ts'
import { normalize } from '../normalize/normalize.ts'
import { parseJson } from '../protocol/json.ts'
import type { NewEvent } from '../store/new-arrival.ts'

/** What the store keeps of an event beside its payload. */
type Derived = Omit<NewEvent, 'received' | 'payload'>

/** Normalises, groups and sums up a payload. Throws what a rule of ours throws that stumbles over it. */
export function deriveEvent(payload: unknown, received: Received): Derived {
  const { event, problems } = normalize(payload, received)
  const grouping = group(event)
  return {
    event,
    grouping,
    summary: summarize(event, grouping),
    tags: deriveTags(event),
    problems: problems.length
  }
}

/** What an event is known by when even its derivation failed: the payload is safe, and can be derived again. */
export function deriveNothing(received: Received): Derived {
  const event: Event = {
    event_id: received.eventId,
    type: 'default',
    level: 'error',
    timestamp: received.receivedMs,
    received: received.receivedMs,
    platform: 'other',
    tags: [],
    contexts: {},
    extra: {}
  }
  return {
    event,
    grouping: { config: 'none', hashes: ['d41d8cd98f00b204e9800998ecf8427e'] },
    summary: { title: '<unreadable event>', culprit: '', metadata: {} },
    tags: [],
    problems: 1
  }
}

/** An event as it is shown: derived again from what was stored. */
export interface ReadEvent extends NormalizedEvent {
  readonly tags: [string, string][]
  readonly grouping: Grouping
  readonly summary: EventSummary
}

/**
 * Derives a stored event again, with today's rules; its frames are shown as the rules see them. One that a rule of ours
 * stumbles over is shown as little as it can be, with a problem that says so: the payload is there in any case.
 */
export function readEvent(payload: Uint8Array, received: Received): ReadEvent {
  try {
    const normalized = normalize(parseJson(payload), received)
    const grouping = group(normalized.event)
    return {
      ...normalized,
      event: classifyFrames(normalized.event),
      tags: deriveTags(normalized.event),
      grouping,
      summary: summarize(normalized.event, grouping)
    }
  } catch (error) {
    const { event, grouping, summary } = deriveNothing(received)
    const reason = `Culprit could not read this event: ${error instanceof Error ? error.message : String(error)}`
    const problems = [{ type: 'unknown_error' as const, path: '', reason }]
    return { event, problems, remarks: [], tags: [], grouping: { variants: [], ...grouping }, summary }
  }
}
