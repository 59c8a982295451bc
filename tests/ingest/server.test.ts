import { once } from 'node:events'
import { connect } from 'node:net'
import zlib from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { defaultLimits } from '../../main/ingest/limits.ts'
import { startIngest } from '../../main/ingest/server.ts'
import type { Refusal, Submission } from '../../main/ingest/submission.ts'
import { ProtocolError } from '../../main/protocol/protocol-error.ts'

const KEY = 'a94ae32be2584e0bbd7a4cbb95971fee'
const ID = '9ec79c33ec9942ab8353589fcb2e04dc'
const ENVELOPE = `{"event_id":"${ID}"}\n{"type":"event"}\n{"message":"hi"}\n`

async function start(accept?: (submission: Submission) => Promise<{ id?: string }>) {
  const submissions: Submission[] = []
  const refusals: Refusal[] = []
  const unexpected: unknown[] = []
  const ingest = await startIngest({
    host: '127.0.0.1',
    port: 0,
    accept:
      accept ??
      (async (submission) => {
        // the payloads' bytes are given back with the answer
        const items = submission.items.map((item) => ({ ...item, payload: new Uint8Array(item.payload) }))
        submissions.push({ ...submission, items })
        return { id: ID }
      }),
    onRefused: (refusal) => refusals.push(refusal),
    onUnexpected: (error) => unexpected.push(error),
    limits: { ...defaultLimits, maxWireBytes: 10_000, maxBodyBytes: 100_000, maxEventBytes: 50_000 }
  })
  onTestFinished(() => ingest.stop())
  const url = `http://127.0.0.1:${ingest.port}`
  const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(url + path, { method: 'POST', body, headers })
  return { ...ingest, url, post, submissions, refusals, unexpected }
}

const payloadOf = (submission: Submission | undefined) =>
  new TextDecoder().decode(submission?.items[0]?.payload)

