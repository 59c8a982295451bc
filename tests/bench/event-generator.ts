import { gzipSync } from 'node:zlib'
import { MESSAGES, TYPES, WORDS } from './event-words.ts'
import { createRandom, type Random } from './random.ts'

const FRAMES = 30
const FRAMES_WITH_SOURCE = 15
const BREADCRUMBS = 30
/** How many different failures, people and versions there are. */
const FAILURES = 300
const USERS = 4000
const RELEASES = 12

/** A failure: what all its events have in common. */
interface Failure {
  readonly type: string
  readonly word: string
  readonly message: (random: Random, word: string) => string
  readonly frames: readonly object[]
  readonly transaction: string
}

/**
 * Makes envelopes with one error event of about 20 kB each, the same ones for the same seed. With `kinds`, a seed of their
 * own, other events can be of the same failures.
 */
export function createEnvelopes(seed: number, kinds?: number) {
  const random = createRandom(seed)
  const ofKinds = kinds === undefined ? random : createRandom(kinds)
  const failures = Array.from({ length: FAILURES }, () => createFailure(ofKinds))
  return {
    next(nowMs: number): Buffer {
      const failure = failures[random.skewed(FAILURES)] as Failure
      const eventId = random.hex(32)
      const payload = Buffer.from(JSON.stringify(createEvent(random, failure, eventId, nowMs)))
      const header = {
        event_id: eventId,
        sent_at: new Date(nowMs).toISOString(),
        sdk: { name: SDK, version: '11.12.0' }
      }
      const itemHeader = { type: 'event', content_type: 'application/json', length: payload.length }
      return Buffer.concat([
        Buffer.from(`${JSON.stringify(header)}\n${JSON.stringify(itemHeader)}\n`),
        payload,
        Buffer.from('\n')
      ])
    }
  }
}

const SDK = 'sentry.javascript.node'

/** So many request bodies. */
export function createBodies(options: {
  seed: number
  kinds?: number | undefined
  count: number
  gzip: boolean
}): Buffer[] {
  const envelopes = createEnvelopes(options.seed, options.kinds)
  const nowMs = Date.now()
  return Array.from({ length: options.count }, () => {
    const body = envelopes.next(nowMs)
    return options.gzip ? gzipSync(body) : body
  })
}

function createFailure(random: Random): Failure {
  const word = random.pick(WORDS)
  return {
    type: random.pick(TYPES),
    word,
    message: random.pick(MESSAGES),
    frames: Array.from({ length: FRAMES }, (_, index) => createFrame(random, index)),
    transaction: `${random.pick(['GET', 'POST', 'PUT'])} /${random.pick(WORDS)}/:id`
  }
}

function createFrame(random: Random, index: number): object {
  const inApp = index >= FRAMES - FRAMES_WITH_SOURCE
  const [folder, file, verb, noun] = [
    random.pick(WORDS),
    random.pick(WORDS),
    random.pick(['load', 'save', 'find', 'send', 'apply']),
    random.pick(WORDS)
  ]
  const path = inApp
    ? `/srv/shop/src/${folder}/${file}.js`
    : `/srv/shop/node_modules/${folder}/lib/${file}.js`
  const place = {
    filename: path,
    abs_path: path,
    function: `${verb}${noun[0]?.toUpperCase()}${noun.slice(1)}`,
    module: `${folder}:${file}`,
    lineno: 1 + random.below(900),
    colno: 1 + random.below(60),
    in_app: inApp
  }
  if (!inApp) return place
  const line = () =>
    `    const ${random.pick(WORDS)} = await ${random.pick(WORDS)}.${verb}(${random.pick(WORDS)})`
  return {
    ...place,
    pre_context: Array.from({ length: 4 }, line),
    context_line: line(),
    post_context: Array.from({ length: 4 }, line)
  }
}

function createEvent(random: Random, failure: Failure, eventId: string, nowMs: number): object {
  const user = random.below(USERS)
  const timestamp = (nowMs - random.below(3_600_000)) / 1000
  return {
    event_id: eventId,
    timestamp,
    platform: 'node',
    level: random.below(20) === 0 ? 'fatal' : 'error',
    release: `shop@3.${random.skewed(RELEASES)}.0`,
    environment: random.pick(['production', 'production', 'staging', 'qa']),
    server_name: `web-${random.below(8)}`,
    transaction: failure.transaction,
    exception: {
      values: [
        {
          type: failure.type,
          value: failure.message(random, failure.word),
          stacktrace: { frames: withVariables(random, failure.frames) },
          mechanism: { type: 'onuncaughtexception', handled: random.below(4) > 0 }
        }
      ]
    },
    breadcrumbs: Array.from({ length: BREADCRUMBS }, (_, index) =>
      createBreadcrumb(random, timestamp - (BREADCRUMBS - index))
    ),
    user: { id: String(user), email: `user${user}@example.com`, ip_address: `192.0.2.${user % 256}` },
    request: {
      url: `https://shop.example/${random.pick(WORDS)}/${random.below(10_000)}`,
      method: 'GET',
      query_string: `page=${random.below(20)}&sort=${random.pick(WORDS)}`,
      headers: {
        accept: 'text/html,application/xhtml+xml',
        'user-agent': `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${130 + random.below(20)}.0.0.0 Safari/537.36`,
        'x-request-id': random.hex(32)
      }
    },
    tags: {
      region: random.pick(['eu-west', 'eu-north', 'us-east']),
      tenant: `t${random.skewed(200)}`,
      feature: random.pick(WORDS)
    },
    contexts: {
      runtime: { name: 'node', version: 'v24.2.0' },
      os: { name: 'Debian', version: '12.11', kernel_version: '6.1.0' },
      device: {
        arch: 'x64',
        memory_size: 16_000_000_000,
        free_memory: random.below(8_000_000_000),
        processor_count: 8
      },
      trace: { trace_id: random.hex(32), span_id: random.hex(16) }
    },
    extra: { attempt: random.below(5), payload: { [failure.word]: random.hex(64) } },
    sdk: {
      name: SDK,
      version: '11.12.0',
      integrations: ['Http', 'OnUncaughtException', 'Context', 'LinkedErrors']
    }
  }
}

/** The innermost frames know their variables. */
function withVariables(random: Random, frames: readonly object[]): object[] {
  return frames.map((frame, index) =>
    index < FRAMES - 5
      ? frame
      : { ...frame, vars: { id: random.below(100_000), key: random.hex(16), retry: false } }
  )
}

function createBreadcrumb(random: Random, timestamp: number): object {
  if (random.below(3) === 0)
    return {
      timestamp,
      category: 'console',
      level: 'info',
      message: `${random.pick(WORDS)} ${random.below(100_000)} ${random.pick(['opened', 'closed', 'retried'])} in ${random.below(900)} ms`
    }
  return {
    timestamp,
    type: 'http',
    category: 'http',
    data: {
      method: 'GET',
      url: `https://api.shop.example/${random.pick(WORDS)}/${random.below(100_000)}`,
      status_code: random.pick([200, 200, 204, 404, 500]),
      'http.response_content_length': random.below(50_000)
    }
  }
}
