import type { JsonObject } from '../../shared/model/json.ts'
import type { Random } from '../bench/random.ts'

/** What a program sends of one of its failures, and which issue that belongs to. */
export interface ReferencePayload {
  readonly projectId: string
  readonly issue: number
  readonly payload: JsonObject
}

export const REFERENCE_NOW = Date.UTC(2026, 0, 15, 12)
const DAYS = 14
const MINUTE_MS = 60_000

export const REFERENCE_PROJECTS = [
  { id: '1', name: 'web', platform: 'javascript' },
  { id: '2', name: 'api', platform: 'python' },
  { id: '31', name: 'Mobile app', platform: 'java' }
] as const

const ERRORS: readonly (readonly [type: string, values: readonly string[]])[] = [
  ['TypeError', ['Cannot read x of undefined', 'x is undefined', 'undefined is not a *function*']],
  ['ReferenceError', ['x is not defined']],
  ['TimeoutError', ['request timed out after 30 s', 'Request timed out after 31 s']],
  ['ValueError', ['50% of 100_000 rows', 'a "quoted" text', '']],
  ['KeyError', ["'user'", 'two\nlines of text']],
  ['OutOfMemoryError', ['C:\\dir\\file.bin does not fit']]
]
const FRAMES: readonly JsonObject[] = [
  { function: 'main', filename: 'src/main.ts', abs_path: '/app/src/main.ts' },
  { function: 'render', filename: 'src/view.tsx', module: 'view' },
  { function: 'Render', filename: 'node_modules/react/index.js', in_app: false },
  {
    function: 'handle_request',
    filename: 'api/views.py',
    module: 'api.views',
    abs_path: 'C:\\api\\views.py'
  },
  { function: '<lambda>', filename: 'api/tasks.py', package: 'api' },
  { function: 'x', module: 'com.example.Main' },
  { filename: 'main.ts' }
]
const MESSAGES = ['x is slow', 'Timed out: main', '100% done', 'nothing to do', 'several\nlines']
const TRANSACTIONS = ['/checkout', '/', 'tasks.main', 'MainActivity']
const BROWSERS = [
  { name: 'Chrome', version: '120.0' },
  { name: 'Firefox', version: '121.0' },
  { name: 'Chrome Mobile', version: '119.1' }
]
const SYSTEMS = [
  { name: 'Windows', version: '11', build: '22631' },
  { name: 'Linux', kernel_version: '6.1' },
  { name: 'Android', version: '14', rooted: false }
]
const RELEASES = ['web@1.2.0+7', 'web@1.10.0-rc.1', 'web@1.10.0', 'api@2.0.1', 'api@0.9', 'nightly', '1.0.0']
const ENVIRONMENTS = ['production', 'production', 'staging', 'dev (local)']

/** An issue's own traits, in which its events agree more or less. */
interface Template {
  readonly project: (typeof REFERENCE_PROJECTS)[number]
  readonly error: (typeof ERRORS)[number] | undefined
  readonly message: string
  readonly frames: readonly JsonObject[]
  readonly level: string
  readonly transaction: string | undefined
  readonly firstMs: number
}

/** Failures of three programs over two weeks, in the order of their arrival. */
export function createPayloads(random: Random, issues: number, events: number): ReferencePayload[] {
  const templates = Array.from({ length: issues }, () => createTemplate(random))
  const made = Array.from({ length: events }, (_, index) => {
    // each issue has one, some have many
    const issue = index < issues ? index : random.skewed(issues)
    const template = templates[issue]
    if (!template) throw new Error(`There is no template ${issue}.`)
    return { projectId: template.project.id, issue, payload: createPayload(random, template, issue, index) }
  })
  return made.sort((a, b) => Number(a.payload.timestamp) - Number(b.payload.timestamp))
}

function some<Value>(random: Random, values: readonly Value[], share = 0.6): Value | undefined {
  return random.next() < share ? random.pick(values) : undefined
}

function createTemplate(random: Random): Template {
  const count = random.below(4)
  return {
    project: random.pick(REFERENCE_PROJECTS),
    error: some(random, ERRORS, 0.75),
    message: random.pick(MESSAGES),
    frames: Array.from({ length: count }, () => random.pick(FRAMES)),
    level: random.pick(['error', 'error', 'warning', 'fatal', 'info']),
    transaction: some(random, TRANSACTIONS),
    firstMs: REFERENCE_NOW - random.below(DAYS * 24 * 60) * MINUTE_MS
  }
}

