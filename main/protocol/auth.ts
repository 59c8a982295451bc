import { ProtocolError } from './protocol-error.ts'

/** Who sends: from one of the five places that Sentry's authentication may stand in. */
export interface Auth {
  readonly key: string
  /** `sentry.javascript.node/11.0.0` */
  readonly client?: string
}

export interface AuthSources {
  /** `X-Sentry-Auth` */
  readonly sentryHeader?: string | undefined
  /** `Authorization` */
  readonly authorization?: string | undefined
  /** The query string without `?`. */
  readonly query?: string | undefined
  /** A key that stands in the path. */
  readonly pathKey?: string | undefined
}

/**
 * Reads the authentication of a request; undefined where there is none, which is accepted here.
 * Throws a ProtocolError (401 or 400) for two of them, an unreadable one, or a protocol newer than 7.
 */
export function parseAuth(sources: AuthSources): Auth | undefined {
  const found: Map<string, string>[] = []
  if (sources.sentryHeader !== undefined) found.push(parseSentryHeader(sources.sentryHeader))
  if (sources.authorization !== undefined) {
    const pairs = parseAuthorization(sources.authorization)
    if (pairs) found.push(pairs)
  }
  if (sources.query?.includes('sentry_')) {
    const pairs = new Map(new URLSearchParams(sources.query))
    if (pairs.has('sentry_key')) found.push(pairs)
  }
  if (sources.pathKey !== undefined) found.push(new Map([['sentry_key', sources.pathKey]]))
  if (found.length > 1) throw new ProtocolError(401, 'multiple authorization payloads detected')
  return found[0] && toAuth(found[0])
}

function toAuth(pairs: Map<string, string>): Auth {
  const version = pairs.get('sentry_version') ?? '7'
  if (Number(version) > 7) throw new ProtocolError(400, `unsupported protocol version (${version})`)
  // a key may carry flags after a dot (`<key>.no-cache`)
  const key = pairs.get('sentry_key')?.split('.', 1)[0]
  if (!key) throw new ProtocolError(401, 'bad x-sentry-auth header')
  if (!/^[\x21-\x7e]{1,64}$/.test(key)) throw new ProtocolError(400, 'bad sentry DSN public key')
  const client = pairs.get('sentry_client')
  return client ? { key, client: client.slice(0, 200) } : { key }
}

function parseSentryHeader(header: string): Map<string, string> {
  const match = /^\s*sentry\s+(.*)$/is.exec(header)
  if (!match) throw new ProtocolError(401, 'bad x-sentry-auth header')
  const pairs = new Map<string, string>()
  for (const part of (match[1] ?? '').split(',')) {
    const equals = part.indexOf('=')
    if (equals > 0) pairs.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim())
  }
  return pairs
}

/** `Sentry …` or `Basic …`; other schemes belong to somebody else (a proxy, say) and are not ours to refuse. */
function parseAuthorization(header: string): Map<string, string> | undefined {
  if (/^\s*sentry\s/i.test(header)) return parseSentryHeader(header)
  const basic = /^\s*basic\s+([\w+/=-]+)\s*$/i.exec(header)
  if (!basic) return undefined
  const key = decodeBase64(basic[1] ?? '').split(':', 1)[0]
  return new Map([['sentry_key', key ?? '']])
}

function decodeBase64(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    throw new ProtocolError(401, 'bad x-sentry-auth header')
  }
}
