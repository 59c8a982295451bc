import type { Database } from 'better-sqlite3'
import { DAY_HOURS, HOUR_MS, hourOf } from './hours.ts'
import { all, sql } from './sql.ts'

const WEEK_HOURS = 7 * DAY_HOURS
/** Fewer in an hour are no escalation, however quiet it was before. */
const MIN_LIMIT = 10

/**
 * How many events in one hour are more than an issue's last week lets expect. `hours`: events an hour, oldest first,
 * from the issue's beginning, a week at most. (Grouping reference, section 13.)
 */
export function escalationLimit(
  hours: readonly number[],
  weekday: (index: number) => number,
  today: number
): number {
  const max = Math.max(0, ...hours)
  if (hours.length < WEEK_HOURS) return Math.max(MIN_LIMIT, 10 * max)
  const mean = hours.reduce((sum, count) => sum + count, 0) / hours.length
  const deviation = Math.sqrt(hours.reduce((sum, count) => sum + (count - mean) ** 2, 0) / hours.length)
  const variation = mean === 0 ? 0 : deviation / mean
  const spikes = max * clamp(5 * Math.exp(-0.65 * variation), 2, 5)
  const weights = hours.map((_, index) => (weekday(index) === today ? 2 : 1))
  const weighted =
    hours.reduce((sum, count, index) => sum + count * (weights[index] ?? 1), 0) /
    weights.reduce<number>((sum, weight) => sum + weight, 0)
  const usual = weighted + mean * (mean === 0 ? 0 : clamp((mean + 5 * deviation) / mean, 5, 8))
  return Math.max(MIN_LIMIT, Math.trunc(Math.max(spikes, usual)))
}

/** True where the hour of `now` (epoch ms) holds more events than expected. */
export function isEscalating(db: Database, issueRef: number, firstSeen: number, now: number): boolean {
  const hour = hourOf(now)
  const today = hour - (hour % DAY_HOURS)
  const from = Math.max(today - WEEK_HOURS, hourOf(firstSeen))
  const counts = new Map(
    all<{ hour: number; events: number }>(
      db,
      sql`SELECT hour, events FROM issue_hours WHERE issue_ref = ${issueRef} AND hour >= ${from}`
    ).map((row) => [row.hour, row.events])
  )
  const hours = Array.from({ length: Math.max(0, today - from) }, (_, index) => counts.get(from + index) ?? 0)
  const dayOf = (index: number) => new Date((from + index) * HOUR_MS).getUTCDay()
  return (counts.get(hour) ?? 0) > escalationLimit(hours, dayOf, new Date(now).getUTCDay())
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
