import type { Event } from '../../shared/model/event.ts'
import type { Received } from '../../shared/model/received.ts'
import type { Place } from './findings.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** A smaller difference between the clocks is taken for the time that the transport took. */
const MIN_DRIFT_MS = 55 * MINUTE_MS
const MAX_FUTURE_MS = MINUTE_MS

/** What to do with an event that is older than `maxPastDays`: move it to the time it arrived, or only say so. */
export interface PastClamp {
  readonly clampPast: boolean
  readonly maxPastDays: number
}

/**
 * Corrects the times of an event by the difference between the client's clock and ours, and moves an event of the
 * future, or of long ago, to the time it arrived. All times of an event are moved together: the distances between
 * its breadcrumbs stay.
 */
export function correctClock(event: Event, received: Received, past: PastClamp, at: Place): void {
  const { receivedMs, sentAtMs } = received
  const driftMs = sentAtMs === undefined ? 0 : receivedMs - sentAtMs
  if (sentAtMs !== undefined && Math.abs(driftMs) >= MIN_DRIFT_MS) {
    at.clockProblem('timestamp', 'clock_drift', clocks(sentAtMs, receivedMs))
    // an old capture that is sent again was sent long ago too: that is no wrong clock where old times are believed
    if (past.clampPast || driftMs < 0) shiftTimes(event, driftMs)
  }

  const { timestamp } = event
  const isFuture = timestamp > receivedMs + MAX_FUTURE_MS
  const isPast = timestamp < receivedMs - past.maxPastDays * DAY_MS
  if (!isFuture && !isPast) return
  at.clockProblem(
    'timestamp',
    isFuture ? 'future_timestamp' : 'past_timestamp',
    clocks(timestamp, receivedMs)
  )
  if (isFuture || past.clampPast) shiftTimes(event, receivedMs - timestamp)
}

function clocks(sdkMs: number, serverMs: number): { sdk_time: string; server_time: string } {
  return { sdk_time: isoTime(sdkMs), server_time: isoTime(serverMs) }
}

/** ISO 8601; empty for a time that no calendar knows. */
function isoTime(ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

function shiftTimes(event: Event, byMs: number): void {
  event.timestamp += byMs
  if (event.start_timestamp !== undefined) event.start_timestamp += byMs
  if (event.breadcrumbs) {
    event.breadcrumbs.values = event.breadcrumbs.values.map(({ ...breadcrumb }) => {
      if (breadcrumb.timestamp !== undefined) breadcrumb.timestamp += byMs
      return breadcrumb
    })
  }
  for (const span of event.spans ?? []) {
    if (typeof span.timestamp === 'number') span.timestamp += byMs
    if (typeof span.start_timestamp === 'number') span.start_timestamp += byMs
  }
}
