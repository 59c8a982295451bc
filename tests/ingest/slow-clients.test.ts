import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { defaultLimits } from '../../main/ingest/limits.ts'
import { startIngest } from '../../main/ingest/server.ts'

const IDLE_CONNECTIONS = 1000

async function start(limits = {}) {
  const ingest = await startIngest({
    host: '127.0.0.1',
    port: 0,
    accept: async () => ({ id: 'x' }),
    onRefused: () => {},
    onUnexpected: () => {},
    limits: { ...defaultLimits, ...limits }
  })
  onTestFinished(() => ingest.stop())
  return ingest
}

function open(port: number): Socket {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => {
    socket.destroy()
  })
  // being cut off may come as a reset
  socket.on('error', () => {})
  return socket
}

test('a client that never finishes its headers is cut off', async () => {
  const { port } = await start({ headTimeoutMs: 200 })
  const socket = open(port)
  socket.write('POST /stream HTTP/1.1\r\nHost: x\r\n')
  socket.resume()
  await once(socket, 'close')
})

test('so is one that never finishes its body', async () => {
  const { port } = await start({ headTimeoutMs: 200, requestTimeoutMs: 300 })
  const socket = open(port)
  socket.write('POST /stream HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{}')
  socket.resume()
  await once(socket, 'close')
})

test('a thousand connections that say nothing do not keep others waiting', async () => {
  const { port } = await start()
  const sockets = Array.from({ length: IDLE_CONNECTIONS }, () => open(port))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  const sentMs = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}/api/1/store/`, { method: 'POST', body: '{}' })
  expect(response.status).toBe(200)
  expect(performance.now() - sentMs).toBeLessThan(1000)
})
