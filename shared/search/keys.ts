import { IS_NAMES, type Key } from './syntax-tree.ts'

/** How the value of a key is read. `measurement`: a number or a size, in the unit of the measurement. */
export type KeyType =
  | 'text'
  | 'number'
  | 'duration'
  | 'measurement'
  | 'date'
  | 'boolean'
  | 'version'
  | 'is'
  | 'has'

export const KEY_GROUPS = [
  'Issue',
  'Event',
  'Error',
  'Stack',
  'Release',
  'User',
  'Request',
  'Device',
  'SDK',
  'Transaction'
] as const
/** Where completion lists a key. Tags that events bring along make a group of their own. */
export type KeyGroup = (typeof KEY_GROUPS)[number]

export interface KnownKey {
  readonly name: string
  readonly aliases: readonly string[]
  readonly type: KeyType
  /** What its filters look at. */
  readonly level: 'issue' | 'event'
  readonly group: KeyGroup
  /** One sentence. */
  readonly description: string
  /** All values that there are, or those worth offering, in the order to offer them. */
  readonly values: readonly string[]
  /** False: read rightly, so that a search copied from Sentry is understood, but never offered: nothing is kept for it. */
  readonly isKept: boolean
}

type Details = Partial<Pick<KnownKey, 'aliases' | 'type' | 'values' | 'isKept'>>

function group(
  level: KnownKey['level'],
  name: KeyGroup,
  keys: Record<string, [string, Details?]>
): KnownKey[] {
  return Object.entries(keys).map(([key, [description, details]]) => ({
    name: key,
    aliases: [],
    type: 'text',
    level,
    group: name,
    description,
    values: [],
    isKept: true,
    ...details
  }))
}

const BOOLEAN: Details = { type: 'boolean', values: ['true', 'false'] }
const NOT_KEPT: Details = { isKept: false }

