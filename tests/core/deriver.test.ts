import type { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { createDeriver } from '../../main/core/deriver.ts'
import { createGroupingConfigs } from '../../main/core/grouping-configs.ts'
import { startHelper as start } from '../../main/core/threads.ts'
import type { Submission } from '../../main/ingest/submission.ts'
import { ProtocolError } from '../../main/protocol/protocol-error.ts'

const EVENTS = 60
/** Submissions at one time: few, and so many that a second thread helps. */
const [CALM, BUSY] = [1, 20]

/** A deriver with the real helper thread, and what it started of them. */
function createWithHelper() {
  const helpers: Worker[] = []
  const deriver = createDeriver({
    startHelper: () => {
      const helper = start()
      helpers.push(helper)
      return helper
    },
    configOf: createGroupingConfigs(),
    onUnexpected: (error) => {
      throw error
    }
  })
  onTestFinished(() => deriver.stop())
  return { helpers, deriver }
}

/** Until its thread is there, everything is done on this one. */
async function helped() {
  const { helpers, deriver } = createWithHelper()
  await deriver.group([], undefined)
  expect(helpers).toHaveLength(1)
  return { helpers, deriver }
}

const idOf = (n: number) => (n + 1).toString(16).padStart(32, '0')

function submissionOf(payload: string): Submission {
  const item = { type: 'event', headers: {}, payload: Buffer.from(payload) }
  return { projectId: '1', receivedMs: 1_790_000_000_000, headers: {}, items: [item] }
}

const submissions = Array.from({ length: EVENTS }, (_, n) =>
  submissionOf(
    JSON.stringify({
      event_id: idOf(n),
      exception: { values: [{ type: `Error${n % 3}`, value: `no ${n}` }] }
    })
  )
)

test('a second thread derives the same as the first', async () => {
  const { helpers, deriver } = createWithHelper()
  const here = await Promise.all(submissions.map((one) => deriver.prepare(one, undefined, CALM)))
  expect(helpers).toHaveLength(0)
  const { deriver: other } = await helped()
  const preparing = submissions.map((one) => other.prepare(one, undefined, BUSY))
  expect(preparing[0]).toBeInstanceOf(Promise)
  const there = await Promise.all(preparing)
  const plain = ({ id, arrival }: (typeof here)[number]) => ({
    id,
    events: arrival.events.map(({ payload, ...event }) => ({ ...event, payload: [...payload.data] }))
  })
  expect(there.map(plain)).toEqual(here.map(plain))
  expect(there.map(({ id }) => id)).toEqual(Array.from({ length: EVENTS }, (_, n) => idOf(n)))
})

test('nobody waits for the second thread to start', () => {
  const { helpers, deriver } = createWithHelper()
  expect(deriver.prepare(submissionOf('{}'), undefined, BUSY)).not.toBeInstanceOf(Promise)
  expect(helpers).toHaveLength(1)
})

test('a helper that dies loses nothing', async () => {
  const { helpers, deriver } = await helped()
  const preparing = submissions.map((one) => deriver.prepare(one, undefined, BUSY))
  await preparing[0]
  expect(helpers).toHaveLength(1)
  await helpers[0]?.terminate()
  const prepared = await Promise.all(preparing)
  expect(prepared.map(({ id }) => id)).toEqual(Array.from({ length: EVENTS }, (_, n) => idOf(n)))
})

test.each([CALM, BUSY])(
  'what cannot be read is refused with its reason, wherever it was looked at (%d)',
  async (underWay) => {
    const { deriver } = await helped()
    const preparing = async () => deriver.prepare(submissionOf('{"a":'), undefined, underWay)
    const error = await preparing().catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ status: 400 })
  }
)
