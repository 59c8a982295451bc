import { describe, expect, test } from 'vitest'
import { normalize } from '../../main/normalize/normalize.ts'
import { nonconformity, RECEIVED } from './conformance.ts'

/** 100 are wanted; a machine that was busy with other things took up to 141. */
const MAX_MS = 300
const MANY = 100_000
const MiB = 1024 * 1024

const many = <T>(item: T): T[] => Array.from({ length: MANY }, () => item)
const manyKeys = (value: unknown) =>
  Object.fromEntries(Array.from({ length: MANY }, (_, i) => [`k${i}`, value]))
const nested = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)
const long = 'x'.repeat(MiB)

/** Every field of an event, each with the same value. */
const everywhere = (value: unknown) => ({
  ...Object.fromEntries(
    [
      ...['timestamp', 'level', 'platform', 'logger', 'transaction', 'server_name', 'release', 'dist'],
      ...['environment', 'culprit', 'checksum', 'fingerprint', 'logentry', 'threads', 'breadcrumbs', 'tags'],
      ...['contexts', 'extra', 'modules', 'debug_meta', 'sdk', 'errors', 'csp', 'template', '_meta', 'site']
    ].map((name) => [name, value])
  ),
  exception: { values: [{ type: value, value, module: value, mechanism: value, stacktrace: value }] },
  stacktrace: { frames: [{ function: value, vars: value, pre_context: value, data: value, lock: value }] },
  user: { id: value, geo: value, data: value, more: value },
  request: { url: value, headers: value, cookies: value, query_string: value, data: value, env: value }
})

const payloads: Record<string, () => unknown> = {
  'many exceptions': () => ({ exception: { values: many({ type: 'E' }) } }),
  'many frames': () => ({ stacktrace: { frames: many({ function: 'f', vars: { a: 1 } }) } }),
  'many threads': () => ({ threads: { values: many({ id: 1 }) } }),
  'many breadcrumbs': () => ({ breadcrumbs: many({ message: 'm' }) }),
  'many wrong breadcrumbs': () => ({ breadcrumbs: many('wrong') }),
  'many tags': () => ({ tags: manyKeys('v') }),
  'many wrong tags': () => ({ tags: many(7) }),
  'many contexts': () => ({ contexts: manyKeys({ a: 1 }) }),
  'many extra values': () => ({ extra: manyKeys([1]) }),
  'one extra value with many keys': () => ({ extra: { a: manyKeys(1) } }),
  'many modules': () => ({ modules: manyKeys('1') }),
  'many unknown attributes': () => manyKeys({ a: 1 }),
  'many unknown keys of a user': () => ({ user: manyKeys(1) }),
  'many headers': () => ({ request: { headers: manyKeys('v') } }),
  'many pairs of a query': () => ({ request: { query_string: 'a=b&'.repeat(MANY) } }),
  'many cookies': () => ({ request: { cookies: 'a=b; '.repeat(MANY) } }),
  'many variables': () => ({ stacktrace: { frames: [{ vars: many(1) }, { vars: manyKeys('v') }] } }),
  'many images': () => ({ debug_meta: { images: many({ type: 'elf', image_addr: 1 }) } }),
  'many spans': () => ({ type: 'transaction', spans: many({ op: 'db', start_timestamp: 1 }) }),
  'many fingerprint parts': () => ({ fingerprint: many('f') }),
  'a large tree of meta': () => ({
    _meta: manyKeys({ '': { err: ['invalid_data'], rem: [['!limit', 'x']] } })
  }),
  'long texts': () => everywhere(long),
  'long lists of texts': () => everywhere(many('x')),
  'deep objects': () => everywhere(nested(64)),
  'bottomless objects': () => everywhere(nested(50_000)),
  'a template of placeholders with long parameters': () => ({
    logentry: { message: '%s'.repeat(MANY), params: many(long) }
  }),
  'a template of named placeholders': () => ({
    logentry: { message: '{a}'.repeat(MANY), params: { a: many(1) } }
  }),
  'a placeholder with endless flags': () => ({ logentry: { message: `%${'0'.repeat(MiB)}`, params: [1] } }),
  'an endless user agent': () => ({
    request: { headers: { 'User-Agent': `Mozilla/5.0 (${'('.repeat(MiB)}` } }
  }),
  'an endless form': () => ({ request: { data: 'a=b&'.repeat(MiB / 4) } }),
  'an endless URL': () => ({ request: { url: `https://example.com/${'?#'.repeat(MiB / 2)}` } }),
  'an endless policy': () => ({ csp: { violated_directive: 'img-src '.repeat(MiB / 8), blocked_uri: long } })
}

describe('payloads that mean harm', () => {
  test.each(Object.entries(payloads))(`%s take less than ${MAX_MS} ms`, (_, make) => {
    const payload = make()
    const received = { ...RECEIVED, userAgent: long }
    const elapsedMs = Math.min(...[1, 2, 3].map(() => timed(() => normalize(payload, received))))

    expect(elapsedMs).toBeLessThan(MAX_MS)
    const normalized = normalize(payload, received)
    expect(nonconformity(normalized)).toBeUndefined()
    expect(normalized.problems.length).toBeLessThanOrEqual(201)
    expect(normalized.remarks.length).toBeLessThanOrEqual(500)
  })

  test('keys that would change an object are dropped, wherever they are', () => {
    const pollution = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'
    )
    const payload = {
      ...everywhere(pollution),
      ...pollution,
      'sentry.interfaces.Csp': { '--proto--': { a: 1 } }
    }
    Object.defineProperty(payload, '__proto__', { value: { polluted: true }, enumerable: true })

    const normalized = normalize(payload, RECEIVED)

    expect(nonconformity(normalized)).toBeUndefined()
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Reflect.get(normalized.event.extra, 'polluted')).toBeUndefined()
    expect(normalized.event.extra.constructor).toEqual({ prototype: { polluted: true } })
  })
})

/** Milliseconds of this thread's own work: what else the machine does at the time does not count. */
function timed(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
