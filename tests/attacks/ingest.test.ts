import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { defaultLimits } from '../../main/ingest/limits.ts'
import { startIngest } from '../../main/ingest/server.ts'
import { makeBombs } from '../helpers/bombs.ts'
import { residentBytes } from '../helpers/headless-process.ts'
import { ownAddress } from '../helpers/own-address.ts'
import { type Sending, send } from '../helpers/send.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import { headlessForSuite } from '../helpers/suite-headless.ts'

const STORE = '/api/1/store/'
const ID = '9ec79c33ec9942ab8353589fcb2e04dc'
const MiB = 1024 * 1024

/** An envelope of one item with this header and payload. */
const envelope = (item: object, payload: string) => `{}\n${JSON.stringify(item)}\n${payload}`

describe('attacks on ingest', () => {
  const server = headlessForSuite()
  const post = (path: string, sending: Sending) => send(server().ingestUrl, path, sending)

  /** It still takes what is good. */
  async function expectAlive(): Promise<void> {
    expect(await post(STORE, { body: '{"message":"still here"}' })).toMatchObject({ status: 200 })
  }

  test('1. a gzip bomb is refused within a second, and takes no memory', async () => {
    const bomb = makeBombs().find(({ encoding }) => encoding === 'gzip')
    const linux = process.platform === 'linux'
    const before = linux ? residentBytes(server().child.pid).now : 0
    const started = performance.now()
    const reply = await post(STORE, { body: bomb?.body ?? '', headers: { 'Content-Encoding': 'gzip' } })
    expect(performance.now() - started).toBeLessThan(2000)
    expect(reply.status).toBe(413)
    if (linux) expect(residentBytes(server().child.pid).now - before).toBeLessThan(96 * MiB)
    await expectAlive()
  })

  test('2. a bomb inside of a bomb is not unpacked twice', async () => {
    const twice = gzipSync(gzipSync(Buffer.alloc(200 * MiB)))
    const reply = await post(STORE, { body: twice, headers: { 'Content-Encoding': 'gzip, gzip' } })
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
    await expectAlive()
  })

  test('3. JSON of 100,000 levels is refused', async () => {
    const deep = `{"extra":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const reply = await post(STORE, { body: deep })
    expect(reply.status).toBe(400)
    await expectAlive()
  })

  test('4. a body larger than is taken is refused, announced or not', async () => {
    const body = Buffer.alloc(21 * MiB, 'x')
    expect((await post(STORE, { body })).status).toBe(413)
    const chunked = await post(STORE, { body, headers: { 'Transfer-Encoding': 'chunked' } })
    expect(chunked.status).toBe(413)
    await expectAlive()
  })

  test('5. an envelope of 100,000 items is refused', async () => {
    const body = `{}\n${'{"type":"x"}\n{}\n'.repeat(100_000)}`
    expect((await post('/api/1/envelope/', { body })).status).toBe(400)
    await expectAlive()
  })

  test('6. a length that lies reads nothing it should not', async () => {
    for (const length of [-1, 1e308, '12', 99_999_999, 0.5, null]) {
      const body = envelope({ type: 'event', length }, '{"message":"length"}')
      const { status } = await post('/api/1/envelope/', { body })
      expect([200, 400], String(length)).toContain(status)
    }
    await expectAlive()
  })

  test('7. a path that leads out of the API leads nowhere', async () => {
    const paths = [
      '/api/../../etc/passwd',
      '/api/%2e%2e/%2e%2e/etc/passwd/envelope/',
      '/api/..%2f..%2fetc%2fpasswd/store/',
      '/api/1%00/store/',
      '/api/1/events/..%2f..%2f/attachments/',
      '//etc/passwd',
      '/\\..\\..\\etc\\passwd'
    ]
    for (const path of paths) {
      const reply = await post(path, { body: '{"message":"path"}' })
      expect([400, 404], path).toContain(reply.status)
      expect(reply.text).not.toContain('root:')
    }
  })

  test('10. SQL in an event is text, and so it is in a search', async () => {
    const evil = `'; DROP TABLE issues; --`
    const body = JSON.stringify({
      message: evil,
      release: evil,
      environment: evil,
      tags: { [evil]: evil, injected: evil },
      user: { id: evil }
    })
    expect((await post(STORE, { body })).status).toBe(200)
    const { client } = server()
    for (const query of [`"${evil}"`, `injected:"${evil}"`, `release:"${evil}"`]) {
      const { rows } = await client.issues.list({ query })
      expect(rows.map(({ title }) => title)).toContain(evil)
    }
    const answers = await Promise.allSettled([
      client.issues.list({ query: evil }),
      client.issues.list({ projectId: evil }),
      client.issues.get({ id: evil }),
      client.tags.values({ key: evil })
    ])
    expect(answers).toHaveLength(4)
    expect((await client.issues.list({})).rows.length).toBeGreaterThan(0)
  })

  test('11. a message of slow patterns is grouped at once', async () => {
    const hostile = [
      '@'.repeat(200_000),
      `${'a'.repeat(100_000)}@`,
      '1.'.repeat(100_000),
      `${'-'.repeat(100_000)}!`,
      `${'0x'.repeat(50_000)}`,
      ' '.repeat(200_000)
    ]
    for (const message of hostile) {
      const started = performance.now()
      expect((await post(STORE, { body: JSON.stringify({ message }) })).status).toBe(200)
      expect(performance.now() - started, message.slice(0, 4)).toBeLessThan(2000)
    }
  })

  test('12. what is wrong is said without lines of the attacker’s in the headers', async () => {
    const reply = await post('/api/1/envelope/', {
      body: '{"dsn":"x\\r\\nSet-Cookie: a=b"}\n{"type":"event"}\n{"a":"\\r\\nX-Evil: 1"'
    })
    expect(Object.keys(reply.headers)).not.toContain('set-cookie')
    expect(Object.keys(reply.headers)).not.toContain('x-evil')
  })

  test('13. a request that could be read as two is refused', async () => {
    const { port } = new URL(server().ingestUrl)
    const socket = connect(Number(port), '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    let answer = ''
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text
    })
    socket.on('error', () => undefined)
    socket.write(
      'POST /api/1/store/ HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n' +
        'GET / HTTP/1.1\r\nHost: x\r\n\r\n'
    )
    await once(socket, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).not.toContain('Culprit')
  })

  test('14. an event cannot be replaced by another one under its id', async () => {
    await post(STORE, { body: JSON.stringify({ event_id: ID, message: 'the first' }) })
    const again = await post(STORE, { body: JSON.stringify({ event_id: ID, message: 'the second' }) })
    expect(again.status).toBe(200)
    const { event } = await server().client.events.get({ id: ID })
    expect(JSON.stringify(event)).toContain('the first')
    expect(JSON.stringify(event)).not.toContain('the second')
  })

  test('15. what is stored cannot be read over this port', async () => {
    for (const path of [
      '/',
      '/rpc/issues.list',
      '/events',
      `/api/1/events/${ID}/`,
      '/api/0/issues/',
      '/index.html'
    ]) {
      for (const method of ['GET', 'POST']) {
        const reply = await post(path, { method, body: method === 'POST' ? '{}' : '' })
        expect(reply.text, `${method} ${path}`).not.toMatch(/the first|shortId|<html/)
      }
    }
  })

  test('18. NUL, lone surrogates and control characters are kept or mended, and break nothing', async () => {
    const text = 'a\\u0000b\\ud800c\\u202ed\\u001b[31m'
    const body = `{"message":"${text}","tags":{"${text}":"${text}"},"user":{"id":"${text}"},"release":"${text}"}`
    expect((await post(STORE, { body })).status).toBe(200)
    const { rows } = await server().client.issues.list({ query: '' })
    expect(rows.length).toBeGreaterThan(0)
    for (const { id } of rows) await server().client.issues.get({ id })
    await expectAlive()
  })
})

