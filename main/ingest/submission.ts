import type { EnvelopeHeaders } from '../protocol/envelope.ts'

/** One item of what a client sent. An event that was posted alone is an item of type `event`. */
export interface SubmittedItem {
  readonly type: string
  readonly headers: EnvelopeHeaders
  readonly payload: Uint8Array
}

/** A request that ingest could read: what was sent, for which project, and what the transport knew. */
export interface Submission {
  /** From path or DSN; absent for Spotlight's stream without a DSN. */
  readonly projectId?: string
  readonly key?: string
  readonly client?: string
  readonly ip?: string
  readonly userAgent?: string
  readonly clientHints?: Record<string, string>
  readonly receivedMs: number
  /** Set by the core where the project's events are believed to be as old as they say. */
  readonly keepsOldTimestamps?: boolean
  /** Headers of the envelope; empty for an event that was posted alone. */
  readonly headers: EnvelopeHeaders
  readonly items: readonly SubmittedItem[]
}

/** An event that could not be read, in an envelope with other things: kept as it came, for people to see. */
export interface Unreadable {
  readonly reason: string
  readonly bytes: number
  readonly firstBytes: Uint8Array
}

/** Kept of what could not be taken: enough to recognise it. */
export const FIRST_BYTES = 512

/**
 * Resolves once everything is committed: the payloads' bytes are gone after that. Rejects with ProtocolError where it
 * cannot be taken.
 */
export type Accept = (submission: Submission) => Promise<Accepted>

export interface Accepted {
  /** What the client is answered; absent where nothing of what it sent has an id. */
  readonly id?: string
  readonly unreadable?: readonly Unreadable[]
}

/** A request that was not taken, or with an event that could not be read (status 200), for people to see. */
export interface Refusal {
  readonly at: number
  readonly status: number
  readonly reason: string
  readonly path: string
  readonly projectId: string | undefined
  /** `sentry_client` or the user agent. */
  readonly client: string | undefined
  /** How much of the body was read, and its beginning. */
  readonly bytes: number
  readonly firstBytes: Uint8Array
}
