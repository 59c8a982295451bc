import zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { PUBLIC_KEY } from '../helpers/dsn-of.ts'
import { eventOfSize, nestedJson } from '../helpers/sample-events.ts'
import { type Sending, send } from '../helpers/send.ts'
import { headlessForSuite } from '../helpers/suite-headless.ts'

const STORE = '/api/1/store/'
const ENVELOPE = '/api/1/envelope/'
const ENVELOPE_OF_ONE = '{}\n{"type":"event"}\n{}'

const packers: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  gzip: zlib.gzipSync,
  'x-gzip': zlib.gzipSync,
  deflate: zlib.deflateSync,
  br: zlib.brotliCompressSync,
  ...(typeof zlib.zstdCompressSync === 'function' && { zstd: zlib.zstdCompressSync })
}

interface OddRequest extends Sending {
  readonly what: string
  readonly path: string
  /** How many events it brings. */
  readonly events: number
}

const oddRequests: OddRequest[] = [
  { what: 'no authentication and no Content-Type', path: STORE, body: '{}', events: 1 },
  { what: 'no trailing slash', path: '/api/1/store', body: '{}', events: 1 },
  { what: 'doubled slashes', path: '//api//1//store//', body: '{}', events: 1 },
  { what: 'a project that has a name', path: '/api/web-shop/store/', body: '{}', events: 1 },
  { what: 'JSON 64 levels deep', path: STORE, body: nestedJson(64), events: 1 },
  { what: 'an event at its limit', path: STORE, body: eventOfSize(1024 * 1024), events: 1 },
  { what: 'NaN of Python', path: STORE, body: '{"extra":{"ratio":NaN}}', events: 1 },
  { what: 'two trailing newlines', path: ENVELOPE, body: `${ENVELOPE_OF_ONE}\n\n`, events: 1 },
  { what: 'an envelope without items', path: ENVELOPE, body: '{}', events: 0 },
  { what: 'an unknown item type', path: ENVELOPE, body: '{}\n{"type":"hologram"}\n{}', events: 0 },
  {
    what: 'an envelope that says it is a form',
    path: ENVELOPE,
    headers: { 'Content-Type': 'multipart/form-data' },
    body: ENVELOPE_OF_ONE,
    events: 1
  },
  {
    what: 'an envelope at the door for events',
    path: STORE,
    headers: { 'Content-Type': 'application/x-sentry-envelope' },
    body: ENVELOPE_OF_ONE,
    events: 1
  },
  {
    what: 'a character set for an encoding',
    path: STORE,
    headers: { 'Content-Encoding': 'utf-8' },
    body: '{}',
    events: 1
  },
  { what: 'gzip that nobody mentioned', path: STORE, body: zlib.gzipSync('{}'), events: 1 },
  {
    what: 'base64 of deflated JSON',
    path: STORE,
    body: zlib.deflateSync('{}').toString('base64'),
    events: 1
  },
  {
    what: 'a key with a secret',
    path: STORE,
    headers: { Authorization: `Basic ${btoa(`${PUBLIC_KEY}:secret`)}` },
    body: '{}',
    events: 1
  },
  ...Object.entries(packers).map(([encoding, pack]) => ({
    what: encoding,
    path: STORE,
    headers: { 'Content-Encoding': encoding },
    body: pack(Buffer.from('{"message":"packed"}')),
    events: 1
  }))
]

describe('requests that look odd and are taken all the same', () => {
  const server = headlessForSuite()

  test.each(oddRequests)('$what', async ({ path, headers, body, events }) => {
    const { ingestUrl, client } = server()
    const { events: before } = await client.status.get({})
    const { status, text } = await send(ingestUrl, path, { headers: headers ?? {}, body: body ?? '' })
    expect({ status, text }).toMatchObject({ status: 200 })
    const { id } = JSON.parse(text) as { id?: string }
    if (events > 0) expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect((await client.status.get({})).events).toBe(before + events)
  })

  test("Chrome's question whether a public page may reach this machine", async () => {
    const { status, headers } = await send(server().ingestUrl, ENVELOPE, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://shop.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,x-sentry-auth',
        'Access-Control-Request-Private-Network': 'true'
      }
    })
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': expect.stringContaining('POST'),
      'access-control-allow-headers': expect.stringContaining('x-sentry-auth'),
      'access-control-allow-private-network': 'true'
    })
  })
})
