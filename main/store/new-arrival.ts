import type { Event } from '../../shared/model/event.ts'
import type { EventSummary, Grouping } from '../../shared/model/grouping.ts'
import type { Received } from '../../shared/model/received.ts'
import type { CheckIn } from '../protocol/items/check-in.ts'
import type { Discard } from '../protocol/items/client-report.ts'
import type { Feedback } from '../protocol/items/feedback.ts'
import type { SessionCounts, SessionUpdate } from '../protocol/items/session.ts'
import type { StoredPayload } from './payload-codec.ts'

/** An event with everything that is derived from it, ready to be written. */
export interface NewEvent {
  readonly event: Event
  readonly summary: EventSummary
  readonly grouping: Pick<Grouping, 'config' | 'hashes'>
  /** Sent and derived, first of a key wins. */
  readonly tags: readonly (readonly [string, string])[]
  readonly problems: number
  readonly received: Received
  readonly payload: StoredPayload
}

/** A file that belongs to an event, whichever of the two arrives first. */
export interface NewAttachment {
  readonly eventId: string
  readonly filename: string
  readonly contentType: string
  /** `event.attachment`, `event.minidump`, … */
  readonly type: string
  /** How much of it the client announced and did not send. */
  readonly missingBytes: number
  readonly sha256: Uint8Array
  readonly payload: StoredPayload
}

/** An envelope item that makes no event: kept as it came. */
export interface NewItem {
  readonly type: string
  readonly eventId: string | undefined
  readonly receivedMs: number
  /** JSON text. */
  readonly headers: string
  readonly payload: StoredPayload
}

/** What one request brought. It is written wholly or not at all. */
export interface NewArrival {
  readonly project: {
    readonly id: string
    readonly key: string | undefined
    /** A name for a project that has none yet, from its release or SDK. */
    readonly suggestedName: string | undefined
    readonly platform: string | undefined
  }
  readonly receivedMs: number
  readonly events: readonly NewEvent[]
  readonly items: readonly NewItem[]
  readonly attachments: readonly NewAttachment[]
  /** What some of the items mean. */
  readonly sessions: readonly SessionUpdate[]
  readonly sessionCounts: readonly SessionCounts[]
  readonly discards: readonly Discard[]
  readonly checkIns: readonly CheckIn[]
  readonly feedback: readonly Feedback[]
}

/** What a written batch changed. Refs are issues'. */
export interface Written {
  readonly events: number
  readonly touched: ReadonlySet<number>
  readonly created: ReadonlySet<number>
  readonly projectsChanged: boolean
}
