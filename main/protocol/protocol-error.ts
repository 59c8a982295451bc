/**
 * A request that cannot be taken, in the words of Sentry's Relay: `{"detail", "causes"}` with a status.
 * Thrown by the parsers, turned into an answer in one place by ingest.
 */
export class ProtocolError extends Error {
  readonly status: number
  readonly causes: readonly string[]

  constructor(status: number, detail: string, causes: readonly string[] = []) {
    super(detail)
    this.name = 'ProtocolError'
    this.status = status
    this.causes = causes
  }
}
