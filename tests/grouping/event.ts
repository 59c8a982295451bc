import type { Event, Exception, Frame } from '../../shared/model/event.ts'

/** An event with what tests need least of; everything can be set. */
export function createEvent(fields: Partial<Event> = {}): Event {
  return {
    event_id: '0'.repeat(32),
    type: 'default',
    level: 'error',
    timestamp: 0,
    received: 0,
    platform: 'other',
    tags: [],
    contexts: {},
    extra: {},
    ...fields
  }
}

/** An error event of exceptions in the protocol's order, the last one being the one that was raised. */
export function createError(platform: string, exceptions: Exception[], fields: Partial<Event> = {}): Event {
  return createEvent({ type: 'error', platform, exception: { values: exceptions }, ...fields })
}

/** An error event of one exception with these frames, oldest first. */
export function createCrash(platform: string, frames: Frame[], fields: Partial<Exception> = {}): Event {
  return createError(platform, [{ type: 'Error', value: 'it broke', stacktrace: { frames }, ...fields }])
}
