/** A DSN's parts: `http://KEY[:SECRET]@HOST[:PORT][/PREFIX]/PROJECT`. The secret is tolerated and dropped. */
export interface Dsn {
  readonly key: string
  readonly projectId: string
  readonly origin: string
}

/** Reads a DSN; undefined where it is none. (Sentry's SDK documentation, "Parsing the DSN".) */
export function parseDsn(text: string): Dsn | undefined {
  const match = /^(https?):\/\/([^/@:]+)(?::[^/@]*)?@([^/@?#\s]+)((?:\/[^/?#\s]+)*)\/([^/?#\s]+)\/?$/.exec(
    text
  )
  if (!match) return undefined
  const [, protocol, key, host, prefix, projectId] = match
  if (key === undefined || projectId === undefined) return undefined
  return { key, projectId, origin: `${protocol}://${host}${prefix}` }
}

/** The DSN to hand out for a listener: `http://KEY@127.0.0.1:8969/ID`. */
export function formatDsn(parts: { key: string; host: string; port: number; projectId: string }): string {
  const host = parts.host.includes(':') ? `[${parts.host}]` : parts.host
  return `http://${parts.key}@${host}:${parts.port}/${parts.projectId}`
}

/** Project ids are text to us; only what could not stand in a path or would flood a list is refused. */
export function isProjectId(text: string): boolean {
  return /^[\w.-]{1,64}$/.test(text)
}
