import type { Event, Exception } from '../../shared/model/event.ts'
import type { Json, JsonObject } from '../../shared/model/json.ts'

/** Longer values do not come from these fields but by mistake. */
const MAX_CHARS = 200

/** Of each type of context: what the tag adds to the context's own name, and the field that gives its value. */
const CONTEXT_TAGS = new Map<string, Readonly<Record<string, string>>>([
  ['app', { '.device': 'device_app_hash' }],
  ['browser', { '': 'browser', '.name': 'name' }],
  ['device', { '': 'model', '.family': 'family' }],
  ['gpu', { '.name': 'name', '.vendor': 'vendor_name' }],
  ['monitor', { '.id': 'id', '.slug': 'slug' }],
  ['os', { '': 'os', '.name': 'name', '.rooted': 'rooted' }],
  ['replay', { Id: 'replay_id' }],
  ['runtime', { '': 'runtime', '.name': 'name' }],
  ['trace', { '': 'trace_id' }]
])

/**
 * The tags under which an event is counted and searched: those sent, then those that its attributes and contexts
 * yield. The first of a key wins.
 */
export function deriveTags(event: Event): [string, string][] {
  const tags = new Map<string, string>(event.tags)
  add(tags, 'level', event.level)
  add(tags, 'logger', event.logger)
  add(tags, 'environment', event.environment)
  add(tags, 'release', event.release)
  add(tags, 'dist', event.dist)
  add(tags, 'user', event.user?.sentry_user)
  add(tags, 'server_name', event.server_name)
  add(tags, 'transaction', event.transaction)
  add(tags, 'url', event.request?.url)
  addMechanism(tags, event.exception?.values ?? [])
  for (const name in event.contexts) addContext(tags, name, event.contexts[name] ?? {})
  return [...tags]
}

/** `handled` is no as soon as one exception of the chain was not; the mechanism is that of the one shown. */
function addMechanism(tags: Map<string, string>, exceptions: readonly Exception[]): void {
  const mechanisms = exceptions.flatMap(({ mechanism }) => mechanism ?? [])
  const handled = mechanisms.flatMap((mechanism) => mechanism.handled ?? [])
  if (handled.length > 0) add(tags, 'handled', !handled.includes(false))
  add(tags, 'mechanism', mechanisms.at(-1)?.type)
}

function addContext(tags: Map<string, string>, name: string, context: JsonObject): void {
  const fields = typeof context.type === 'string' ? CONTEXT_TAGS.get(context.type) : undefined
  for (const suffix in fields) add(tags, `${name}${suffix}`, context[fields[suffix] ?? ''])
}

function add(tags: Map<string, string>, key: string, value: Json | undefined): void {
  const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
  if (typeof text !== 'string' || tags.has(key)) return
  const clean = text.trim().slice(0, MAX_CHARS)
  if (clean !== '' && !clean.includes('\n')) tags.set(key, clean)
}
