const MiB = 1024 * 1024

/** What ingest takes at most. All sizes are bytes. */
export interface IngestLimits {
  /** Of a request body as it comes over the wire. */
  readonly maxWireBytes: number
  /** Of a request body after decompression. */
  readonly maxBodyBytes: number
  /** Of one event's JSON. */
  readonly maxEventBytes: number
  readonly maxItems: number
  /** For a request's head, and for all of it. */
  readonly headTimeoutMs: number
  readonly requestTimeoutMs: number
}

export const defaultLimits: IngestLimits = {
  maxWireBytes: 20 * MiB,
  maxBodyBytes: 32 * MiB,
  maxEventBytes: 1 * MiB,
  maxItems: 1000,
  headTimeoutMs: 10_000,
  requestTimeoutMs: 60_000
}
