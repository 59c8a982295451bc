import { parentPort } from 'node:worker_threads'
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

port.on('message', (message: ToHelper) => {
  if (message.kind === 'teach') {
    dictionaries.add(message.projectId, message.hash, message.dictionary)
    return
  }
  port.postMessage({ id: message.id, result: tryTo(message) } satisfies FromHelper)
})

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
function compact({ arrival, id }: Prepared): Prepared {
  const own = <Part extends { readonly payload: { readonly data: Uint8Array } }>(part: Part): Part => ({
    ...part,
    payload: { ...part.payload, data: Uint8Array.prototype.slice.call(part.payload.data) }
  })
  return {
    id,
    arrival: {
      ...arrival,
      events: arrival.events.map(own),
      items: arrival.items.map(own),
      attachments: arrival.attachments.map(own)
    }
  }
}