describe('endpoints', () => {
  test.each([
    ['/api/42/envelope/', ENVELOPE, '42'],
    ['/api/42/envelope', ENVELOPE, '42'],
    ['//api//42/envelope//', ENVELOPE, '42'],
    ['/api/42/store/', '{"message":"hi"}', '42'],
    ['/api/42/store', ' {"message":"hi"}', '42'],
    ['/stream', ENVELOPE, undefined],
    ['/stream/', ENVELOPE, undefined],
    ['/tunnel', `{"dsn":"http://${KEY}@127.0.0.1:1/7"}${ENVELOPE.slice(ENVELOPE.indexOf('\n'))}`, '7']
  ])('POST %s', async (path, body, projectId) => {
    const ingest = await start()
    const response = await ingest.post(path, body)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ id: ID })
    expect(ingest.submissions[0]?.projectId).toBe(projectId)
    expect(payloadOf(ingest.submissions[0]).trim()).toBe('{"message":"hi"}')
  })

  test('what the transport knows is handed on', async () => {
    const ingest = await start()
    await ingest.post(`/api/1/envelope/?sentry_key=${KEY}&sentry_client=me%2F1`, ENVELOPE, {
      'user-agent': 'test/1',
      'sec-ch-ua-platform': '"Linux"'
    })
    expect(ingest.submissions[0]).toMatchObject({
      key: KEY,
      client: 'me/1',
      ip: '127.0.0.1',
      userAgent: 'test/1',
      clientHints: { 'ua-platform': '"Linux"' }
    })
  })

  test('health and root answer GET', async () => {
    const ingest = await start()
    expect(await (await fetch(`${ingest.url}/api/relay/healthcheck/live/`)).json()).toEqual({
      is_healthy: true
    })
    expect((await fetch(ingest.url)).status).toBe(200)
  })

  test('a page may ask and send from anywhere, also from a public network', async () => {
    const ingest = await start()
    const response = await fetch(`${ingest.url}/api/1/envelope/`, {
      method: 'OPTIONS',
      headers: {
        'Access-Control-Request-Private-Network': 'true',
        'Access-Control-Request-Headers': 'x-sentry-auth'
      }
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-private-network')).toBe('true')
    expect(response.headers.get('access-control-allow-headers')).toContain('x-sentry-auth')
    const posted = await ingest.post('/api/1/envelope/', ENVELOPE)
    expect(posted.headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('encodings', () => {
  const encoders: [string, (data: Buffer) => Buffer][] = [
    ['gzip', zlib.gzipSync],
    ['x-gzip', zlib.gzipSync],
    ['deflate', zlib.deflateSync],
    ['br', zlib.brotliCompressSync],
    ['zstd', zlib.zstdCompressSync],
    ['GZIP', zlib.gzipSync],
    ['', (data) => data],
    ['utf-8', (data) => data],
    ['identity', (data) => data]
  ]
  test.each(encoders)('%j', async (encoding, encode) => {
    const ingest = await start()
    const body = new Uint8Array(encode(Buffer.from(ENVELOPE)))
    const response = await ingest.post('/api/1/envelope/', body, { 'content-encoding': encoding })
    expect(response.status).toBe(200)
    expect(payloadOf(ingest.submissions[0])).toBe('{"message":"hi"}')
  })

  test('gzip without a word about it', async () => {
    const ingest = await start()
    expect((await ingest.post('/stream', new Uint8Array(zlib.gzipSync(ENVELOPE)))).status).toBe(200)
  })

  test('the store endpoint takes base64 of JSON, plain or deflated', async () => {
    const ingest = await start()
    await ingest.post('/api/1/store/', Buffer.from('{"message":"hi"}').toString('base64'))
    await ingest.post('/api/1/store/', zlib.deflateSync('{"message":"hi"}').toString('base64'))
    expect(ingest.submissions.map(payloadOf)).toEqual(['{"message":"hi"}', '{"message":"hi"}'])
  })
})

describe('refused, in the words of Relay, and told', () => {
  const bomb = new Uint8Array(zlib.gzipSync(Buffer.alloc(200_000)))
  const rows: [string, string, BodyInit, Record<string, string>, number, string][] = [
    ['an empty body', '/api/1/store/', '', {}, 400, 'empty request body'],
    ['garbage', '/api/1/store/', '***', {}, 400, 'invalid request body'],
    ['an envelope without a header', '/api/1/envelope/', 'x', {}, 400, 'invalid event envelope'],
    [
      'an unknown encoding',
      '/stream',
      ENVELOPE,
      { 'content-encoding': 'lzma' },
      415,
      "unsupported content encoding 'lzma'"
    ],
    ['a broken body', '/stream', 'xx', { 'content-encoding': 'gzip' }, 400, 'invalid gzip body'],
    ['a large body', '/stream', 'x'.repeat(10_001), {}, 413, 'length limit exceeded'],
    [
      'a body that unpacks to much',
      '/stream',
      bomb,
      { 'content-encoding': 'gzip' },
      413,
      'length limit exceeded'
    ],
    ['a project id that is none', '/api/a%20b/store/', '{}', {}, 400, 'bad project path parameter'],
    [
      'another project in the envelope',
      '/api/1/envelope/',
      `{"dsn":"http://${KEY}@h/2"}`,
      {},
      400,
      'invalid event envelope'
    ],
    ['a bad header', '/api/1/store/', '{}', { 'x-sentry-auth': 'x' }, 401, 'bad x-sentry-auth header'],
    ['an unknown path', '/nowhere', '{}', {}, 404, 'no such endpoint']
  ]
  test.each(rows)('%s', async (_name, path, body, headers, status, detail) => {
    const ingest = await start()
    const response = await ingest.post(path, body, headers)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ detail })
    expect(response.headers.get('x-sentry-error')).toBe(detail)
    expect(ingest.refusals).toMatchObject([{ status, reason: expect.stringContaining(detail) }])
    expect(ingest.submissions).toEqual([])
  })

  test('an event larger than its limit names its type', async () => {
    const ingest = await start()
    const body = new Uint8Array(
      zlib.gzipSync(`{}\n{"type":"event"}\n${JSON.stringify({ message: 'x'.repeat(50_001) })}`)
    )
    const response = await ingest.post('/stream', body)
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({
      detail: expect.stringContaining("size limits for type 'event'")
    })
  })

  test('GET where one can only post', async () => {
    const ingest = await start()
    expect((await fetch(`${ingest.url}/api/1/envelope/`)).status).toBe(405)
  })

  test('what accept refuses, with Retry-After where waiting helps', async () => {
    const ingest = await start(() => Promise.reject(new ProtocolError(429, 'too fast')))
    const response = await ingest.post('/stream', ENVELOPE)
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('5')
  })

  test('an error that nobody foresaw is 500, and the server goes on', async () => {
    const ingest = await start(() => Promise.reject(new Error('a secret of the inside')))
    const response = await ingest.post('/stream', ENVELOPE)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(ingest.unexpected).toHaveLength(1)
    expect((await fetch(ingest.url)).status).toBe(200)
  })
})

test('a garbled request is answered 400', async () => {
  const ingest = await start()
  const socket = connect(ingest.port, '127.0.0.1')
  socket.write('NONSENSE\r\n\r\n')
  const [data] = await once(socket, 'data')
  expect(String(data)).toMatch(/^HTTP\/1.1 400 /)
  socket.destroy()
})

test('a body that is cut off is told, and hurts nobody', async () => {
  const refused = new Promise<Refusal>((resolve) => {
    const ingest = startIngest({
      host: '127.0.0.1',
      port: 0,
      accept: async () => ({}),
      onRefused: resolve,
      onUnexpected: () => {}
    })
    void ingest.then(({ port, stop }) => {
      onTestFinished(stop)
      const socket = connect(port, '127.0.0.1')
      socket.write('POST /stream HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{}')
      socket.end()
    })
  })
  expect(await refused).toMatchObject({ status: 400, reason: 'request body was cut off' })
})

test('a port in use is an expected failure', async () => {
  const ingest = await start()
  const options = {
    host: '127.0.0.1',
    port: ingest.port,
    accept: async () => ({}),
    onRefused() {},
    onUnexpected() {}
  }
  await expect(startIngest(options)).rejects.toMatchObject({ code: 'port_in_use' })
})
