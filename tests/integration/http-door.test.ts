import { describe, expect, test } from 'vitest'
import { Status } from '../../shared/contract/status.ts'
import { send } from '../helpers/send.ts'
import { headlessForSuite } from '../helpers/suite-headless.ts'

const CALL = '/rpc/issues.list'

describe('the door over HTTP', () => {
  const server = headlessForSuite()
  const bearer = () => ({ Authorization: `Bearer ${server().token}` })
  const ownHost = () => new URL(server().uiUrl).host
  const call = (path: string, body: string, headers: Record<string, string> = bearer()) =>
    send(server().uiUrl, path, { body, headers })

  test('answers who knows the token, in either place', async () => {
    const byHeader = await call('/rpc/status.get', '{}')
    expect(byHeader).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } })
    expect(Status.parse(JSON.parse(byHeader.text).value)).toMatchObject({ listener: { state: 'listening' } })
    expect(await call(`${CALL}?token=${server().token}`, '{}', {})).toMatchObject({ status: 200 })
    expect(await call(CALL, '')).toMatchObject({ status: 200 })
  })

  test.each([
    { what: 'no token', headers: {} },
    { what: 'a wrong token', headers: { Authorization: 'Bearer 0123456789abcdef' } },
    { what: 'an empty token', headers: { Authorization: 'Bearer ' } },
    { what: 'another scheme', headers: { Authorization: 'Basic abc' } }
  ])('$what: 401 for calls and changes', async ({ headers }) => {
    for (const reply of [
      await call(CALL, '{}', headers),
      await send(server().uiUrl, '/events', { headers })
    ]) {
      expect(reply.status).toBe(401)
      expect(JSON.parse(reply.text)).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
    }
  })

  test.each([
    { what: 'a name that was rebound to this machine', headers: () => ({ Host: 'evil.example:8970' }) },
    { what: 'a name that only looks like this machine', headers: () => ({ Host: '127.0.0.1.evil.example' }) },
    { what: 'a page of another site', headers: () => ({ Origin: 'https://evil.example' }) },
    { what: 'a page of another port', headers: () => ({ Origin: 'http://127.0.0.1:1' }) },
    { what: 'a page of our host by https', headers: () => ({ Origin: `https://${ownHost()}` }) },
    { what: 'a sandboxed page', headers: () => ({ Origin: 'null' }) }
  ])('$what: 403, token or not', async ({ headers }) => {
    for (const path of [CALL, '/events', '/']) {
      const { status, text } = await call(path, '{}', { ...bearer(), ...headers() })
      expect({ path, status }).toEqual({ path, status: 403 })
      expect(JSON.parse(text)).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
    }
  })

  test('its own page may call; no other page may read an answer', async () => {
    const { status, headers } = await call(CALL, '{}', { ...bearer(), Origin: `http://${ownHost()}` })
    expect(status).toBe(200)
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test.each([
    {
      what: 'an unknown procedure',
      path: '/rpc/issues.burn',
      body: '{}',
      status: 404,
      code: 'unknown_procedure'
    },
    {
      what: "an object's own method",
      path: '/rpc/issues.constructor',
      body: '{}',
      status: 404,
      code: 'unknown_procedure'
    },
    { what: 'no procedure', path: '/rpc/', body: '{}', status: 404, code: 'unknown_procedure' },
    {
      what: 'an input of the wrong type',
      path: CALL,
      body: '{"limit":"all"}',
      status: 400,
      code: 'invalid_input'
    },
    { what: 'an input that is no object', path: CALL, body: '[]', status: 400, code: 'invalid_input' },
    { what: 'no JSON', path: CALL, body: '{"query":', status: 400, code: 'invalid_input' },
    { what: 'a forged cursor', path: CALL, body: '{"cursor":"1 OR 1"}', status: 400, code: 'invalid_input' },
    {
      what: 'more than a megabyte',
      path: CALL,
      body: `"${'x'.repeat(1_048_576)}"`,
      status: 400,
      code: 'invalid_input'
    },
    {
      what: 'an issue that is not there',
      path: '/rpc/issues.get',
      body: '{"id":"77"}',
      status: 404,
      code: 'not_found'
    },
    {
      what: 'an issue id that is none',
      path: '/rpc/issues.get',
      body: '{"id":"x"}',
      status: 404,
      code: 'not_found'
    },
    {
      what: 'an event that is not there',
      path: '/rpc/events.get',
      body: `{"id":"${'a'.repeat(32)}"}`,
      status: 404,
      code: 'not_found'
    }
  ])('$what: $status', async ({ path, body, status, code }) => {
    const reply = await call(path, body)
    expect(reply.status).toBe(status)
    expect(JSON.parse(reply.text)).toMatchObject({
      ok: false,
      error: { code, message: expect.stringMatching(/./) }
    })
  })

  test('GET does not call', async () => {
    expect(await send(server().uiUrl, CALL, { headers: bearer() })).toMatchObject({ status: 405 })
  })

  test.each([
    '/../package.json',
    '/../../../../etc/passwd',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/..%5c..%5cpackage.json',
    '/%00index.html',
    '/index.html%00.js',
    '/%ff',
    '//etc/passwd',
    '/assets',
    '/nothing.js'
  ])('%s is no file of the page: 404', async (path) => {
    const { status, text } = await send(server().uiUrl, path)
    expect(status).toBe(404)
    expect(JSON.parse(text)).toMatchObject({ ok: false, error: { code: 'not_found' } })
  })

  test('the page comes with headers that let in nothing but its own files', async () => {
    const { status, headers } = await send(server().uiUrl, '/')
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  })

  test.each([
    ['cross-site', 'same-origin'],
    ['same-site', 'same-origin'],
    [undefined, 'same-origin'],
    ['none', undefined],
    ['same-origin', undefined]
  ])('opened by somebody who is %s, the page keeps its opener out: %s', async (site, policy) => {
    const { headers } = await send(server().uiUrl, '/', {
      headers: site === undefined ? {} : { 'Sec-Fetch-Site': site }
    })
    expect(headers['cross-origin-opener-policy']).toBe(policy)
  })
})
