import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { listenToChanges } from '../helpers/change-stream.ts'
import { runHeadless, spawnHeadless, startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const STOP_WITHIN_MS = 5000

describe('the headless command', () => {
  test('prints its ready line once, and nothing else on stdout', async () => {
    const server = await startHeadless(tempDir())
    expect(server.line).toMatch(
      /^culprit ready ingest=http:\/\/127\.0\.0\.1:\d+ ui=http:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]+$/
    )
    const answer = await fetch(`${server.ingestUrl}/api/1/store/`, {
      method: 'POST',
      body: '{"message":"hello"}'
    })
    expect(answer.status).toBe(200)
    server.child.kill('SIGTERM')
    await server.ended
    expect(server.printed).toEqual({ stdout: `${server.line}\n`, stderr: '' })
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends on %s with code 0, whoever is still connected',
    async (signal) => {
      const server = await startHeadless(tempDir())
      await listenToChanges(server)
      await openHalfRequest(server.ingestUrl)
      const toldMs = Date.now()
      server.child.kill(signal)
      expect(await server.ended).toEqual({ code: 0, signal: null })
      expect(Date.now() - toldMs).toBeLessThan(STOP_WITHIN_MS)
    }
  )

  test('answers a request that was under way when it was told to stop', async () => {
    const dataDir = tempDir()
    const server = await startHeadless(dataDir)
    const half = await openHalfRequest(server.ingestUrl)
    server.child.kill('SIGTERM')
    await vi.waitFor(() => expect(isRefused(server.ingestUrl)).resolves.toBe(true))
    expect(await half.finish()).toMatch(/^HTTP\/1\.1 200 /)
    await server.ended

    const { client } = await startHeadless(dataDir)
    expect(await client.issues.list({})).toMatchObject({ total: 1, rows: [{ title: 'half and half' }] })
  })

  test('--help explains every option', async () => {
    const { code, stdout, stderr } = await runHeadless(['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const option of ['--data-dir', '--port', '--ui-port', '--help']) expect(stdout).toContain(option)
  })

  test.each([
    { args: ['--prot', '1'], says: '--prot' },
    { args: ['--port', 'many'], says: '--port' },
    { args: ['--ui-port', '65536'], says: '--ui-port' },
    { args: ['somewhere'], says: 'somewhere' }
  ])('refuses $args', async ({ args, says }) => {
    const { code, stdout, stderr } = await runHeadless(args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^culprit: /)
    expect(stderr).toContain(says)
  })

  test('keeps its token, so that an open page goes on working after a restart', async () => {
    const dataDir = tempDir()
    const first = await startHeadless(dataDir)
    first.child.kill('SIGTERM')
    await first.ended
    const second = await startHeadless(dataDir)
    expect(second.token).toBe(first.token)
  })

  test('ends when it is told to before it is ready', async () => {
    const headless = spawnHeadless(['--data-dir', tempDir(), '--port', '0', '--ui-port', '0'])
    await once(headless.child, 'spawn')
    headless.child.kill('SIGTERM')
    const { code, signal } = await headless.ended
    expect([0, 'SIGTERM']).toContain(code ?? signal)
    expect(headless.printed.stderr).toBe('')
  })
})

/** Sends an event's head and first half; `finish` sends the other and gives the answer. */
async function openHalfRequest(ingestUrl: string): Promise<{ finish(): Promise<string> }> {
  const { hostname, port } = new URL(ingestUrl)
  const body = '{"message":"half and half"}'
  const socket = connect(Number(port), hostname)
  onTestFinished(() => {
    socket.destroy()
  })
  socket.on('error', () => {
    // cut off by the server's end: expected
  })
  await once(socket, 'connect')
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  await new Promise((resolve) =>
    socket.write(
      `POST /api/1/store/ HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
      resolve
    )
  )
  return {
    async finish() {
      socket.write(body.slice(10))
      await once(socket, 'close')
      return answer
    }
  }
}

async function isRefused(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const refused = await once(socket, 'connect').then(
    () => false,
    () => true
  )
  socket.destroy()
  return refused
}
