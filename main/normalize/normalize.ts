import type { NormalizedEvent } from '../../shared/model/event.ts'
import type { Received } from '../../shared/model/received.ts'
import { addClientContexts } from './client-contexts.ts'
import { correctClock } from './clock.ts'
import { nameCrashes } from './crash-names.ts'
import { addArchitecture } from './device-context.ts'
import { readEvent } from './event.ts'
import { CollectedFindings, Place } from './findings.ts'
import { findUnknownAttributes } from './known-attributes.ts'
import { readPayloadMeta } from './payload-meta.ts'
import { type Fields, isFields } from './readers.ts'
import { describeReport, fromRawReport } from './security-report.ts'

export interface NormalizeOptions {
  /** Whether an event older than `maxPastDays` is moved to the time it arrived. Default: what the project's setting was when it arrived. */
  readonly clampPast?: boolean
  /** Default: 30. */
  readonly maxPastDays?: number
}

const REPORT_ITEMS = new Set(['raw_security', 'nel'])

/**
 * Makes the typed event of a payload, and says what was wrong with it. Never throws: a wrong value becomes absent
 * and leaves a problem. Pure: the same payload and transport facts always give the same event. Parts of the payload
 * that need no change are shared with the event: neither may be changed afterwards.
 */
export function normalize(
  payload: unknown,
  received: Received,
  { clampPast = received.keepsOldTimestamp !== true, maxPastDays = 30 }: NormalizeOptions = {}
): NormalizedEvent {
  const findings = new CollectedFindings()
  const root = new Place(findings)
  const fields = payloadFields(payload, received, root)
  readPayloadMeta(fields._meta, findings)
  const event = readEvent(fields, received, root)
  describeReport(event, root)
  addArchitecture(event)
  addClientContexts(event, received)
  nameCrashes(event)
  correctClock(event, received, { clampPast, maxPastDays }, root)
  findUnknownAttributes(fields, event, root)
  return { event, problems: findings.problems(), remarks: findings.remarks }
}

function payloadFields(payload: unknown, received: Received, at: Place): Fields {
  if (REPORT_ITEMS.has(received.itemType)) return fromRawReport(payload, received, at)
  if (isFields(payload)) return payload
  at.problem('', 'invalid_data', 'expected an object', payload)
  return {}
}
