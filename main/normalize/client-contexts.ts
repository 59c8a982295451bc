import type { Event } from '../../shared/model/event.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Received } from '../../shared/model/received.ts'
import { browserOfHints, type ClientHints, modelOfHints, osOfHints } from './client-hints.ts'
import { headerValue } from './http-pairs.ts'
import { type NameAndVersion, parseUserAgent, type UserAgent } from './user-agent.ts'

/**
 * Adds the contexts `browser`, `os` and `device` that the client's user agent tells of, where the event has none of
 * its own. Beside a system that the event names, and on a server's event, that of the client is `client_os`.
 */
export function addClientContexts(event: Event, received: Received): void {
  const { contexts } = event
  const userAgent = userAgentOf(event, received)
  const hints = hintsOf(event, received)
  if (!userAgent && !hints) return
  const agent: UserAgent = userAgent ? parseUserAgent(userAgent) : {}

  const browser = (hints && browserOfHints(hints)) ?? agent.browser
  if (browser && !contexts.browser) contexts.browser = titledContext('browser', browser)

  const os = (hints && osOfHints(hints)) ?? agent.os
  const osKey = event.platform === 'javascript' && !contexts.os ? 'os' : 'client_os'
  if (os && !contexts[osKey]) contexts[osKey] = titledContext('os', os)

  const model = hints && modelOfHints(hints)
  if (contexts.device) return
  if (model) contexts.device = { type: 'device', family: model, model }
  else if (agent.device) contexts.device = deviceContext(agent.device)
}

/** That of the request which the event tells of, or, for a page's own event, of the request that brought it. */
function userAgentOf(event: Event, received: Received): string | undefined {
  const header = event.request?.headers && headerValue(event.request.headers, 'User-Agent')
  return header ?? (event.platform === 'javascript' ? received.userAgent : undefined)
}

const HINT_PREFIX = 'Sec-Ch-'

function hintsOf(event: Event, received: Received): ClientHints | undefined {
  let hints: Record<string, string> | undefined
  for (const [name, value] of event.request?.headers ?? []) {
    if (!name.startsWith(HINT_PREFIX)) continue
    hints ??= {}
    hints[name.slice(HINT_PREFIX.length).toLowerCase()] = value
  }
  return hints ?? (event.platform === 'javascript' ? received.clientHints : undefined)
}

function titledContext(type: 'browser' | 'os', { name, version }: NameAndVersion): JsonObject {
  const title = version === undefined ? name : `${name} ${version}`
  return version === undefined ? { type, name, [type]: title } : { type, name, version, [type]: title }
}

function deviceContext({ family, model, brand }: NonNullable<UserAgent['device']>): JsonObject {
  return { type: 'device', family, model, ...(brand === undefined ? {} : { brand }) }
}
