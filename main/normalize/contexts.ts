import type { Json, JsonObject } from '../../shared/model/json.ts'
import { setTitle } from './context-title.ts'
import { completeDevice } from './device-context.ts'
import type { Place } from './findings.ts'
import { readFreeFormObject } from './free-form.ts'
import { TREE } from './limits.ts'
import { completeOs } from './os-context.ts'
import { isUnsafeKey, primitiveText, readFields } from './readers.ts'
import { completeResponse } from './response-context.ts'
import { completeRuntime } from './runtime-context.ts'

/** Fields that are names, versions and ids: always texts, though some SDKs send numbers. */
const TEXT_FIELDS = new Map<string, readonly string[]>([
  ['app', ['app_build', 'app_identifier', 'app_name', 'app_version', 'device_app_hash', 'build_type']],
  ['browser', ['name', 'version']],
  ['device', ['name', 'family', 'model', 'model_id', 'brand', 'manufacturer', 'arch']],
  ['gpu', ['name', 'vendor_name', 'vendor_id', 'version', 'api_type']],
  ['os', ['name', 'version', 'build', 'kernel_version', 'raw_description']],
  ['replay', ['replay_id']],
  ['runtime', ['name', 'version', 'build', 'raw_description']],
  ['trace', ['trace_id', 'span_id', 'parent_span_id', 'op', 'status']]
])

/** The contexts: each an object with a `type`, which is its key where it has none of its own. */
export function readContexts(value: unknown, at: Place): Record<string, JsonObject> {
  const contexts: Record<string, JsonObject> = {}
  const fields = readFields(value, at, 'contexts')
  if (!fields) return contexts
  const inside = at.under('contexts')
  for (const key in fields) {
    // `reprocessing` is what Sentry leaves in events that it has handled twice.
    if (key === 'reprocessing' || isUnsafeKey(key)) continue
    const sent = readFreeFormObject(fields[key], inside, key, TREE.context)
    if (sent) contexts[key] = readContext(sent, key, inside)
  }
  return contexts
}

function readContext(sent: JsonObject, key: string, at: Place): JsonObject {
  const type = typeof sent.type === 'string' && sent.type !== '' ? sent.type : key
  const texts = TEXT_FIELDS.get(type)
  if (!texts) {
    const context: JsonObject = { ...sent, type }
    complete(context, type, at.under(key))
    return context
  }
  const context: JsonObject = {}
  for (const name in sent) {
    const part = sent[name]
    if (part !== null && part !== undefined) context[name] = part
  }
  context.type = type
  readTexts(context, texts, at, key)
  complete(context, type, at.under(key))
  return context
}

function readTexts(context: JsonObject, names: readonly string[], at: Place, key: string): void {
  for (const name of names) {
    const value = context[name]
    if (value === undefined || typeof value === 'string') continue
    const text = primitiveText(value)
    if (text === undefined) {
      at.under(key).problem(name, 'invalid_data', 'expected a primitive value', value)
      delete context[name]
    } else context[name] = text
  }
}

function complete(context: JsonObject, type: string, at: Place): void {
  switch (type) {
    case 'device':
      completeDevice(context)
      break
    case 'os':
      completeOs(context)
      break
    case 'runtime':
      completeRuntime(context)
      break
    case 'browser':
      setTitle(context, 'browser')
      break
    case 'response':
      completeResponse(context, at)
      break
    case 'trace':
      completeTrace(context, at)
      break
    case 'flags':
      limitFlags(context, at)
      break
  }
}

const TRACE_ID = /^(?!0+$)[0-9a-f]{32}$/
const SPAN_ID = /^(?!0+$)[0-9a-f]{16}$/

function completeTrace(trace: JsonObject, at: Place): void {
  checkId(trace, 'trace_id', TRACE_ID, at)
  checkId(trace, 'span_id', SPAN_ID, at)
  trace.status ??= 'unknown'
}

/** Hexadecimal digits in lower case; a trace id may be written as a UUID. All zeroes say that there is none. */
function checkId(trace: JsonObject, key: string, form: RegExp, at: Place): void {
  const sent = trace[key]
  if (typeof sent !== 'string' || form.test(sent)) return
  const id = sent.replaceAll('-', '').toLowerCase()
  if (form.test(id)) {
    trace[key] = id
    return
  }
  at.problem(key, 'invalid_data', 'invalid id', sent)
  delete trace[key]
}

const MAX_FLAGS = 100

/** Feature flags in the order of their evaluation: the last ones count. */
function limitFlags(flags: JsonObject, at: Place): void {
  const values: Json | undefined = flags.values
  if (!Array.isArray(values) || values.length <= MAX_FLAGS) return
  at.cut('values', values.length)
  flags.values = values.slice(-MAX_FLAGS)
}
