import { existsSync, readdirSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openShellMemory } from '../../main/shell/shell-memory.ts'
import { type Sending, send } from '../helpers/send.ts'
import { startHeadless } from '../helpers/start-headless.ts'
import { headlessForSuite } from '../helpers/suite-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const CALL = '/rpc/issues.list'

describe('attacks on the headless server', () => {
  const server = headlessForSuite()
  const bearer = () => ({ Authorization: `Bearer ${server().token}` })
  const ask = (path: string, sending: Sending = {}) => send(server().uiUrl, path, sending)
  const call = (path: string, body: string, headers: Record<string, string> = bearer()) =>
    ask(path, { body, headers })

  test('19. without the whole token nobody is answered', async () => {
    const { token } = server()
    const wrong = [
      '',
      'x',
      token.slice(0, -1),
      `${token}0`,
      token.toUpperCase().replace(/[A-F]/, 'G'),
      '0'.repeat(48)
    ]
    for (const guess of wrong) {
      expect((await call(CALL, '{}', { Authorization: `Bearer ${guess}` })).status, guess).toBe(401)
      expect((await call(`${CALL}?token=${guess}`, '{}', {})).status, guess).toBe(401)
    }
    expect((await call(CALL, '{}')).status).toBe(200)
  })

  test('20. a name that was rebound to this machine is refused, token or not', async () => {
    const { port } = new URL(server().uiUrl)
    const names = [
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      `localhost.evil.example:${port}`,
      `127.0.0.1:${port}@evil.example`,
      '0.0.0.0',
      '[::ffff:7f00:1]',
      '2130706433',
      'localhost:x'
    ]
    for (const Host of names) {
      expect((await call(CALL, '{}', { ...bearer(), Host })).status, Host).toBe(403)
      expect((await ask('/', { headers: { Host } })).status, Host).toBe(403)
    }
  })

  test('21. a page of another site is refused, even with the token', async () => {
    const { host } = new URL(server().uiUrl)
    for (const Origin of [
      'https://evil.example',
      'null',
      `https://${host}`,
      `http://${host}.evil.example`,
      'http://127.0.0.1:1'
    ]) {
      expect((await call(CALL, '{}', { ...bearer(), Origin })).status, Origin).toBe(403)
    }
  })

  test('22. a form of another site does nothing', async () => {
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']
    for (const type of types) {
      const reply = await call('/rpc/issues.delete', '{"query":""}', { 'Content-Type': type })
      expect(reply.status).toBe(401)
    }
  })

  test('23. paths lead to the page’s files and nowhere else', async () => {
    const paths = [
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/..\\..\\package.json',
      '/%5c..%5cpackage.json',
      '//etc/passwd',
      '/index.html%00.js',
      '/%c0%ae%c0%ae/package.json',
      '/%'
    ]
    for (const path of paths) {
      const reply = await ask(path)
      expect([403, 404], path).toContain(reply.status)
      expect(reply.text).not.toMatch(/"dependencies"|root:/)
    }
  })

  test('24. token and store are no files of the page', async () => {
    for (const path of [
      '/token',
      '/default.culprit',
      '/../token',
      '/main/index.cjs',
      '/../main/headless.cjs'
    ]) {
      const reply = await ask(path)
      expect(reply.status, path).toBe(404)
      expect(reply.text).not.toContain(server().token)
    }
  })

  test('25. a prototype has no procedures', async () => {
    for (const name of [
      '__proto__.toString',
      'constructor.name',
      'issues.__proto__',
      'issues.constructor',
      'toString',
      '',
      '.',
      'issues.list.call'
    ]) {
      const reply = await call(`/rpc/${name}`, '{}')
      expect(JSON.parse(reply.text), name).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } })
    }
  })

  test('26. nobody reaches the desktop’s shell from here', async () => {
    for (const name of [
      'desktop.openInEditor',
      'desktop.openWindow',
      'desktop.showStore',
      'desktop.takeFiles'
    ]) {
      const reply = await call(`/rpc/${name}`, '{"path":"/etc/passwd","place":"/issues"}')
      expect(JSON.parse(reply.text)).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } })
    }
  })

  test('27. a call that is too large or no JSON is refused, and the next one answered', async () => {
    const large = await call(CALL, JSON.stringify({ query: 'x'.repeat(2 * 1024 * 1024) }))
    expect(large.status).toBe(400)
    expect((await call(CALL, '{"query":')).status).toBe(400)
    expect((await call(CALL, '[[[')).status).toBe(400)
    expect((await call(CALL, '{}')).status).toBe(200)
  })

  test('28. changes are told to nobody without the token', async () => {
    expect((await ask('/events')).status).toBe(401)
    expect((await ask('/events?token=x')).status).toBe(401)
    const { host } = new URL(server().uiUrl)
    const other = await ask(`/events?token=${server().token}`, {
      headers: { Origin: 'http://evil.example', Host: host }
    })
    expect(other.status).toBe(403)
  })

  test('29. no answer may be framed, guessed at, or read by another site', async () => {
    for (const path of ['/', '/index.html', '/nothing', '/events', CALL]) {
      const { headers } = await ask(path, { headers: { Origin: server().uiUrl } })
      expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  test('30. a connection stays what it is', async () => {
    const { port, host } = new URL(server().uiUrl)
    for (const head of [
      `GET /events?token=${server().token} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n`,
      `CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: ${host}\r\n\r\n`
    ]) {
      const answer = await firstAnswer(Number(port), head)
      expect(answer).not.toMatch(/^HTTP\/1\.1 (101|200)/)
    }
    expect((await call(CALL, '{}')).status).toBe(200)
  })

  test('31. a search that nests or matches slowly is answered at once', async () => {
    const hostile = [
      `${'('.repeat(2000)}a${')'.repeat(2000)}`,
      '!'.repeat(4000),
      `${'*a'.repeat(1000)}*`,
      `message:"${'*'.repeat(2000)}"`,
      'a OR '.repeat(700),
      `${'x:['.repeat(1000)}`,
      `"${'\\'.repeat(3000)}`
    ]
    for (const query of hostile) {
      const started = performance.now()
      const { status } = await call(CALL, JSON.stringify({ query }))
      expect([200, 400], query.slice(0, 20)).toContain(status)
      expect(performance.now() - started, query.slice(0, 20)).toBeLessThan(2000)
    }
    expect((await call(CALL, '{}')).status).toBe(200)
  })
})

test.skipIf(process.platform === 'win32')('32. what is kept is for its owner only', async () => {
  const dataDir = join(tempDir(), 'data')
  const server = await startHeadless(dataDir)
  await fetch(`${server.ingestUrl}/api/1/store/`, { method: 'POST', body: '{"message":"x"}' })
  const memory = join(dataDir, 'shell.json')
  openShellMemory(memory).say('hello')
  expect(existsSync(memory)).toBe(true)
  expect(statSync(dataDir).mode & 0o077).toBe(0)
  // the lock holds nothing
  for (const name of readdirSync(dataDir).filter((each) => !each.endsWith('.lock'))) {
    expect(statSync(join(dataDir, name)).mode & 0o077, name).toBe(0)
  }
  expect(readdirSync(dataDir)).toEqual(expect.arrayContaining(['default.culprit', 'token']))
})

/** The beginning of what is answered to a request as it is written here; '' where the connection just ends. */
function firstAnswer(port: number, head: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(head))
    socket.setEncoding('latin1').once('data', (text: string) => {
      resolve(text)
      socket.destroy()
    })
    socket.once('close', () => resolve(''))
    socket.on('error', () => resolve(''))
  })
}
