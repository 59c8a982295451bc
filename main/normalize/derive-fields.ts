import type { Event, Frame } from '../../shared/model/event.ts'
import type { Json, JsonObject } from '../../shared/model/json.ts'

const MAX_CHARS = 200
const MAX_FLAGS = 100
const MAX_SHAPE_VALUES = 400

/** What an event can be searched by beside its tags. Names are those of the search language. */
export interface EventFields {
  /** What differs from event to event: key and value. */
  readonly own: readonly (readonly [string, string])[]
  /** What many events share, as lines of `key=value`: names in stack traces, types of errors, the SDK. */
  readonly shape: string
  /** Values of errors, one a line; after a form feed, the message. */
  readonly message: string
}

const DEVICE = [
  'arch',
  'brand',
  'class',
  'locale',
  'model_id',
  'name',
  'orientation',
  'charging',
  'online'
] as const

/** Derives the searchable fields of an event (search reference, section 3). */
export function deriveFields(event: Event): EventFields {
  const own: [string, string][] = []
  const { user, request, contexts } = event
  const add = (key: string, value: Json | undefined) => {
    const text = toText(value)
    if (text !== undefined) own.push([key, text])
  }
  add('event.type', event.type)
  if (user) {
    add('user.id', user.id)
    add('user.email', user.email)
    add('user.username', user.username)
    add('user.ip', user.ip_address)
    addAll(add, 'geo.', user.geo, ['city', 'country_code', 'region'])
  }
  add('http.method', request?.method)
  add('http.referer', request?.headers?.find(([name]) => name.toLowerCase() === 'referer')?.[1])
  add('http.status_code', contexts.response?.status_code)
  addAll(add, 'os.', contexts.os, ['build', 'kernel_version', 'distribution_name', 'distribution_version'])
  addAll(add, 'device.', contexts.device, DEVICE)
  add('app.in_foreground', contexts.app?.in_foreground)
  addFlags(own, contexts.flags)
  return { own, shape: shapeOf(event), message: messageOf(event) }
}

function addAll(
  add: (key: string, value: Json | undefined) => void,
  prefix: string,
  from: JsonObject | undefined,
  names: readonly string[]
): void {
  if (from) for (const name of names) add(prefix + name, from[name])
}

function addFlags(own: [string, string][], flags: JsonObject | undefined): void {
  if (!Array.isArray(flags?.values)) return
  for (const one of flags.values.slice(-MAX_FLAGS)) {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) continue
    const [name, result] = [toText(one.flag), toText(one.result)]
    if (name !== undefined && result !== undefined) own.push([`flags[${name}]`, result])
  }
}

/** In the order of the event, without repetition: events with the same stack trace have the same text. */
function shapeOf(event: Event): string {
  const lines = new Set<string>()
  const add = (key: string, value: string | undefined) => {
    if (value && lines.size < MAX_SHAPE_VALUES) lines.add(`${key}=${clean(value)}`)
  }
  for (const { type, mechanism, stacktrace } of event.exception?.values ?? []) {
    add('error.type', type)
    add('error.mechanism', mechanism?.type)
    if (mechanism?.handled !== undefined) {
      add('error.handled', String(mechanism.handled))
      add('error.unhandled', String(!mechanism.handled))
    }
    for (const frame of stacktrace?.frames ?? []) addFrame(add, frame)
  }
  for (const { stacktrace, crashed } of event.threads?.values ?? []) {
    if (crashed) for (const frame of stacktrace?.frames ?? []) addFrame(add, frame)
  }
  for (const frame of event.stacktrace?.frames ?? []) addFrame(add, frame)
  const main = event.threads?.values.find((thread) => thread.crashed)?.main
  if (main !== undefined) add('error.main_thread', String(main))
  add('sdk.name', event.sdk?.name)
  add('sdk.version', event.sdk?.version)
  add('platform.name', event.platform)
  return [...lines].join('\n')
}

function addFrame(add: (key: string, value: string | undefined) => void, frame: Frame): void {
  add('stack.function', frame.function)
  add('stack.filename', frame.filename)
  if (frame.abs_path !== frame.filename) add('stack.abs_path', frame.abs_path)
  add('stack.module', frame.module)
  add('stack.package', frame.package)
}

const MAX_MESSAGE = 1000

function messageOf({ logentry, exception }: Event): string {
  const values = (exception?.values ?? []).flatMap(({ value }) => (value ? value.replaceAll('\n', ' ') : []))
  const texts = [values.join('\n'), ...(logentry ? [logentry.formatted] : [])]
  return texts.join('\f').slice(0, MAX_MESSAGE)
}

function toText(value: Json | undefined): string | undefined {
  if (value === undefined || value === null || typeof value === 'object') return undefined
  const text = clean(String(value))
  return text === '' ? undefined : text
}

function clean(text: string): string {
  const cut = text.length > MAX_CHARS ? text.slice(0, MAX_CHARS) : text
  return (cut.includes('\n') ? cut.replaceAll('\n', ' ') : cut).trim()
}
