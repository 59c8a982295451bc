import type { Event } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import type { Fields } from './readers.ts'

/** Names under which Raven's SDKs sent interfaces, before they had short ones. */
const LEGACY_NAMES = {
  breadcrumbs: ['sentry.interfaces.Breadcrumbs'],
  contexts: ['sentry.interfaces.Contexts'],
  csp: ['sentry.interfaces.Csp'],
  exception: ['sentry.interfaces.Exception'],
  expectct: ['sentry.interfaces.ExpectCT'],
  expectstaple: ['sentry.interfaces.ExpectStaple'],
  hpkp: ['sentry.interfaces.Hpkp'],
  logentry: ['sentry.interfaces.Message', 'message'],
  request: ['sentry.interfaces.Http'],
  stacktrace: ['sentry.interfaces.Stacktrace'],
  template: ['sentry.interfaces.Template'],
  user: ['sentry.interfaces.User']
} as const

type LegacyNamed = keyof typeof LEGACY_NAMES

/** The value of an interface under its name of today or an old one. */
export function interfaceValue(fields: Fields, name: LegacyNamed): unknown {
  const value = fields[name]
  if (value !== undefined && value !== null) return value
  for (const legacy of LEGACY_NAMES[name]) {
    const legacyValue = fields[legacy]
    if (legacyValue !== undefined && legacyValue !== null) return legacyValue
  }
  return undefined
}

/** The names of today by the old ones. */
const OLD_NAMES = new Map<string, LegacyNamed>()
for (const [name, oldNames] of Object.entries(LEGACY_NAMES)) {
  for (const oldName of oldNames) if (isLegacyNamed(name)) OLD_NAMES.set(oldName, name)
}

function isLegacyNamed(name: string): name is LegacyNamed {
  return Object.hasOwn(LEGACY_NAMES, name)
}

const KNOWN = new Set([
  ...Object.keys(LEGACY_NAMES),
  ...['_meta', 'checksum', 'culprit', 'debug_meta', 'dist', 'environment', 'errors', 'event_id', 'extra'],
  ...['fingerprint', 'level', 'logger', 'main_exception_id', 'measurements', 'modules', 'nel', 'platform'],
  ...['received', 'release', 'sdk', 'server_name', 'site', 'spans', 'start_timestamp', 'tags', 'threads'],
  ...['timestamp', 'transaction', 'transaction_info', 'type'],
  // What Sentry's own servers write into an event, and exports of it contain.
  ...['_dsc', '_metrics', '_metrics_summary', '_performance_issues_spans', 'breakdowns', 'grouping_config'],
  ...['ingest_path', 'key_id', 'project', 'scraping_attempts', 'time_spent', 'version'],
  ...['datetime', 'hashes', 'location', 'metadata', 'nodestore_insert', 'span_grouping_config', 'title']
])

/**
 * Records what no event has, most likely misspelt names, and what was sent under an old name while another one wins.
 */
export function findUnknownAttributes(fields: Fields, event: Event, at: Place): void {
  for (const name in fields) {
    const value = fields[name]
    if (KNOWN.has(name) || value === null || value === undefined) continue
    const today = OLD_NAMES.get(name)
    if (today === undefined) at.problem(name, 'invalid_attribute', 'unknown attribute', value)
    else if (interfaceValue(fields, today) !== value && !isTextOf(event, value)) {
      at.problem(name, 'invalid_attribute', `another ${today} was sent too`, value)
    }
  }
}

/** Old SDKs sent the text of the message beside its template. */
function isTextOf({ logentry }: Event, value: unknown): boolean {
  return value === logentry?.formatted || value === logentry?.message
}