function createPayload(random: Random, template: Template, issue: number, index: number): JsonObject {
  const { project, error, message, frames, level, transaction, firstMs } = template
  const release = some(random, RELEASES)
  const environment = some(random, ENVIRONMENTS)
  const usual = random.next() < 0.8
  const [user, flag] = [createUser(random), some(random, ['a', 'b'], 0.3)]
  const where = usual ? transaction : some(random, TRANSACTIONS)
  return {
    event_id: random.hex(32),
    // to the minute, so that some are at the same time
    timestamp:
      (firstMs + random.below(Math.ceil((REFERENCE_NOW - firstMs) / MINUTE_MS) + 1) * MINUTE_MS) / 1000,
    platform: project.platform,
    level: usual ? level : random.pick(['error', 'warning', 'debug']),
    fingerprint: [`issue ${issue}`],
    ...(error ? { exception: { values: createErrors(random, error, frames) } } : {}),
    ...(!error || random.below(5) === 0 ? { logentry: { formatted: message } } : {}),
    ...(release !== undefined && { release }),
    ...(environment !== undefined && { environment }),
    ...(where !== undefined && { transaction: where }),
    ...(user && { user }),
    tags: createTags(random, index),
    contexts: {
      ...(random.next() < 0.5 && { browser: random.pick(BROWSERS) }),
      ...(random.next() < 0.5 && { os: random.pick(SYSTEMS) }),
      ...(random.next() < 0.2 && { trace: { trace_id: random.hex(32), span_id: random.hex(16) } }),
      ...(flag !== undefined && {
        flags: {
          values: [
            { flag: 'new-cart', result: flag === 'a' },
            { flag: random.pick([flag, 'new-cart']), result: true }
          ]
        }
      })
    },
    ...(random.next() < 0.3 && {
      request: { method: random.pick(['GET', 'POST']), url: 'https://example.com/checkout' }
    }),
    ...(random.next() < 0.2 && {
      threads: { values: [{ id: 1, crashed: true, main: random.next() < 0.5 }] }
    }),
    sdk: { name: `sentry.${project.platform}`, version: random.pick(['8.0.0', '9.1.0']) }
  }
}

function createErrors(
  random: Random,
  [type, values]: (typeof ERRORS)[number],
  frames: readonly JsonObject[]
) {
  const own = {
    type,
    value: random.pick(values),
    ...(random.next() < 0.8 && {
      mechanism: { type: random.pick(['onerror', 'generic']), handled: random.next() < 0.5 }
    }),
    stacktrace: { frames: random.next() < 0.8 ? [...frames] : [...frames, random.pick(FRAMES)] }
  }
  const [causeType, causeValues] = random.pick(ERRORS)
  const cause = {
    type: causeType,
    value: random.pick(causeValues),
    mechanism: { type: 'chained', handled: true }
  }
  return random.next() < 0.2 ? [cause, own] : [own]
}

function createUser(random: Random): JsonObject | undefined {
  const number = 1 + random.skewed(20)
  switch (random.below(6)) {
    case 0:
    case 1:
      return { id: String(number), email: `User${number}@example.com` }
    case 2:
      return { username: `main${number}`, ip_address: `10.0.0.${number}` }
    case 3:
      return { email: `user${number}@example.com`, geo: { country_code: 'AT', city: 'Vienna' } }
    default:
      return undefined
  }
}

function createTags(random: Random, index: number): JsonObject {
  return {
    ...(random.next() < 0.4 && { tenant: random.pick(['main', 'Acme 50%', 'a_c', 'C:\\x\\', '"q"', '*']) }),
    ...(random.next() < 0.2 && { size: random.pick(['10', '9.5', '-2', '1.', '1.2.3', 'big']) }),
    // names that fields have too
    ...(random.next() < 0.1 && { 'http.method': 'PUT' }),
    ...(random.next() < 0.1 && { level: 'fatal' }),
    ...(random.next() < 0.1 && { age: '7', 'user.id': String(random.below(20)) }),
    ...(index % 50 === 0 && { unique: `only-${index}` })
  }
}
