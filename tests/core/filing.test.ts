import { expect, test } from 'vitest'
import { createFiling } from '../../main/core/filing.ts'
import type { JournaledEvent } from '../../main/store/journal.ts'
import type { Uncounted } from '../../main/store/tally.ts'
import { writeArrivals } from '../../main/store/write-arrivals.ts'
import { arrivalOf, memoryStore, newEvent } from '../helpers/memory-store.ts'

function createTestFiling() {
  const db = memoryStore()
  const filed: Uncounted[] = []
  const unexpected: unknown[] = []
  const filing = createFiling({
    db,
    onFiled: (events) => filed.push(...events),
    letOthers: async () => {},
    onUnexpected: (error) => unexpected.push(error)
  })
  const journal = (...events: ReturnType<typeof newEvent>[]) =>
    writeArrivals(db, [arrivalOf(events)]).journaled
  const left = () => db.prepare('SELECT COUNT(*) FROM journal').pluck().get()
  return { db, filing, filed, unexpected, journal, left }
}

test('what is in the journal is filed in the order of its arrival, and leaves it', async () => {
  const { db, filing, filed, journal, left } = createTestFiling()
  const events = Array.from({ length: 150 }, (_, n) => newEvent({ id: n + 1, hash: n % 3 }))
  const journaled = journal(...events)
  expect(left()).toBe(150)
  filing.add(journaled)
  await filing.settle()
  expect(filed.map(({ eventId }) => eventId)).toEqual(events.map(({ received }) => received.eventId))
  expect(left()).toBe(0)
  expect(db.prepare('SELECT COUNT(*) FROM events JOIN event_payloads ON event_ref = ref').pluck().get()).toBe(
    150
  )
})

test('an event that is sent twice before it is filed is there once', () => {
  const { filing, filed, journal } = createTestFiling()
  filing.add(journal(newEvent({ id: 1 })))
  const again = journal(newEvent({ id: 1 }), newEvent({ id: 2 }))
  expect(again).toHaveLength(1)
  filing.add(again)
  filing.flush()
  expect(filed).toHaveLength(2)
  expect(journal(newEvent({ id: 2 }))).toHaveLength(0)
})

test('an event that cannot be filed as it is read is filed all the same, and the others with it', () => {
  const { db, filing, filed, unexpected, journal, left } = createTestFiling()
  const [first, second, third] = journal(newEvent({ id: 1 }), newEvent({ id: 2 }), newEvent({ id: 3 }))
  if (!first || !second || !third) throw new Error('three were written')
  const spoilt: JournaledEvent = { ...second, derived: { ...second.derived, timestamp: Number.NaN } }
  filing.add([first, spoilt, third])
  filing.flush()
  expect(filed).toHaveLength(3)
  expect(unexpected).toHaveLength(1)
  expect(left()).toBe(0)
  expect(db.prepare('SELECT title FROM events ORDER BY ref').pluck().all()).toEqual([
    'Error: boom',
    '<unreadable event>',
    'Error: boom'
  ])
})

test('where nothing can be written, what waits stays, and is filed later', () => {
  const { db, filing, filed, unexpected, journal, left } = createTestFiling()
  filing.add(journal(newEvent()))
  db.pragma('query_only = ON')
  filing.flush()
  expect(unexpected).toHaveLength(1)
  expect(() => filing.retry()).toThrow(/readonly/)
  expect(left()).toBe(1)
  db.pragma('query_only = OFF')
  filing.retry()
  expect(filed).toHaveLength(1)
  expect(left()).toBe(0)
})