test('8. the name of an attachment is a text, and no place on the disk', async () => {
  const app = await startTestApp()
  for (const filename of ['../../evil.txt', '/tmp/culprit-evil.txt', '..\\..\\evil.txt', 'a\0b']) {
    const body = [
      { event_id: ID },
      { type: 'event' },
      { message: 'with a file' },
      { type: 'attachment', length: 4, filename },
      'evil'
    ].map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    expect((await app.post('/api/1/envelope/', body.join('\n'))).status).toBe(200)
  }
  expect(existsSync('/tmp/culprit-evil.txt')).toBe(false)
  expect(readdirSync(join(app.dataDir, '..')).filter((name) => name.includes('evil'))).toEqual([])
  expect(readdirSync(app.dataDir).every((name) => name.startsWith('default.culprit'))).toBe(true)
})

test('9. an event cannot poison prototypes', async () => {
  const app = await startTestApp()
  const poison = '{"polluted":"yes","toString":"no"}'
  const body = `{"message":"x","__proto__":${poison},"constructor":{"prototype":${poison}},"extra":{"__proto__":${poison}},"tags":{"__proto__":"yes","constructor":"x"},"contexts":{"__proto__":${poison},"a":{"__proto__":${poison}}}}`
  expect((await app.post(STORE, body)).status).toBe(200)
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  expect(String({})).toBe('[object Object]')
  const { rows } = await app.client.issues.list({})
  await app.client.issues.get({ id: rows[0]?.id ?? '' })
  await app.client.events.get({ issueId: rows[0]?.id, which: 'latest' })
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

test('16. another machine needs its key, and finds it neither by guessing nor in a project', async ({
  skip
}) => {
  const own = ownAddress()
  skip(own === undefined, 'this machine has no network')
  const app = await startTestApp()
  const { port } = app.core.listener()
  await app.client.settings.update({ listener: { host: '0.0.0.0', port } })
  const { networkKey } = await app.client.listener.get({})
  const { rows } = await app.client.projects.list({})
  const projectKey = /\/\/(\w+)@/.exec(rows[0]?.dsn ?? '')?.[1] ?? ''
  const guesses = [
    '',
    'culprit',
    projectKey,
    networkKey.slice(0, -1),
    `${networkKey}0`,
    networkKey.toUpperCase()
  ]
  for (const key of guesses.filter((guess) => guess !== networkKey)) {
    const reply = await send(`http://${own}:${port}`, `${STORE}?sentry_key=${key}`, {
      body: '{"message":"x"}'
    })
    expect([401, 403], key).toContain(reply.status)
  }
  expect((await app.client.issues.list({})).rows).toEqual([])
})

test('17. a client that never ends its head is cut off', async () => {
  const ingest = await startIngest({
    host: '127.0.0.1',
    port: 0,
    accept: async () => ({}),
    onRefused: () => undefined,
    onUnexpected: () => undefined,
    limits: { ...defaultLimits, headTimeoutMs: 200 }
  })
  onTestFinished(() => ingest.stop())
  const socket = connect(ingest.port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write('POST /api/1/store/ HTTP/1.1\r\nHost: x\r\nX-Slow: ')
  socket.resume()
  await once(socket, 'close')
})
