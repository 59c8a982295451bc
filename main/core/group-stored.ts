import type { Received } from '../../shared/model/received.ts'
import type { GroupingConfig } from '../grouping/config.ts'
import { group } from '../grouping/group.ts'
import { summarize } from '../grouping/summarize.ts'
import { normalize } from '../normalize/normalize.ts'
import { parseJson } from '../protocol/json.ts'
import { type PackedEvent, unpackEvent } from '../store/packed-event.ts'
import { deriveNothing } from './derive-event.ts'

/** What it is grouped by, and how it is called. */
export interface Grouped {
  readonly hashes: readonly string[]
  readonly title: string
}

/** Groups a stored event by other rules than those of its time. Never throws. */
export function groupStored(stored: PackedEvent, config: GroupingConfig): Grouped {
  try {
    const { payload, received } = unpackEvent(stored)
    const { event } = normalize(withoutBulk(parseJson(payload)), withoutClient(received))
    const grouping = group(event, config)
    return { hashes: grouping.hashes, title: summarize(event, grouping, config).title }
  } catch {
    const { hashes, summary } = deriveNothing({ receivedMs: 0 }).derived
    return { hashes, title: summary.title }
  }
}

/** Large parts of events that no rule looks at: to normalise them would take a good part of the time. */
const BULK = ['breadcrumbs', 'extra', 'modules', 'spans', 'request', 'user']

function withoutBulk(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return payload
  const fields: Record<string, unknown> = { ...payload }
  for (const name of BULK) delete fields[name]
  return fields
}

/** Nor do they look at what a client's headers tell of it. */
function withoutClient({ userAgent: _agent, clientHints: _hints, ...received }: Received): Received {
  return received
}
