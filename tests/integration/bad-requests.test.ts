import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { send } from '../helpers/send.ts'
import { headlessForSuite } from '../helpers/suite-headless.ts'
import { refusedRequests } from './refused-requests.ts'

const STORE = '/api/1/store/'

describe('requests that cannot be taken', () => {
  const server = headlessForSuite()

  // whatever came before, the server takes what is good, and has nothing else
  afterAll(async () => {
    const { ingestUrl, client, printed } = server()
    expect(await send(ingestUrl, STORE, { body: '{"message":"good"}' })).toMatchObject({ status: 200 })
    expect((await client.events.list({})).rows).toMatchObject([{ title: 'good' }])
    expect(printed.stderr).toBe('')
  })

  test.each(refusedRequests)('$what: $status', async (request) => {
    const { ingestUrl, client } = server()
    const { refused: before } = await client.status.get({})
    const { status, text } = await send(ingestUrl, request.path, request)
    expect({ status, text }).toMatchObject({ status: request.status })
    const { detail, causes } = JSON.parse(text) as { detail: string; causes?: string[] }
    if (typeof request.detail === 'string') expect(detail).toBe(request.detail)
    else expect(detail).toMatch(request.detail ?? /./)
    if (request.cause !== undefined) expect(causes).toEqual([request.cause])

    // and people see it
    const { refused } = await client.status.get({})
    expect(refused.count).toBe(before.count + 1)
    expect(refused.latest).toMatchObject({
      status: request.status,
      path: request.path.replace(/\?.*/, ''),
      reason: expect.stringContaining(detail)
    })
  })

  test.each([
    { what: 'with a length', rest: 'Content-Length: 1000\r\n\r\n{"message":' },
    { what: 'in chunks', rest: 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"mes\r\n' }
  ])('a body $what that stops in the middle', async ({ rest }) => {
    const { ingestUrl, client } = server()
    const { refused: before } = await client.status.get({})
    const socket = await open(ingestUrl)
    socket.write(`POST ${STORE} HTTP/1.1\r\nHost: localhost\r\n${rest}`, () => socket.destroy())
    await vi.waitFor(async () => {
      const { refused } = await client.status.get({})
      expect(refused.count).toBe(before.count + 1)
      expect(refused.latest).toMatchObject({ status: 400, reason: 'request body was cut off' })
    })
  })

  test.each([
    { what: 'no HTTP', text: 'GARBAGE\r\n\r\n' },
    { what: 'a head without end', text: `GET / HTTP/1.1\r\nHost: ${'x'.repeat(100_000)}\r\n\r\n` }
  ])('$what is answered, not just hung up on', async ({ text }) => {
    const socket = await open(server().ingestUrl)
    let answer = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk
    })
    socket.write(text)
    await once(socket, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  })
})

async function open(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  return socket
}
