import { parseEventId } from '../event-id.ts'
import { isRecord, readText } from './read.ts'

/** What a user wrote, from a `feedback` item or the older `user_report`. */
export interface Feedback {
  readonly message: string
  readonly name: string | undefined
  readonly email: string | undefined
  readonly url: string | undefined
  /** The event that it is about. */
  readonly eventId: string | undefined
}

const MAX_MESSAGE = 4096

/** Undefined without a message. */
export function parseUserReport(json: unknown): Feedback | undefined {
  if (!isRecord(json)) return undefined
  const message = readText(json.comments, MAX_MESSAGE)
  if (message === undefined) return undefined
  const { name, email, event_id } = json
  return {
    message,
    name: readText(name, 200),
    email: readText(email, 200),
    url: undefined,
    eventId: parseEventId(event_id)
  }
}

/** Undefined where the event has no `contexts.feedback` with a message. */
export function parseFeedback(json: unknown): Feedback | undefined {
  const contexts = isRecord(json) && isRecord(json.contexts) ? json.contexts : {}
  const feedback = isRecord(contexts.feedback) ? contexts.feedback : {}
  const message = readText(feedback.message, MAX_MESSAGE)
  if (message === undefined) return undefined
  return {
    message,
    name: readText(feedback.name, 200),
    email: readText(feedback.contact_email, 200),
    url: readText(feedback.url, 1000),
    eventId: parseEventId(feedback.associated_event_id)
  }
}
