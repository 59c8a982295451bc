import type { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { startCore } from '../../main/core/start-core.ts'
import { startHelper as start } from '../../main/core/threads.ts'
import { createClient } from '../helpers/create-client.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const EVENTS = 60

/** A core with the real helper thread, and what it started of them. */
async function startWithHelper() {
  const helpers: Worker[] = []
  const startHelper = () => {
    const helper = start()
    helpers.push(helper)
    return helper
  }
  const core = await startCore({
    dataDir: tempDir(),
    host: '127.0.0.1',
    port: 0,
    version: 'test',
    startHelper
  })
  onTestFinished(() => core.stop())
  const { host, port } = core.listener()
  const post = (body: string) => fetch(`http://${host}:${port}/api/1/store/`, { method: 'POST', body })
  return { helpers, post, client: createClient((path, input) => core.call(path, input)) }
}

const eventOf = (n: number) =>
  JSON.stringify({
    event_id: n.toString(16).padStart(32, '0'),
    exception: { values: [{ type: `Error${n % 3}`, value: `no ${n}` }] }
  })

test('events that come together are derived on a second thread, and counted once', async () => {
  const { helpers, post, client } = await startWithHelper()
  const answers = await Promise.all(Array.from({ length: EVENTS }, (_, n) => post(eventOf(n))))
  expect(answers.map(({ status }) => status)).toEqual(Array(EVENTS).fill(200))
  expect(helpers).toHaveLength(1)
  const { rows } = await client.issues.list({ sort: 'events' })
  expect(rows.map(({ events }) => events)).toEqual([20, 20, 20])
})

test('a helper that dies loses nothing', async () => {
  const { helpers, post, client } = await startWithHelper()
  const sending = Array.from({ length: EVENTS }, (_, n) => post(eventOf(n)))
  await sending[0]
  await helpers[0]?.terminate()
  expect((await Promise.all(sending)).every(({ ok }) => ok)).toBe(true)
  expect((await client.projects.list({})).rows[0]?.events).toBe(EVENTS)
})

test('what cannot be read is refused with its reason, wherever it was looked at', async () => {
  const { post } = await startWithHelper()
  const answers = await Promise.all(
    Array.from({ length: EVENTS }, (_, n) => post(n % 2 ? '{"a":' : eventOf(n)))
  )
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(EVENTS / 2)
})