/** Types after Sentry's default search configuration of January 2024; names after its documentation. */
export const KNOWN_KEYS: readonly KnownKey[] = [
  ...group('issue', 'Issue', {
    is: ['State of the issue.', { type: 'is', values: IS_NAMES.slice(0, 11) }],
    issue: ['Short id of the issue, such as WEB-12.'],
    'issue.id': ['Number of the issue in this store.', { type: 'number' }],
    'issue.category': ['Kind of problem.', { values: ['error', 'performance', 'feedback'] }],
    'issue.type': [
      'Type of its latest event.',
      { values: ['error', 'default', 'csp', 'transaction', 'feedback'] }
    ],
    'issue.priority': ['Follows from the level.', { values: ['high', 'medium', 'low'] }],
    firstSeen: ['When it happened first.', { type: 'date', aliases: ['first_seen', 'age'] }],
    lastSeen: ['When it happened last.', { type: 'date', aliases: ['last_seen'] }],
    timesSeen: ['How many events it has.', { type: 'number', aliases: ['times_seen'] }],
    usersSeen: ['How many users it hit.', { type: 'number', aliases: ['users_seen'] }],
    firstRelease: [
      'Release that brought it.',
      { aliases: ['first-release', 'first_release'], values: ['latest'] }
    ],
    culprit: ['Where it happens: transaction, or module and function.'],
    project: ['Project of the issue.', { aliases: ['project.name'] }],
    'project.id': ['Number of the project.', { type: 'number', aliases: ['project_id'] }],
    bookmarks: ['Issues that you bookmarked.', { values: ['me'] }],
    assigned: ['Who takes care of it: nobody here.', { ...NOT_KEPT, aliases: ['assigned_to'] }],
    assigned_or_suggested: ['Who takes or could take care of it: nobody here.', NOT_KEPT],
    subscribed: ['Who hears of changes.', NOT_KEPT],
    regressed_in_release: ['Release in which it came back.', NOT_KEPT],
    'issue.seer_actionability': ['How easy it would be to mend.', NOT_KEPT],
    detector: ['What found it.', NOT_KEPT]
  }),
  ...group('event', 'Event', {
    has: ['Events that have this tag or field.', { type: 'has' }],
    level: ['How bad it is.', { values: ['fatal', 'error', 'warning', 'info', 'debug'] }],
    title: ['Title of the event.'],
    message: ['Message of the event contains it.'],
    id: ['Event id, 32 hexadecimal digits.'],
    timestamp: ['When the event happened.', { type: 'date', aliases: ['event.timestamp', 'date', 'time'] }],
    environment: ['Where it ran: production, development …'],
    transaction: ['Name of the transaction: route, screen or task.'],
    'event.type': ['Type of the event.', { values: ['error', 'default', 'csp', 'transaction', 'feedback'] }],
    'platform.name': ['Platform of the event: javascript, python …', { aliases: ['platform'] }],
    logger: ['Name of the logger.'],
    server_name: ['Name of the host.'],
    trace: ['Trace id, 32 hexadecimal digits.'],
    location: ['Place in the code or document.', NOT_KEPT],
    start: ['Begin of a time range.', { ...NOT_KEPT, type: 'date' }],
    end: ['End of a time range.', { ...NOT_KEPT, type: 'date' }],
    'timestamp.to_hour': ['Hour of the event.', { ...NOT_KEPT, type: 'date' }],
    'timestamp.to_day': ['Day of the event.', { ...NOT_KEPT, type: 'date' }],
    is_application: ['Reported by the program itself.', { ...BOOLEAN, isKept: false }]
  }),
  ...group('event', 'Error', {
    'error.type': ['Type of the exception, such as TypeError.'],
    'error.value': ['What the exception says.'],
    'error.mechanism': ['What caught it, such as onerror.'],
    'error.handled': ['The program handled the exception.', BOOLEAN],
    'error.unhandled': ['The program did not handle the exception.', BOOLEAN],
    'error.main_thread': ['It happened in the main thread.', BOOLEAN],
    'error.received': ['When the error arrived.', { ...NOT_KEPT, type: 'date' }],
    'unreal.crash_type': ['Kind of crash of the Unreal Engine.', NOT_KEPT]
  }),
  ...group('event', 'Stack', {
    'stack.function': ['Function of any stack frame.'],
    'stack.filename': ['File of any stack frame.'],
    'stack.abs_path': ['Full path of any stack frame.'],
    'stack.module': ['Module of any stack frame.'],
    'stack.package': ['Package of any stack frame.'],
    'stack.in_app': ['Any stack frame is of the application itself.', { ...BOOLEAN, isKept: false }],
    'stack.lineno': ['Line of any stack frame.', { ...NOT_KEPT, type: 'number' }],
    'stack.colno': ['Column of any stack frame.', { ...NOT_KEPT, type: 'number' }],
    'stack.stack_level': ['Depth of the stack.', { ...NOT_KEPT, type: 'number' }]
  }),
  ...group('event', 'Release', {
    release: ['Release of the program, such as web@1.2.3.', { values: ['latest'] }],
    'release.version': ['Version in the release.', { type: 'version', aliases: ['sentry.semver'] }],
    'release.build': ['Build number in the release.', { type: 'version' }],
    'release.package': ['Package in the release.'],
    'release.stage': ['How far the release is adopted.', NOT_KEPT],
    dist: ['Distribution of the release.']
  }),
  ...group('event', 'User', {
    user: ['User as counted: id:…, username:…, email:… or ip:….'],
    'user.id': ['Id of the user.'],
    'user.email': ['E-mail address of the user.'],
    'user.username': ['Name of the user.'],
    'user.ip': ['IP address of the user.'],
    'geo.city': ['City of the user.'],
    'geo.country_code': ['Country of the user, two letters.'],
    'geo.region': ['Region of the user.']
  }),
  ...group('event', 'Request', {
    url: ['Address of the request or page.', { aliases: ['http.url'] }],
    'http.method': ['Method of the request.', { values: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] }],
    'http.referer': ['Where the request came from.'],
    'http.status_code': ['Status of the response.']
  }),
  ...group('event', 'Device', {
    browser: ['Browser with its version.'],
    'browser.name': ['Browser.'],
    os: ['Operating system with its version.'],
    'os.name': ['Operating system.'],
    'os.build': ['Build of the operating system.'],
    'os.kernel_version': ['Kernel of the operating system.'],
    'os.distribution_name': ['Linux distribution.'],
    'os.distribution_version': ['Version of the Linux distribution.'],
    device: ['Model of the device.'],
    'device.family': ['Family of the device.'],
    'device.name': ['Name of the device.'],
    'device.arch': ['Processor architecture.'],
    'device.brand': ['Brand of the device.'],
    'device.class': ['How fast the device is.', { values: ['high', 'medium', 'low'] }],
    'device.locale': ['Language setting of the device.'],
    'device.model_id': ['Internal model of the device.'],
    'device.orientation': ['How the device is held.', { values: ['portrait', 'landscape'] }],
    'device.charging': ['The battery was charging.', { values: ['true', 'false'] }],
    'device.online': ['The device was online.', { values: ['true', 'false'] }],
    'device.simulator': ['It is no real device.', NOT_KEPT],
    'device.uuid': ['Id of the device.', NOT_KEPT],
    'device.battery_level': ['Charge of the battery.', NOT_KEPT],
    'device.screen_density': ['Density of the screen.', NOT_KEPT],
    'device.screen_dpi': ['Resolution of the screen.', NOT_KEPT],
    'device.screen_height_pixels': ['Height of the screen.', NOT_KEPT],
    'device.screen_width_pixels': ['Width of the screen.', NOT_KEPT],
    'app.in_foreground': ['The application was in the foreground.', { values: ['true', 'false'] }]
  }),
  ...group('event', 'SDK', {
    'sdk.name': ['SDK that sent the event.'],
    'sdk.version': ['Version of that SDK.']
  }),
  ...group('event', 'Transaction', {
    'transaction.duration': ['How long the transaction took.', { ...NOT_KEPT, type: 'duration' }],
    'transaction.op': ['Kind of transaction.', NOT_KEPT],
    'transaction.status': ['How the transaction ended.', NOT_KEPT],
    'trace.span': ['Span id.', NOT_KEPT],
    'trace.parent_span': ['Id of the parent span.', NOT_KEPT]
  })
]

