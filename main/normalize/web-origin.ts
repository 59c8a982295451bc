const URI = /^([a-z][a-z0-9+.-]*):(?:\/\/(?:[^/?#@]*@)?([^/?#]*))?/i

/** Scheme and host (with its port, where it is not the scheme's own) of a URI, in lower case. */
export function originOf(uri: string): { scheme: string | undefined; host: string } {
  const match = URI.exec(uri)
  if (!match) return { scheme: undefined, host: '' }
  const scheme = match[1]?.toLowerCase()
  const host = (match[2] ?? '').toLowerCase()
  const ownPort = scheme === 'http' ? ':80' : scheme === 'https' ? ':443' : undefined
  return { scheme, host: ownPort && host.endsWith(ownPort) ? host.slice(0, -ownPort.length) : host }
}
