import type { Database } from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { BEING_MERGED, beginMerge, mergeSome } from '../../main/store/merge-issues.ts'
import { beginUndoMerge, countHashes, sourcesOf, takeSome } from '../../main/store/take-hashes.ts'
import { countersOf, recount } from '../helpers/counters.ts'
import { arrivalOf, memoryStore, newEvent, store } from '../helpers/memory-store.ts'
import { startMerging } from '../helpers/start-merging.ts'

const NOW = 1_700_000_000_000
const [LARGE, SMALL] = [230, 3]

/** Issue 1 with few events, 2 and 3 with so many that they move in several steps. */
function storeWithLarge(): Database {
  const db = memoryStore()
  for (const [hash, events] of [
    [1, SMALL],
    [2, LARGE],
    [3, LARGE + 1]
  ] as const) {
    for (let i = 0; i < events; i++) {
      store(db, [arrivalOf([newEvent({ hash, title: `Kind ${hash}`, at: NOW + i * 1000 })])])
    }
  }
  return db
}

function visible(db: Database) {
  return db.prepare('SELECT ref, events FROM issues WHERE deleted IS NULL ORDER BY ref').all()
}

function expectCounted(db: Database): void {
  expect(countersOf(db)).toEqual(recount(db))
  expect(db.prepare('SELECT issues FROM projects').pluck().get()).toBe(visible(db).length)
}

/** All that is counted and where events are; a store that was not interrupted. */
function outcome(db: Database) {
  return {
    counters: countersOf(db),
    events: db.prepare('SELECT ref, issue_ref FROM events ORDER BY ref').all()
  }
}

function countedHashes(db: Database, refs: readonly number[]) {
  const counting = countHashes(db, sourcesOf(db, refs))
  for (;;) {
    const step = counting.next()
    if (step.done) return step.value
  }
}

describe('a merge', () => {
  const all = SMALL + LARGE + LARGE + 1

  test('is seen as done from its beginning, and is done wherever the process ends in between', async () => {
    const whole = storeWithLarge()
    await startMerging(whole).merge([1, 2, 3], 1)
    expectCounted(whole)
    for (let steps = 0; ; steps++) {
      const db = storeWithLarge()
      beginMerge(db, [1, 2, 3], 1, NOW)
      let isLeft = true
      for (let step = 0; step < steps && isLeft; step++) isLeft = mergeSome(db)
      expect(visible(db)).toEqual([{ ref: 1, events: all }])
      startMerging(db).finish()
      expect(outcome(db)).toEqual(outcome(whole))
      if (!isLeft) {
        expect(steps).toBeGreaterThan(8)
        return
      }
    }
  })

  test('gives the new issue what arrives meanwhile', () => {
    const db = storeWithLarge()
    beginMerge(db, [2, 3], 3, NOW)
    mergeSome(db)
    store(db, [arrivalOf([newEvent({ hash: 2, at: NOW + 1_000_000 })])])
    startMerging(db).finish()
    expect(visible(db)).toEqual([
      { ref: 1, events: SMALL },
      { ref: 3, events: LARGE + LARGE + 2 }
    ])
    expectCounted(db)
    expect(db.prepare('SELECT COUNT(*) FROM issues WHERE deleted = ?').pluck().get(BEING_MERGED)).toBe(0)
  })

  test('of many follows another one', async () => {
    const db = storeWithLarge()
    const merging = startMerging(db)
    const merges = await Promise.all([merging.merge([1, 2], 2), merging.merge([2, 3], 3)])
    expect(merges.map(({ into }) => into)).toEqual([2, 3])
    expect(visible(db)).toEqual([{ ref: 3, events: all }])
    expectCounted(db)
    expect(await merging.undoMerge([2])).toEqual([2])
    expectCounted(db)
    expect(await merging.undoMerge([1])).toEqual([1])
    expectCounted(db)
    expect(visible(db)).toMatchObject([{ events: SMALL }, { events: LARGE }, { events: LARGE + 1 }])
  })
})

test('taking a merge back is done wherever the process ends in between', async () => {
  const whole = storeWithLarge()
  const before = outcome(whole)
  await startMerging(whole).merge([1, 2, 3], 1)
  await startMerging(whole).undoMerge([2, 3])
  expect(outcome(whole)).toEqual(before)
  for (let steps = 0; ; steps++) {
    const db = storeWithLarge()
    await startMerging(db).merge([1, 2, 3], 1)
    const { taking } = beginUndoMerge(db, [2, 3], countedHashes(db, [2, 3]), NOW)
    let isLeft = true
    for (let step = 0; step < steps && isLeft; step++) {
      isLeft = takeSome(db, taking)
      expect(db.prepare('SELECT SUM(events) FROM issues').pluck().get()).toBe(SMALL + LARGE + LARGE + 1)
    }
    startMerging(db).finish()
    expect(outcome(db)).toEqual(before)
    if (!isLeft) {
      expect(steps).toBeGreaterThan(5)
      return
    }
  }
})
