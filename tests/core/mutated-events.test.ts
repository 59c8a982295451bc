import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEvent } from '../../main/core/derive-event.ts'
import { createDictionaries } from '../../main/core/dictionaries.ts'
import { prepareArrival } from '../../main/core/prepare-arrival.ts'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { getStoredEvent } from '../../main/store/events.ts'
import type { NewArrival } from '../../main/store/new-arrival.ts'
import { listProjects } from '../../main/store/projects.ts'
import { get, sql } from '../../main/store/sql.ts'
import { hex, memoryStore, store } from '../helpers/memory-store.ts'
import { fuzzOptions, fuzzTimeoutMs, mutate, mutation } from '../helpers/mutated-events.ts'

const MAX_MS = 100

const dictionaries = createDictionaries()

/** Milliseconds of this thread's own work, at its best: a collection of garbage may fall into any of the attempts. */
function quickest(firstMs: number, repeat: () => unknown): number {
  let bestMs = firstMs
  for (let attempt = 0; bestMs >= MAX_MS && attempt < 3; attempt++)
    bestMs = Math.min(bestMs, timed(repeat).ms)
  return bestMs
}

function timed<Result>(work: () => Result): { result: Result; ms: number } {
  const before = process.threadCpuUsage()
  const result = work()
  return { result, ms: process.threadCpuUsage(before).user / 1000 }
}

/** Undefined where it is refused, which only JSON that is nested too deeply may be. */
function prepare(payload: Uint8Array, eventId: string, type: string, onUnexpected: (error: unknown) => void) {
  const items = [{ type, headers: {}, payload }]
  try {
    return prepareArrival(
      { projectId: '1', receivedMs: 1_700_000_000_000, headers: { event_id: eventId }, items },
      { config: currentConfig, dictionaries, onUnexpected }
    )
  } catch (error) {
    expect(error).toMatchObject({ status: 400, message: expect.stringContaining('nested deeper') })
    return undefined
  }
}

/** So many events go into one store: a million in memory would take all of it. */
const EVENTS_PER_STORE = 50_000

/** The core too writes together what arrived meanwhile. */
const EVENTS_PER_WRITE = 25

/** Stores that are filled and checked one after the other. */
function createStores() {
  let db = memoryStore()
  let taken = 0
  let refused = 0
  let pending: NewArrival[] = []

  const write = () => {
    expect(timed(() => store(db, pending)).ms / EVENTS_PER_WRITE).toBeLessThan(MAX_MS)
    pending = []
  }
  const check = () => {
    write()
    const { events, items } = get<{ events: number; items: number }>(
      db,
      sql`SELECT (SELECT COUNT(*) FROM events) AS events, (SELECT COUNT(*) FROM items) AS items`
    ) ?? { events: 0, items: 0 }
    expect(events + items + refused).toBe(taken)
    expect(listProjects(db)).toMatchObject([{ events }])
    db.close()
  }
  return {
    take(arrival: NewArrival | undefined) {
      if (taken === EVENTS_PER_STORE) {
        check()
        db = memoryStore()
        taken = 0
        refused = 0
      }
      taken++
      if (arrival) pending.push(arrival)
      else refused++
      if (pending.length === EVENTS_PER_WRITE) write()
    },
    problemsOf(id: string) {
      write()
      const stored = getStoredEvent(db, { id })
      return readEvent(stored.payload, stored.received, currentConfig).problems
    },
    check
  }
}

test('an event with one wrong field goes the whole way into the store, quickly, and can be read again', {
  timeout: fuzzTimeoutMs
}, () => {
  const stores = createStores()
  const unexpected: unknown[] = []
  let sent = 0
  let slowestMs = 0
  fc.assert(
    fc.property(mutation, (mutated) => {
      const payload = new TextEncoder().encode(JSON.stringify(mutate(mutated)))
      const eventId = hex(++sent)
      const again = () => prepare(payload, eventId, mutated.seed.itemType, (error) => unexpected.push(error))
      const { result: prepared, ms } = timed(again)
      slowestMs = Math.max(slowestMs, quickest(ms, again))
      stores.take(prepared?.arrival)
      if (!prepared) return
      expect(prepared.id).toBe(eventId)
      // every sixtieth: reading costs as much as writing
      if (prepared.arrival.events.length === 0 || sent % 60 !== 0) return
      const reasons = stores.problemsOf(eventId).map(({ reason }) => reason)
      expect(reasons).not.toContainEqual(expect.stringContaining('Culprit could not read'))
    }),
    fuzzOptions(0.6)
  )
  stores.check()
  expect(unexpected).toEqual([])
  expect(slowestMs).toBeLessThan(MAX_MS)
})
