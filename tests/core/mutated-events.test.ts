import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEvent } from '../../main/core/derive-event.ts'
import { prepareArrival } from '../../main/core/prepare-arrival.ts'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { getStoredEvent } from '../../main/store/events.ts'
import { listProjects } from '../../main/store/projects.ts'
import { get, sql } from '../../main/store/sql.ts'
import { hex, memoryStore, store } from '../helpers/memory-store.ts'
import { fuzzOptions, mutate, mutation } from '../helpers/mutated-events.ts'

const MAX_MS = 100

/** Undefined where it is refused, which only JSON that is nested too deeply may be. */
function prepare(payload: Uint8Array, eventId: string, type: string, onUnexpected: (error: unknown) => void) {
  const items = [{ type, headers: {}, payload }]
  try {
    return prepareArrival(
      { projectId: '1', receivedMs: 1_700_000_000_000, headers: { event_id: eventId }, items },
      currentConfig,
      onUnexpected
    )
  } catch (error) {
    expect(error).toMatchObject({ status: 400, message: expect.stringContaining('nested deeper') })
    return undefined
  }
}

test('an event with one wrong field goes the whole way into the store, quickly, and can be read again', () => {
  const db = memoryStore()
  const unexpected: unknown[] = []
  let sent = 0
  let refused = 0
  let slowestMs = 0
  fc.assert(
    fc.property(mutation, (mutated) => {
      const payload = new TextEncoder().encode(JSON.stringify(mutate(mutated)))
      const eventId = hex(++sent)
      const before = process.threadCpuUsage()
      const prepared = prepare(payload, eventId, mutated.seed.itemType, (error) => unexpected.push(error))
      if (!prepared) {
        refused++
        return
      }
      store(db, [prepared.arrival])
      slowestMs = Math.max(slowestMs, process.threadCpuUsage(before).user / 1000)
      expect(prepared.id).toBe(eventId)
      // every fiftieth: reading costs as much as writing
      if (prepared.arrival.events.length === 0 || sent % 50 !== 0) return
      const stored = getStoredEvent(db, { id: eventId })
      const reasons = readEvent(stored.payload, stored.received, currentConfig).problems.map(
        ({ reason }) => reason
      )
      expect(reasons).not.toContainEqual(expect.stringContaining('Culprit could not read'))
    }),
    fuzzOptions
  )
  expect(unexpected).toEqual([])
  expect(slowestMs).toBeLessThan(MAX_MS)
  const stored = get<{ events: number; items: number }>(
    db,
    sql`SELECT (SELECT COUNT(*) FROM events) AS events, (SELECT COUNT(*) FROM items) AS items`
  )
  expect((stored?.events ?? 0) + (stored?.items ?? 0) + refused).toBe(sent)
  expect(listProjects(db)).toMatchObject([{ events: stored?.events }])
})
