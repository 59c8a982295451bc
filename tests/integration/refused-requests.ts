import zlib from 'node:zlib'
import { PUBLIC_KEY } from '../helpers/dsn-of.ts'
import { eventOfSize, nestedJson } from '../helpers/sample-events.ts'

const MiB = 1024 * 1024
const STORE = '/api/1/store/'
const ENVELOPE = '/api/1/envelope/'

/** A request that cannot be taken, and what Relay would say to it. A text must be the whole detail. */
export interface RefusedRequest {
  readonly what: string
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly status: number
  readonly detail?: string | RegExp
  readonly cause?: string | RegExp
}

const framing = Object.entries({
  'missing envelope header': '\n\n',
  'invalid envelope header': 'hello\n{"type":"event"}\n{}',
  'invalid item header': '{}\nhello\n{}',
  'unexpected end of file': '{}\n{"type":"event","length":100}\n{}',
  'missing newline after header or payload': '{}\n{"type":"event","length":1}\n{}',
  'project id header mismatch between envelope and request': '{"dsn":"http://a@localhost/2"}\n'
}).map(([cause, body]) => ({
  what: `an envelope with ${cause}`,
  path: ENVELOPE,
  body,
  status: 400,
  detail: 'invalid event envelope',
  cause
}))

const events: RefusedRequest[] = [
  { what: 'no event', path: STORE, body: '', status: 400, detail: 'empty request body' },
  { what: 'no envelope', path: ENVELOPE, body: '', status: 400, detail: 'empty request body' },
  { what: 'broken JSON', path: STORE, body: '{"message": ', status: 400, detail: /^invalid JSON data: / },
  {
    what: 'broken JSON in an envelope',
    path: ENVELOPE,
    body: '{}\n{"type":"event"}\n{"message',
    status: 400,
    detail: /^invalid JSON data: /
  },
  { what: 'neither JSON nor base64', path: STORE, body: '%%%', status: 400, detail: 'invalid request body' },
  {
    what: 'base64 of what nobody deflated',
    path: STORE,
    body: btoa('hello there'),
    status: 400,
    detail: 'invalid request body'
  },
  ...[65, 100_000].map((levels) => ({
    what: `JSON ${levels} levels deep`,
    path: STORE,
    body: nestedJson(levels),
    status: 400,
    detail: 'invalid JSON data: nested deeper than 64 levels'
  }))
]

const tooLarge = eventOfSize(MiB + 1)
const sizes: RefusedRequest[] = [
  { what: 'an event above its limit', path: STORE, body: tooLarge },
  { what: 'one in an envelope', path: ENVELOPE, body: `{}\n{"type":"event"}\n${tooLarge}` },
  { what: 'one that is packed', path: STORE, headers: packed('gzip'), body: zlib.gzipSync(tooLarge) }
].map((request) => ({
  ...request,
  status: 413,
  detail:
    "envelope exceeded size limits for type 'event' (https://develop.sentry.dev/sdk/envelopes/#size-limits)"
}))
const wire: RefusedRequest[] = [
  { what: 'a body above the wire limit', headers: {} },
  { what: 'a chunked body above the wire limit', headers: { 'Transfer-Encoding': 'chunked' } }
].map((request) => ({
  ...request,
  path: ENVELOPE,
  body: new Uint8Array(20 * MiB + 1),
  status: 413,
  detail: 'length limit exceeded'
}))

const packedEvent = zlib.gzipSync(eventOfSize(50_000))
const encodings: RefusedRequest[] = [
  { what: 'an unknown encoding', path: ENVELOPE, headers: packed('snappy'), body: '{}', status: 415 },
  { what: 'two encodings', path: ENVELOPE, headers: packed('gzip, br'), body: '{}', status: 415 },
  ...[
    ...['gzip', 'deflate', 'br', 'zstd'].map((encoding) => ({ encoding, body: 'this was never packed' })),
    { encoding: 'gzip', body: packedEvent.subarray(0, 60) },
    { encoding: 'gzip', body: Buffer.from(packedEvent).fill(0xff, 20, 40) }
  ].map(({ encoding, body }, index) => ({
    what: `${encoding} that cannot be unpacked (${index})`,
    path: STORE,
    headers: packed(encoding),
    body,
    status: 400,
    detail: `invalid ${encoding} body`
  }))
]

const key = `sentry_key=${PUBLIC_KEY}`
const senders: RefusedRequest[] = [
  {
    what: 'a header that is no authentication',
    path: STORE,
    headers: { 'X-Sentry-Auth': 'Bearer abc' },
    status: 401,
    detail: 'bad x-sentry-auth header'
  },
  {
    what: 'authentication without a key',
    path: STORE,
    headers: { 'X-Sentry-Auth': 'Sentry sentry_version=7' },
    status: 401,
    detail: 'bad x-sentry-auth header'
  },
  {
    what: 'two authentications',
    path: `${STORE}?${key}`,
    headers: { 'X-Sentry-Auth': `Sentry ${key}` },
    status: 401,
    detail: 'multiple authorization payloads detected'
  },
  {
    what: 'a protocol of the future',
    path: `${STORE}?${key}&sentry_version=8`,
    status: 400,
    detail: 'unsupported protocol version (8)'
  },
  {
    what: 'a project id that is none',
    path: '/api/a%20b/store/',
    status: 400,
    detail: 'bad project path parameter'
  },
  {
    what: "a key that is not the DSN's",
    path: `${ENVELOPE}?${key}`,
    body: '{"dsn":"http://a@localhost/1"}\n',
    status: 400,
    detail: 'invalid event envelope',
    cause: 'public key header mismatch between envelope and request'
  }
].map((request) => ({ body: '{}', ...request }))

const routes: RefusedRequest[] = [
  ...['/api/1/nothing/', '/login'].map((path) => ({ what: `POST ${path}`, path, body: '{}', status: 404 })),
  ...[ENVELOPE, '/stream', '/tunnel'].map((path) => ({
    what: `GET ${path}`,
    path,
    method: 'GET',
    status: 405
  }))
]

export const refusedRequests: readonly RefusedRequest[] = [
  ...framing,
  ...events,
  ...sizes,
  ...wire,
  ...encodings,
  ...senders,
  ...routes
]

function packed(encoding: string): Record<string, string> {
  return { 'Content-Encoding': encoding }
}
