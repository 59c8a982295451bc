import type { Database } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { indexNext, mergeNext } from '../../main/store/search-index.ts'
import { all, get, sql } from '../../main/store/sql.ts'
import { createRandom } from '../bench/random.ts'
import { arrivalOf, memoryStore, newEvent, store } from '../helpers/memory-store.ts'

const EVENTS = 60
/** With fewer pieces there is nothing to merge. */
const FEW = 4

function storeEvents(db: Database): void {
  const random = createRandom(1)
  const events = Array.from({ length: EVENTS }, (_, n) =>
    newEvent({ tags: [['place', `shelf ${n} ${random.hex(100)}`]] })
  )
  store(db, [arrivalOf(events)])
}

function pieces(db: Database): number {
  const { n } = get<{ n: number }>(db, sql`SELECT COUNT(DISTINCT segid) AS n FROM values_index_idx`) ?? {
    n: -1
  }
  return n
}

function found(db: Database, text: string): number {
  return all(db, sql`SELECT rowid FROM values_index WHERE values_index MATCH ${`"${text}"`}`).length
}

function expectWhole(db: Database): void {
  expect(found(db, 'shelf')).toBe(EVENTS)
  expect(found(db, 'shelf 5')).toBe(11)
  for (const index of ['texts_index', 'values_index']) {
    db.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`)
  }
}

test('writing rows merges nothing; that is done in steps, to the end', () => {
  const db = memoryStore()
  storeEvents(db)
  while (indexNext(db, 1));
  expect(pieces(db)).toBeGreaterThanOrEqual(EVENTS)
  expectWhole(db)
  let steps = 0
  while (mergeNext(db, 1)) steps++
  expect(steps).toBeGreaterThan(1)
  expect(pieces(db)).toBeLessThan(FEW)
  expectWhole(db)
})

test('a step of merging after each of writing keeps the pieces few', () => {
  const db = memoryStore()
  storeEvents(db)
  let most = 0
  while (indexNext(db, 1)) {
    mergeNext(db, 8)
    most = Math.max(most, pieces(db))
  }
  expect(most).toBeLessThan(4 * FEW)
  expectWhole(db)
})

test('where nothing was written there is nothing to merge', () => {
  expect(mergeNext(memoryStore(), 8)).toBe(false)
})
