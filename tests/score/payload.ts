import { normalize } from '../../main/normalize/normalize.ts'
import type { Event } from '../../shared/model/event.ts'

const RECEIVED = {
  receivedMs: Date.UTC(2024, 0, 17),
  eventId: '0'.repeat(32),
  itemType: 'event'
}

/** A payload as the application would read it; old ones are not moved in time. */
export function eventOf(payload: unknown): Event {
  return normalize(payload, RECEIVED, { clampPast: false }).event
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
