import type { Json, JsonObject } from '../../../../shared/model/json.ts'
import { formatBytes } from '../../../ui/format/number.ts'
import { formatDuration, formatTime } from '../../../ui/format/time.ts'
import { lookUp } from '../../../ui/look-up.ts'

type Format = (value: Json) => string | undefined

const bytes: Format = (value) => (typeof value === 'number' ? formatBytes(value) : undefined)
const megabytes: Format = (value) => (typeof value === 'number' ? formatBytes(value * 1_000_000) : undefined)
const percent: Format = (value) => (typeof value === 'number' ? `${Math.round(value * 10) / 10}%` : undefined)
const yesNo: Format = (value) => (typeof value === 'boolean' ? (value ? 'Yes' : 'No') : undefined)
const seconds: Format = (value) => (typeof value === 'number' ? formatDuration(value * 1000) : undefined)
const megahertz: Format = (value) => (typeof value === 'number' ? `${value} MHz` : undefined)

const time: Format = (value) => {
  const at = typeof value === 'number' ? value * 1000 : Date.parse(String(value))
  return Number.isNaN(at) ? undefined : formatTime(at)
}

type Field = readonly [key: string, label: string, format?: Format]

/** The fields of known contexts in the order of their weight, with names that people use. */
const fields: Record<string, readonly Field[]> = {
  app: [
    ['app_name', 'Name'],
    ['app_version', 'Version'],
    ['app_build', 'Build'],
    ['app_identifier', 'Build ID'],
    ['app_id', 'ID'],
    ['build_type', 'Build type'],
    ['app_start_time', 'Started', time],
    ['app_memory', 'Memory used', bytes],
    ['in_foreground', 'In foreground', yesNo],
    ['device_app_hash', 'Device']
  ],
  browser: [
    ['name', 'Name'],
    ['version', 'Version']
  ],
  device: [
    ['name', 'Name'],
    ['family', 'Family'],
    ['model', 'Model'],
    ['model_id', 'Model ID'],
    ['manufacturer', 'Manufacturer'],
    ['brand', 'Brand'],
    ['arch', 'Architecture'],
    ['cpu_description', 'Processor'],
    ['processor_count', 'Processors'],
    ['processor_frequency', 'Frequency', megahertz],
    ['memory_size', 'Memory', bytes],
    ['free_memory', 'Memory free', bytes],
    ['usable_memory', 'Memory usable', bytes],
    ['storage_size', 'Storage', bytes],
    ['free_storage', 'Storage free', bytes],
    ['external_storage_size', 'External storage', bytes],
    ['external_free_storage', 'External storage free', bytes],
    ['battery_level', 'Battery', percent],
    ['battery_status', 'Battery status'],
    ['charging', 'Charging', yesNo],
    ['online', 'Online', yesNo],
    ['connection_type', 'Connection'],
    ['orientation', 'Orientation'],
    ['screen_resolution', 'Screen'],
    ['screen_density', 'Screen density'],
    ['screen_dpi', 'Screen DPI'],
    ['simulator', 'Simulator', yesNo],
    ['low_memory', 'Low memory', yesNo],
    ['boot_time', 'Booted', time],
    ['timezone', 'Time zone'],
    ['language', 'Language']
  ],
  os: [
    ['name', 'Name'],
    ['version', 'Version'],
    ['build', 'Build'],
    ['kernel_version', 'Kernel'],
    ['rooted', 'Rooted', yesNo],
    ['theme', 'Theme'],
    ['distribution_name', 'Distribution'],
    ['distribution_version', 'Distribution version'],
    ['distribution_pretty_name', 'Distribution name'],
    ['raw_description', 'Description'],
    ['os', 'Description']
  ],
  process: [
    ['pid', 'Process ID'],
    ['parent_pid', 'Parent process ID'],
    ['name', 'Name'],
    ['command_line', 'Command line'],
    ['start_time', 'Started', time],
    ['user_seconds', 'Time as itself', seconds],
    ['kernel_seconds', 'Time in the kernel', seconds]
  ],
  runtime: [
    ['name', 'Name'],
    ['version', 'Version'],
    ['build', 'Build'],
    ['raw_description', 'Description']
  ],
  gpu: [
    ['name', 'Name'],
    ['vendor_name', 'Vendor'],
    ['version', 'Version'],
    ['memory_size', 'Memory', megabytes],
    ['api_type', 'API'],
    ['multi_threaded_rendering', 'Multi-threaded', yesNo],
    ['npot_support', 'NPOT support'],
    ['id', 'ID']
  ],
  trace: [
    ['op', 'Operation'],
    ['description', 'Description'],
    ['status', 'Status'],
    ['trace_id', 'Trace ID'],
    ['span_id', 'Span ID'],
    ['parent_span_id', 'Parent span ID'],
    ['origin', 'Origin']
  ],
  culture: [
    ['display_name', 'Name'],
    ['locale', 'Locale'],
    ['timezone', 'Time zone'],
    ['calendar', 'Calendar'],
    ['is_24_hour_format', '24-hour clock', yesNo]
  ],
  memory_info: [
    ['allocated_bytes', 'Allocated', bytes],
    ['heap_size_bytes', 'Heap', bytes],
    ['high_memory_load_threshold_bytes', 'High load from', bytes],
    ['total_available_memory_bytes', 'Available', bytes],
    ['memory_load_bytes', 'Load', bytes],
    ['total_committed_bytes', 'Committed', bytes]
  ],
  response: [
    ['status_code', 'Status'],
    ['body_size', 'Size', bytes]
  ]
}

const titles: Record<string, string> = {
  app: 'App',
  browser: 'Browser',
  device: 'Device',
  os: 'Operating system',
  process: 'Process',
  runtime: 'Runtime',
  gpu: 'GPU',
  trace: 'Trace',
  culture: 'Culture',
  memory_info: 'Memory',
  threadpool_info: 'Thread pool',
  cloud_resource: 'Cloud resource',
  response: 'Response',
  profile: 'Profile',
  state: 'State',
  unity: 'Unity',
  otel: 'OpenTelemetry'
}

export interface ContextField {
  readonly key: string
  readonly label: string
  /** A text where the field is known and has a form of its own, else the value as it is. */
  readonly value: { readonly text: string } | { readonly json: Json }
}

export interface ShownContext {
  readonly key: string
  readonly title: string
  readonly fields: readonly ContextField[]
}

/** The kind of a context: what its `type` says, else its key. */
function kindOf(key: string, context: JsonObject): string {
  return typeof context.type === 'string' && Object.hasOwn(titles, context.type) ? context.type : key
}

/** A context with its known fields first, named and in units that people read; the rest as it came. */
export function showContext(key: string, context: JsonObject): ShownContext {
  const kind = kindOf(key, context)
  const known = lookUp(fields, kind) ?? []
  const rest = new Map(Object.entries(context))
  rest.delete('type')
  const shown: ContextField[] = []
  for (const [name, label, format] of known) {
    const value = rest.get(name)
    if (value === undefined) continue
    rest.delete(name)
    const text = value === null ? undefined : format?.(value)
    shown.push({
      key: name,
      label,
      value: text === undefined ? { json: value } : { text }
    })
  }
  for (const [name, json] of rest) shown.push({ key: name, label: name, value: { json } })
  return { key, title: lookUp(titles, kind) ?? key, fields: shown }
}
