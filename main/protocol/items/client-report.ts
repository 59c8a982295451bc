import { isRecord, readCount, readText } from './read.ts'

/** What an SDK threw away by itself, and why. */
export interface Discard {
  readonly reason: string
  readonly category: string
  readonly quantity: number
}

const LISTS = ['discarded_events', 'rate_limited_events', 'filtered_events', 'filtered_sampling_events']
const MAX_DISCARDS = 200

/** Reads a `client_report` item. */
export function parseClientReport(json: unknown): Discard[] {
  if (!isRecord(json)) return []
  return LISTS.flatMap((name) => {
    const list = json[name]
    return Array.isArray(list) ? list.slice(0, MAX_DISCARDS) : []
  }).flatMap((entry: unknown) => {
    if (!isRecord(entry)) return []
    const reason = readText(entry.reason, 100)
    const category = readText(entry.category, 100)
    const quantity = readCount(entry.quantity)
    return reason === undefined || category === undefined || quantity === 0
      ? []
      : [{ reason, category, quantity }]
  })
}
