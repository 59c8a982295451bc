/** The public key that a DSN carries; the whole of it where it cannot be read. */
export function keyOfDsn(dsn: string): string {
  return URL.canParse(dsn) ? new URL(dsn).username : dsn
}
