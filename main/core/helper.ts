import { parentPort } from 'node:worker_threads'
import { freeBuffer } from '../protocol/buffers.ts'
import { createDictionaries } from './dictionaries.ts'
import { groupStored } from './group-stored.ts'
import { createGroupingConfigs } from './grouping-configs.ts'
import type { FromHelper, Request, ToHelper } from './helper-messages.ts'
import { type Prepared, prepareArrival } from './prepare-arrival.ts'

// Entry of the thread that derives what is stored while the core's own thread is busy. Knows no store and no socket.

const port = parentPort
if (!port) throw new Error('the helper runs in a worker thread only')
const configOf = createGroupingConfigs()
const dictionaries = createDictionaries()

/** Answers that go back together: more would keep the core waiting. */
const MAX_TOGETHER = 2

port.on('message', (messages: readonly ToHelper[]) => {
  let answers: FromHelper[] = []
  for (const message of messages) {
    if (message.kind === 'teach') {
      dictionaries.add(message.projectId, message.hash, message.dictionary)
      continue
    }
    answers.push({ id: message.id, result: tryTo(message) })
    if (message.kind === 'prepare') for (const { payload } of message.submission.items) freeBuffer(payload)
    if (answers.length < MAX_TOGETHER) continue
    port.postMessage(answers)
    answers = []
  }
  if (answers.length > 0) port.postMessage(answers)
})

// nothing to answer yet: it says that it is ready
port.postMessage([])

function tryTo(message: Request): FromHelper['result'] {
  const config = configOf(message.rules)
  if (message.kind === 'group') return message.events.map((event) => groupStored(event, config))
  try {
    return compact(
      prepareArrival(message.submission, {
        config,
        dictionaries,
        onUnexpected: (error) => {
          throw error
        }
      })
    )
  } catch {
    return undefined
  }
}

/** Compressed bytes lie in larger buffers, all of which would be sent: sends the bytes alone. */
function compact({ arrival, ...answer }: Prepared): Prepared {
  const own = <Part extends { readonly payload: { readonly data: Uint8Array } }>(part: Part): Part => ({
    ...part,
    payload: { ...part.payload, data: Uint8Array.prototype.slice.call(part.payload.data) }
  })
  return {
    ...answer,
    arrival: {
      ...arrival,
      events: arrival.events.map(own),
      items: arrival.items.map(own),
      attachments: arrival.attachments.map(own)
    }
  }
}
