import { findKnownKey, type KeyType } from './keys.ts'

/** What an aggregate gives. */
export type AggregateType = KeyType | 'percentage'

const PERCENTAGES = new Set(['percentage', 'failure_rate', 'http_error_rate'])
/** These give what their column holds; without one, the duration of the transaction. */
const OF_COLUMN = new Set([
  'avg',
  'min',
  'max',
  'sum',
  'any',
  'percentile',
  'p50',
  'p75',
  'p90',
  'p95',
  'p99',
  'p100'
])

/** How the value of `name(args)` is read: `p95(transaction.duration)` is a duration. Unknown ones give a number. */
export function typeOfAggregate(name: string, args: readonly string[]): AggregateType {
  if (PERCENTAGES.has(name)) return 'percentage'
  if (name === 'last_seen') return 'date'
  if (!OF_COLUMN.has(name)) return 'number'
  return findKnownKey(args[0] ?? 'transaction.duration')?.type ?? 'number'
}