const byName = new Map(
  KNOWN_KEYS.flatMap((key) => [key.name, ...key.aliases].map((name) => [name, key] as const))
)

/** Measurements that are durations; of all others the unit is not known. */
const DURATIONS = new Set(
  'fp fcp lcp fid inp ttfb ttfb.requesttime app_start_cold app_start_warm time_to_initial_display time_to_full_display stall_total_time stall_longest_time'
    .split(' ')
    .map((name) => `measurements.${name}`)
)

/** The key of that name or alias; undefined for a tag. */
export function findKnownKey(name: string): KnownKey | undefined {
  return byName.get(name) ?? measured(name)
}

/** `measurements.*` and `spans.*` are families: each name in them is a key. */
function measured(name: string): KnownKey | undefined {
  const type = /^spans\../.test(name) || DURATIONS.has(name) ? 'duration' : 'measurement'
  if (type === 'measurement' && !/^measurements\../.test(name)) return undefined
  return group('event', 'Transaction', { [name]: ['Measured in the transaction.', { ...NOT_KEPT, type }] })[0]
}

/** How the value of a key in the tree is read. */
export function typeOfKey(key: Key): KeyType {
  if (key.type === 'tag') return key.isNumber ? 'number' : 'text'
  return knownKeyOf(key)?.type ?? 'text'
}

/** What the catalogue knows of a key in the tree; undefined for tags, flags and aggregates. */
export function knownKeyOf(key: Key): KnownKey | undefined {
  return key.type === 'plain' ? findKnownKey(key.name) : undefined
}
