import type { EndpointName } from '../routes.ts'
import { attachments } from './attachments.ts'
import { checkIn } from './check-in.ts'
import { type Endpoint, sendJson } from './endpoint.ts'
import { envelope } from './envelope.ts'
import { minidump } from './minidump.ts'
import { nel, security } from './security.ts'
import { store } from './store.ts'

/** Endpoints that take something in. */
export const endpoints: Readonly<Record<Exclude<EndpointName, 'health' | 'root'>, Endpoint>> = {
  envelope,
  tunnel: envelope,
  stream: envelope,
  store,
  security,
  nel,
  minidump,
  attachments,
  cron: checkIn
}

/** Endpoints that only say that somebody is there. */
export const greetings: Readonly<
  Record<'health' | 'root', (response: Parameters<typeof sendJson>[0]) => void>
> = {
  health: (response) => sendJson(response, 200, { is_healthy: true }),
  root: (response) => sendJson(response, 200, { name: 'Culprit', listening: true })
}
