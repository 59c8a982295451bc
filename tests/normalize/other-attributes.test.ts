import { describe, expect, test } from 'vitest'
import { normalize } from '../../main/normalize/normalize.ts'
import { RECEIVED } from './conformance.ts'

const read = (payload: unknown) => normalize(payload, RECEIVED)

const unknown = { novelty: { level: 3, on: true } }
const stacktrace = { frames: [{ function: 'f', ...unknown }], ...unknown }

describe('attributes that are not known', () => {
  test.each<[string, unknown, (event: ReturnType<typeof read>['event']) => unknown]>([
    ['a frame', { stacktrace }, (event) => event.stacktrace?.frames[0]],
    ['a stack trace', { stacktrace }, (event) => event.stacktrace],
    ['an exception', { exception: [{ type: 'E', ...unknown }] }, (event) => event.exception?.values[0]],
    [
      'a mechanism',
      { exception: [{ type: 'E', mechanism: unknown }] },
      (event) => event.exception?.values[0]?.mechanism
    ],
    ['a thread', { threads: [{ id: 1, ...unknown }] }, (event) => event.threads?.values[0]],
    [
      'a lock',
      { stacktrace: { frames: [{ lock: { type: 1, ...unknown } }] } },
      (event) => event.stacktrace?.frames[0]?.lock
    ],
    [
      'a breadcrumb',
      { breadcrumbs: [{ message: 'm', ...unknown }] },
      (event) => event.breadcrumbs?.values[0]
    ],
    ['a message', { logentry: { message: 'm', ...unknown } }, (event) => event.logentry],
    ['a request', { request: { url: 'u', ...unknown } }, (event) => event.request],
    ['a template', { template: unknown }, (event) => event.template],
    ['an SDK', { sdk: { name: 's', version: '1', ...unknown } }, (event) => event.sdk]
  ])('of %s are kept beside the known ones', (_, payload, find) => {
    const { event, problems } = read(payload)
    expect(find(event)).toMatchObject({ other: unknown })
    expect(problems).toEqual([])
  })

  test('of a user go into its data, beside what stands there', () => {
    expect(read({ user: { id: 1, data: { plan: 'free' }, ...unknown } }).event.user?.data).toEqual({
      plan: 'free',
      ...unknown
    })
  })

  test('of a user do not hide that its data is none', () => {
    const { event, problems } = read({ user: { data: 'text', ...unknown } })
    expect(event.user?.data).toEqual(unknown)
    expect(problems).toMatchObject([{ path: 'user.data', value: 'text' }])
  })

  test.each<[string, unknown]>([
    ['exception.novelty', { exception: { values: [{ type: 'E' }], ...unknown } }],
    ['debug_meta.novelty', { debug_meta: { images: [], ...unknown } }],
    ['sdk.packages.0.novelty', { sdk: { name: 's', packages: [{ name: 'p', ...unknown }] } }],
    ['novelty', unknown]
  ])('%s is a problem that shows its value', (path, payload) => {
    expect(read(payload).problems).toEqual([
      { type: 'invalid_attribute', path, reason: 'unknown attribute', value: unknown.novelty }
    ])
  })

  test('more than the budget has room for are cut, which is remarked', () => {
    const frame = {
      function: 'f',
      ...Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, 'v']))
    }
    const { event, remarks } = read({ stacktrace: { frames: [frame] } })
    expect(Object.keys(event.stacktrace?.frames[0]?.other ?? {}).length).toBeLessThan(1000)
    expect(remarks).toMatchObject([{ path: 'stacktrace.frames.0.other', rule: '!limit', kind: 'x' }])
  })

  test('null is none', () => {
    expect(
      read({ stacktrace: { frames: [{ function: 'f', novelty: null }] } }).event.stacktrace?.frames
    ).toEqual([{ function: 'f' }])
  })
})

describe('what is dropped leaves a problem', () => {
  test.each<[string, string, unknown]>([
    ['a tag of a reserved name', 'tags.user', { tags: { user: 'me' } }],
    [
      'a second tag of the same name',
      'tags.1.1',
      {
        tags: [
          ['a', 'first'],
          ['a', 'second']
        ]
      }
    ],
    ['a site that is no text', 'site', { site: {} }],
    ['an event type that is none', 'type', { type: 'surprise' }],
    ['spans of an error', 'spans', { spans: [{ op: 'db' }] }],
    ['measurements of an error', 'measurements', { measurements: { lcp: { value: 1 } } }],
    [
      'an interface under a second name',
      'sentry.interfaces.User',
      { user: { id: 1 }, 'sentry.interfaces.User': { id: 2 } }
    ],
    ['a name of an SDK that is missing', 'sdk.name', { sdk: { version: '1' } }],
    [
      'an address mode that is none',
      'stacktrace.frames.0.addr_mode',
      { stacktrace: { frames: [{ addr_mode: 'far' }] } }
    ]
  ])('%s', (_, path, payload) => {
    expect(read(payload).problems).toEqual([expect.objectContaining({ path })])
  })

  test.each([
    [
      'a tag that repeats an attribute',
      { release: 'r', user: { id: 1 }, tags: { release: 'r', user: 'id:1' } }
    ],
    [
      'a tag that is sent twice',
      {
        tags: [
          ['a', 'same'],
          ['a', 'same']
        ]
      }
    ],
    [
      'the text of a message beside its template',
      { message: 'a 1', logentry: { message: 'a %s', params: [1] } }
    ],
    ['empty lists of what only transactions have', { spans: [], measurements: {} }]
  ])('but %s', (_, payload) => {
    expect(read(payload).problems).toEqual([])
  })
})

test('null in extra and in a context of one’s own says something too', () => {
  const { event } = read({
    extra: { token: null },
    contexts: { cart: { coupon: null }, os: { name: 'Linux', build: null } }
  })
  expect(event.extra).toEqual({ token: null })
  expect(event.contexts.cart).toEqual({ type: 'cart', coupon: null })
  expect(event.contexts.os).not.toHaveProperty('build')
})

test('an SDK without a name is that of the transport, with all that it says of itself', () => {
  const sdk = { integrations: ['Http'] }
  expect(normalize({ sdk }, { ...RECEIVED, client: 'sentry.go/0.30' }).event.sdk).toEqual({
    name: 'sentry.go',
    version: '0.30',
    integrations: ['Http']
  })
  expect(read({ sdk }).event.sdk).toEqual({ name: 'unknown', integrations: ['Http'] })
})

test('a raw stack trace is kept as it was sent', () => {
  const frame = { function: '?', filename: 'a.js', pre_context: ['x'] }
  const { event } = read({
    exception: [{ type: 'E', stacktrace: { frames: [frame] }, raw_stacktrace: { frames: [frame] } }]
  })
  expect(event.exception?.values[0]?.raw_stacktrace?.frames).toEqual([frame])
  expect(event.exception?.values[0]?.stacktrace?.frames).toEqual([
    { filename: 'a.js', abs_path: 'a.js', pre_context: ['x'], context_line: '' }
  ])
})
