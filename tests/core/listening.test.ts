import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createListening } from '../../main/core/listening.ts'
import { startIngest } from '../../main/ingest/server.ts'

const nothing = () => undefined

/** A port that somebody has. */
async function occupy() {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const free = () => new Promise((resolve) => other.close(resolve))
  onTestFinished(async () => void (await free()))
  return { port, free }
}

function listenOn(port: number) {
  let told: (() => void) | undefined
  let tries = 0
  const listening = createListening(
    { host: '127.0.0.1', port },
    {
      start(address) {
        tries++
        return startIngest({
          ...address,
          accept: async () => ({}),
          onRefused: nothing,
          onUnexpected: nothing
        })
      },
      onChanged: () => told?.(),
      findOccupant: async () => undefined,
      retryMs: 20
    }
  )
  onTestFinished(() => listening.stop())
  return {
    listening,
    tries: () => tries,
    changed: () =>
      new Promise<void>((resolve) => {
        told = resolve
      })
  }
}

test('a port that was taken is had as soon as it is free', async () => {
  const { port, free } = await occupy()
  const { listening, changed } = listenOn(port)
  await listening.listen({})
  expect(listening.state()).toMatchObject({ state: 'failed', code: 'port_in_use', port })
  const listens = changed()
  await free()
  await listens
  expect(listening.state()).toEqual({ state: 'listening', host: '127.0.0.1', port })
})

test('it is not tried again once it is paused, or another port was chosen', async () => {
  const { port, free } = await occupy()
  const paused = listenOn(port)
  await paused.listening.listen({})
  await paused.listening.pause()
  const moved = listenOn(port)
  await moved.listening.listen({})
  await moved.listening.listen({ port: 0 })
  const before = [paused.tries(), moved.tries()]
  await free()
  // one more that waits for the port has it after the others would have had theirs
  const last = listenOn(port)
  const other = await occupy()
  await last.listening.listen({ port: other.port })
  const listens = last.changed()
  await other.free()
  await listens
  expect([paused.tries(), moved.tries()]).toEqual(before)
})
