import type { Event, Exception } from '../../shared/model/event.ts'
import type { Json, JsonObject } from '../../shared/model/json.ts'
import { deviceClassOf } from './device-class.ts'

/** Longer values do not come from these fields but by mistake. */
const MAX_CHARS = 200

/**
 * Of each type of context: its tags, and the fields that give their values. A context of another name than its type
 * has its own name in place of the type.
 */
const CONTEXT_TAGS = new Map(
  Object.entries<Readonly<Record<string, string>>>({
    app: { 'app.device': 'device_app_hash' },
    browser: { browser: 'browser', 'browser.name': 'name' },
    device: { device: 'model', 'device.family': 'family' },
    gpu: { 'gpu.name': 'name', 'gpu.vendor': 'vendor_name' },
    monitor: { 'monitor.id': 'id', 'monitor.slug': 'slug' },
    os: { os: 'os', 'os.name': 'name', 'os.rooted': 'rooted' },
    replay: { replayId: 'replay_id' },
    runtime: { runtime: 'runtime', 'runtime.name': 'name' },
    trace: { trace: 'trace_id' }
  }).map(([type, fields]) => [type, Object.entries(fields)] as const)
)

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
  add(tags, 'interface_type', mainInterfaceOf(event))
  addMechanism(tags, event.exception?.values ?? [])
  for (const name in event.contexts) addContext(tags, name, event.contexts[name] ?? {})
  const { device, app } = event.contexts
  if (device?.type === 'device') add(tags, 'device.class', deviceClassOf(device))
  // Android's SDK sends it as a tag of its own spelling
  add(tags, 'installer_store', app?.installer_store ?? tags.get('installerStore'))
  return [...tags]
}

/** What an event can be about, the most telling first. */
const INTERFACES = [
  ...['exception', 'stacktrace', 'threads', 'template'],
  ...['csp', 'hpkp', 'expectct', 'expectstaple', 'nel', 'logentry']
] as const satisfies (keyof Event)[]

function mainInterfaceOf(event: Event): string | undefined {
  return INTERFACES.find((name) => event[name] !== undefined)
}

/** `handled` is no as soon as one exception of the chain was not; the mechanism is that of the one shown. */
function addMechanism(tags: Map<string, string>, exceptions: readonly Exception[]): void {
  const mechanisms = exceptions.flatMap(({ mechanism }) => mechanism ?? [])
  const handled = mechanisms.flatMap((mechanism) => mechanism.handled ?? [])
  if (handled.length > 0) add(tags, 'handled', !handled.includes(false))
  add(tags, 'mechanism', mechanisms.at(-1)?.type)
}

function addContext(tags: Map<string, string>, name: string, context: JsonObject): void {
  const { type } = context
  const contextTags = typeof type === 'string' ? CONTEXT_TAGS.get(type) : undefined
  for (const [tag, field] of contextTags ?? []) {
    add(tags, name === type ? tag : `${name}${tag.slice(String(type).length)}`, context[field])
  }
}

function add(tags: Map<string, string>, key: string, value: Json | undefined): void {
  const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
  if (typeof text !== 'string' || tags.has(key)) return
  const clean = text.trim().slice(0, MAX_CHARS)
  if (clean !== '' && !clean.includes('\n')) tags.set(key, clean)
}
