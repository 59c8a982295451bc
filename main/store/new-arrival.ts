import type { EventType, Level } from '../../shared/model/event.ts'
import type { EventSummary } from '../../shared/model/grouping.ts'
import type { Received } from '../../shared/model/received.ts'
import type { CheckIn } from '../protocol/items/check-in.ts'
import type { Discard } from '../protocol/items/client-report.ts'
import type { Feedback } from '../protocol/items/feedback.ts'
import type { SessionCounts, SessionUpdate } from '../protocol/items/session.ts'
import type { JournaledEvent } from './journal.ts'
import type { StoredPayload } from './payload-codec.ts'

/** What is derived of an event: all that lists, search and counters know of it. Plain data, so that threads can pass it. */
export interface DerivedEvent {
  /** Epoch ms: when it happened. */
  readonly timestamp: number
  readonly level: Level
  readonly type: EventType
  readonly platform: string
  readonly release: string | undefined
  readonly environment: string | undefined
  /** `id:…`, `username:…`, `email:…` or `ip:…`. */
  readonly user: string | undefined
  /** 32 hexadecimal digits. */
  readonly trace: string | undefined
  readonly unhandled: boolean
  readonly summary: EventSummary
  /** Messages and values, one a line: searched beside the title. */
  readonly message: string
  /** Id of the configuration that grouped it. */
  readonly config: string
  /** 32 hexadecimal digits each; never empty. */
  readonly hashes: readonly string[]
  /** Sent and derived, first of a key wins. */
  readonly tags: readonly (readonly [string, string])[]
  /** Searched like tags, but not shown as such. */
  readonly fields: readonly (readonly [string, string])[]
  /** What many events share, as lines of `key=value`. */
  readonly shape: string
  readonly problems: number
}

/** What counting needs of an event. Hundreds wait for it: the rest is not kept. `shape`: empty where it is known. */
export type CountedEvent = Omit<DerivedEvent, 'tags' | 'fields'>

/** An event with everything that is derived from it, ready to be written. */
export interface NewEvent extends DerivedEvent {
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

/** What a written batch changed. */
export interface Written {
  /** Events that are in the journal now, in order. */
  readonly journaled: readonly JournaledEvent[]
  /** Issues' refs: their events got a file, or a word of a user. */
  readonly touched: ReadonlySet<number>
  readonly projectsChanged: boolean
}
