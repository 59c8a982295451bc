import type { Received } from '../../shared/model/received.ts'
import type { GroupingConfig } from '../grouping/config.ts'
import { parseJson } from '../protocol/json.ts'
import { decompress, type StoredPayload } from '../store/payload-codec.ts'
import { deriveEvent, deriveNothing } from './derive-event.ts'

/** An event as it lies in the store. */
export interface StoredParts {
  readonly payload: StoredPayload
  readonly received: Received
}

/** What it is grouped by, and how it is called. */
export interface Grouped {
  readonly hashes: readonly string[]
  readonly title: string
}

/** Groups a stored event by other rules than those of its time. Never throws. */
export function groupStored({ payload, received }: StoredParts, config: GroupingConfig): Grouped {
  const { hashes, summary } = derive({ payload, received }, config)
  return { hashes, title: summary.title }
}

function derive({ payload, received }: StoredParts, config: GroupingConfig) {
  try {
    return deriveEvent(parseJson(decompress(payload)), received, config).derived
  } catch {
    return deriveNothing(received).derived
  }
}
