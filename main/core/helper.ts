import { parentPort } from 'node:worker_threads'
import type { GroupingRules } from '../../shared/model/project.ts'
import type { Submission } from '../ingest/submission.ts'
import { createGroupingConfigs } from './grouping-configs.ts'
import type { FromHelper, ToHelper } from './helper-messages.ts'
import { type Prepared, prepareArrival } from './prepare-arrival.ts'

// Entry of the thread that derives what is stored while the core's own thread is busy. Knows no store and no socket.

const port = parentPort
if (!port) throw new Error('the helper runs in a worker thread only')
const configOf = createGroupingConfigs()

port.on('message', ({ id, submission, rules }: ToHelper) => {
  port.postMessage({ id, prepared: tryToPrepare(submission, rules) } satisfies FromHelper)
})

function tryToPrepare(submission: Submission, rules: GroupingRules | undefined): Prepared | undefined {
  try {
    return compact(
      prepareArrival(submission, configOf(rules), (error) => {
        throw error
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
