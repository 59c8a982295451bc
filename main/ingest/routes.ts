import { isProjectId } from '../protocol/dsn.ts'
import { ProtocolError } from '../protocol/protocol-error.ts'

export type EndpointName =
  | 'envelope'
  | 'store'
  | 'tunnel'
  | 'stream'
  | 'security'
  | 'nel'
  | 'minidump'
  | 'attachments'
  | 'cron'
  | 'health'
  | 'root'

/** What a path asks for. */
export interface Route {
  readonly endpoint: EndpointName
  readonly projectId?: string
  readonly eventId?: string
  readonly monitorSlug?: string
  /** A key that stands in the path. */
  readonly key?: string
}

const PROJECT_ENDPOINTS: Readonly<Record<string, EndpointName | undefined>> = {
  envelope: 'envelope',
  store: 'store',
  security: 'security',
  'csp-report': 'security',
  nel: 'nel',
  minidump: 'minidump'
}

/**
 * Finds what a path asks for; undefined where there is nothing. Trailing and doubled slashes do not matter.
 * Throws ProtocolError 400 for a project id that could be none. (Relay's paths, plus Spotlight's and the tunnel.)
 */
export function findRoute(pathname: string): Route | undefined {
  const all = pathname
    .split('/')
    .filter((segment) => segment !== '')
    .map(decode)
  // a DSN may have a path before its project, which stays in front
  const segments = all.slice(Math.max(0, all.indexOf('api')))
  const [first, second, third, fourth, fifth] = segments
  switch (segments.length) {
    case 0:
      return { endpoint: 'root' }
    case 1:
      return first === 'stream' || first === 'tunnel' ? { endpoint: first } : undefined
    case 2:
      // the first SDKs named no project
      return first === 'api' && second === 'store' ? { endpoint: 'store' } : undefined
  }
  if (first !== 'api' || second === undefined || third === undefined) return undefined
  if (second === 'relay' && third === 'healthcheck') return { endpoint: 'health' }
  if (segments.length === 3) {
    const endpoint = PROJECT_ENDPOINTS[third]
    return endpoint && { endpoint, projectId: toProjectId(second) }
  }
  if (third === 'cron' && segments.length <= 5 && fourth !== undefined) {
    const route = { endpoint: 'cron', projectId: toProjectId(second), monitorSlug: fourth } as const
    return fifth === undefined ? route : { ...route, key: fifth }
  }
  if (third === 'events' && fifth === 'attachments' && segments.length === 5 && fourth !== undefined) {
    return { endpoint: 'attachments', projectId: toProjectId(second), eventId: fourth }
  }
  return undefined
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function toProjectId(segment: string): string {
  if (!isProjectId(segment)) throw new ProtocolError(400, 'bad project path parameter')
  return segment
}
