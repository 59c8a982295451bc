import { type Event, EventType } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { REPORT_KINDS } from './security-report.ts'

/** `userreportv2` is the first name of feedback. */
const SENT_TYPES = new Set<unknown>([...EventType.options, 'userreportv2', undefined, null, ''])

/** Transactions and feedback are what they say they are; of all else the type follows from the interfaces. */
export function readEventType(
  sent: unknown,
  itemType: string,
  event: Omit<Event, 'type' | 'level'>,
  at: Place
): EventType {
  if (!SENT_TYPES.has(sent)) at.problem('type', 'invalid_data', 'unknown event type', sent)
  if (sent === 'transaction' || itemType === 'transaction') return 'transaction'
  if (sent === 'feedback' || sent === 'userreportv2' || itemType === 'feedback') return 'feedback'
  if (event.exception) return 'error'
  return REPORT_KINDS.find((kind) => event[kind] !== undefined) ?? 'default'
}
