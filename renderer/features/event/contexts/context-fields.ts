import {
  battery,
  bytes,
  type Format,
  megabytes,
  megahertz,
  percent,
  pixels,
  seconds,
  sizeWithFree,
  time,
  timeBefore,
  yesNo
} from './context-formats.ts'

/** A field of a known context. `told` are the fields that its text says too: they get no line of their own. */
export interface KnownField {
  readonly key: string
  readonly label: string
  readonly format?: Format | undefined
  readonly told?: readonly string[] | undefined
}

function field(key: string, label: string, format?: Format, told?: readonly string[]): KnownField {
  return { key, label, format, told }
}

/** The fields of known contexts in the order of their weight, with names that people use. */
export const contextFields: Readonly<Record<string, readonly KnownField[]>> = {
  app: [
    field('app_name', 'Name'),
    field('app_version', 'Version'),
    field('app_build', 'Build'),
    field('app_identifier', 'Build ID'),
    field('app_id', 'ID'),
    field('build_type', 'Build type'),
    field('app_start_time', 'Started', timeBefore),
    field('app_memory', 'Memory used', bytes),
    field('in_foreground', 'In foreground', yesNo),
    field('is_split_apks', 'Split APKs', yesNo),
    field('device_app_hash', 'Device')
  ],
  browser: [field('name', 'Name'), field('version', 'Version'), field('browser', 'Description')],
  device: [
    field('name', 'Name'),
    field('family', 'Family'),
    field('model', 'Model'),
    field('model_id', 'Model ID'),
    field('manufacturer', 'Manufacturer'),
    field('brand', 'Brand'),
    field('arch', 'Architecture'),
    field('cpu_description', 'Processor'),
    field('processor_count', 'Processors'),
    field('processor_frequency', 'Frequency', megahertz),
    field('memory_size', 'Memory', sizeWithFree('free_memory'), ['free_memory']),
    field('free_memory', 'Memory free', bytes),
    field('usable_memory', 'Memory usable', bytes),
    field('storage_size', 'Storage', sizeWithFree('free_storage'), ['free_storage']),
    field('free_storage', 'Storage free', bytes),
    field('external_storage_size', 'External storage', sizeWithFree('external_free_storage'), [
      'external_free_storage'
    ]),
    field('external_free_storage', 'External storage free', bytes),
    field('battery_level', 'Battery', battery, ['charging']),
    field('battery_status', 'Battery status'),
    field('battery_temperature', 'Battery temperature'),
    field('charging', 'Charging', yesNo),
    field('online', 'Online', yesNo),
    field('connection_type', 'Connection'),
    field('orientation', 'Orientation'),
    field('screen_resolution', 'Screen'),
    field('screen_width_pixels', 'Screen width', pixels),
    field('screen_height_pixels', 'Screen height', pixels),
    field('screen_density', 'Screen density'),
    field('screen_dpi', 'Screen DPI'),
    field('simulator', 'Simulator', yesNo),
    field('low_memory', 'Low memory', yesNo),
    field('boot_time', 'Booted', timeBefore),
    field('timezone', 'Time zone'),
    field('language', 'Language')
  ],
  os: [
    field('name', 'Name'),
    field('version', 'Version'),
    field('build', 'Build'),
    field('kernel_version', 'Kernel'),
    field('rooted', 'Rooted', yesNo),
    field('theme', 'Theme'),
    field('distribution_name', 'Distribution'),
    field('distribution_version', 'Distribution version'),
    field('distribution_pretty_name', 'Distribution name'),
    field('os', 'Description'),
    field('raw_description', 'Raw description')
  ],
  process: [
    field('pid', 'Process ID'),
    field('parent_pid', 'Parent process ID'),
    field('name', 'Name'),
    field('command_line', 'Command line'),
    field('start_time', 'Started', time),
    field('user_seconds', 'Time as itself', seconds),
    field('kernel_seconds', 'Time in the kernel', seconds)
  ],
  runtime: [
    field('name', 'Name'),
    field('version', 'Version'),
    field('build', 'Build'),
    field('runtime', 'Description'),
    field('raw_description', 'Raw description')
  ],
  gpu: [
    field('name', 'Name'),
    field('vendor_name', 'Vendor'),
    field('vendor_id', 'Vendor ID'),
    field('version', 'Version'),
    field('memory_size', 'Memory', megabytes),
    field('api_type', 'API'),
    field('multi_threaded_rendering', 'Multi-threaded', yesNo),
    field('npot_support', 'NPOT support'),
    field('id', 'ID')
  ],
  trace: [
    field('op', 'Operation'),
    field('description', 'Description'),
    field('status', 'Status'),
    field('trace_id', 'Trace ID'),
    field('span_id', 'Span ID'),
    field('parent_span_id', 'Parent span ID'),
    field('origin', 'Origin')
  ],
  culture: [
    field('display_name', 'Name'),
    field('locale', 'Locale'),
    field('timezone', 'Time zone'),
    field('calendar', 'Calendar'),
    field('is_24_hour_format', '24-hour clock', yesNo)
  ],
  memory_info: [
    field('allocated_bytes', 'Allocated', bytes),
    field('fragmented_bytes', 'Fragmented', bytes),
    field('heap_size_bytes', 'Heap', bytes),
    field('high_memory_load_threshold_bytes', 'High load from', bytes),
    field('total_available_memory_bytes', 'Available', bytes),
    field('memory_load_bytes', 'Load', bytes),
    field('total_committed_bytes', 'Committed', bytes),
    field('promoted_bytes', 'Promoted', bytes),
    field('pinned_objects_count', 'Pinned objects'),
    field('pause_time_percentage', 'Paused', percent),
    field('index', 'Collection'),
    field('compacted', 'Compacted', yesNo),
    field('concurrent', 'Concurrent', yesNo)
  ],
  threadpool_info: [
    field('available_worker_threads', 'Worker threads available'),
    field('min_worker_threads', 'Worker threads, least'),
    field('max_worker_threads', 'Worker threads, most'),
    field('available_completion_port_threads', 'Completion port threads available'),
    field('min_completion_port_threads', 'Completion port threads, least'),
    field('max_completion_port_threads', 'Completion port threads, most')
  ],
  unity: [
    field('editor_version', 'Editor version'),
    field('install_mode', 'Install mode'),
    field('rendering_threading_mode', 'Rendering'),
    field('target_frame_rate', 'Target frame rate'),
    field('copy_texture_support', 'Copy texture support'),
    field('active_scene_name', 'Scene'),
    field('is_main_thread', 'Main thread', yesNo)
  ],
  response: [
    field('status_code', 'Status'),
    field('body_size', 'Size', bytes),
    field('headers', 'Headers'),
    field('cookies', 'Cookies'),
    field('data', 'Body')
  ],
  profile: [field('profile_id', 'Profile ID'), field('profiler_id', 'Profiler ID')],
  replay: [field('replay_id', 'Replay ID')],
  cloud_resource: [
    field('cloud.provider', 'Provider'),
    field('cloud.platform', 'Platform'),
    field('cloud.account.id', 'Account'),
    field('cloud.region', 'Region'),
    field('cloud.availability_zone', 'Zone'),
    field('host.id', 'Host ID'),
    field('host.type', 'Host type')
  ],
  otel: [field('attributes', 'Attributes'), field('resource', 'Resource')]
}

/** What known contexts are called. */
export const contextTitles: Readonly<Record<string, string>> = {
  angular: 'Angular',
  app: 'App',
  browser: 'Browser',
  cloud_resource: 'Cloud resource',
  culture: 'Culture',
  device: 'Device',
  gpu: 'GPU',
  laravel: 'Laravel',
  memory_info: 'Memory',
  monitor: 'Monitor',
  os: 'Operating system',
  otel: 'OpenTelemetry',
  process: 'Process',
  profile: 'Profile',
  react: 'React',
  replay: 'Replay',
  response: 'Response',
  runtime: 'Runtime',
  state: 'State',
  threadpool_info: 'Thread pool',
  trace: 'Trace',
  unity: 'Unity',
  vue: 'Vue'
}
