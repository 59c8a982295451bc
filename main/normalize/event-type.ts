import type { Event, EventType } from '../../shared/model/event.ts'
import { REPORT_KINDS } from './security-report.ts'

/** Transactions and feedback are what they say they are; of all else the type follows from the interfaces. */
export function eventTypeOf(
  sent: unknown,
  itemType: string,
  event: Omit<Event, 'type' | 'level'>
): EventType {
  if (sent === 'transaction' || itemType === 'transaction') return 'transaction'
  if (sent === 'feedback' || sent === 'userreportv2' || itemType === 'feedback') return 'feedback'
  if (event.exception) return 'error'
  return REPORT_KINDS.find((kind) => event[kind] !== undefined) ?? 'default'
}
