import type { Submission } from '../../ingest/submission.ts'
import { createDice, type Scene } from './scene.ts'
import { shopApi } from './shop-api.ts'
import { shopApp } from './shop-app.ts'
import { webShop } from './web-shop.ts'

const DAY_MS = 86_400_000
const SEED = 8969

const scenes: readonly Scene[] = [...webShop, ...shopApi, ...shopApp]

/** Ids of events whose issues end as the scene says. */
export interface Ending {
  readonly projectId: string
  readonly eventId: string
  readonly status: 'resolved' | 'ignored'
}

/**
 * What SDKs of three invented programs sent in the two weeks before `nowMs`, the oldest first: some seven hundred events
 * of a dozen failures. The same content each time; only the times move.
 */
export function createSample(nowMs: number): {
  readonly submissions: readonly Submission[]
  readonly endings: readonly Ending[]
} {
  const dice = createDice(SEED)
  const endings: Ending[] = []
  const planned = scenes.flatMap(({ events, firstDays, lastDays, describe, projectId, ending }) =>
    Array.from({ length: events }, (_, n) => {
      // the first and the last are where they are said to be, the others anywhere between
      const part = n === 0 ? 0 : n === events - 1 ? 1 : dice.next()
      const atMs = Math.round(nowMs - (firstDays + (lastDays - firstDays) * part) * DAY_MS)
      const eventId = dice.hex(32)
      if (n === 0 && ending) endings.push({ projectId, eventId, status: ending })
      const event = { event_id: eventId, timestamp: atMs / 1000, ...describe(dice, atMs) }
      return { projectId, receivedMs: atMs, payload: Buffer.from(JSON.stringify(event)) }
    })
  )
  const submissions = planned
    .sort((a, b) => a.receivedMs - b.receivedMs)
    .map(({ projectId, receivedMs, payload }) => ({
      projectId,
      receivedMs,
      keepsOldTimestamps: true,
      headers: {},
      items: [{ type: 'event', headers: {}, payload }]
    }))
  return { submissions, endings }
}
