import type { Database } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { deleteIssues, purgeDeleted } from '../../main/store/delete-issues.ts'
import { indexNext } from '../../main/store/search-index.ts'
import { arrivalOf, hex, memoryStore, newEvent, store } from '../helpers/memory-store.ts'
import { startMerging } from '../helpers/start-merging.ts'

const NOW = 1_700_000_000_000

/** So many issues, the last with most events; everything indexed. */
function storeWith(issues: number): Database {
  const db = memoryStore()
  for (let n = 1; n <= issues; n++) {
    for (let i = 0; i < n; i++)
      store(db, [arrivalOf([newEvent({ hash: n, title: `Kind ${n}`, at: NOW + i })])])
  }
  index(db)
  return db
}

function index(db: Database): void {
  while (indexNext(db, 100));
}

/** Throws where the index does not hold what the texts say. */
function checkIndex(db: Database): void {
  index(db)
  db.exec("INSERT INTO texts_index (texts_index, rank) VALUES ('integrity-check', 1)")
}

function count(db: Database, table: string): number {
  return db.prepare<[], number>(`SELECT COUNT(*) FROM ${table}`).pluck().get() ?? -1
}

test('what was deleted goes in steps, wholly, and what is left stays as it is', () => {
  const db = storeWith(3)
  deleteIssues(db, [3], false, NOW)
  expect(purgeDeleted(db, NOW)).toBe(false)
  let steps = 0
  while (purgeDeleted(db, NOW + 1)) steps++
  expect(steps).toBeGreaterThan(1)
  expect(count(db, 'issues')).toBe(2)
  expect(count(db, 'events')).toBe(3)
  for (const table of ['issue_hours', 'issue_hashes', 'issue_activity']) expect(count(db, table)).toBe(2)
  expect(count(db, 'event_payloads')).toBe(3)
  checkIndex(db)
})

test('the number of an issue that is gone is given to no other', async () => {
  const db = storeWith(3)
  await startMerging(db).merge([2, 3], 2)
  deleteIssues(db, [2], false, NOW)
  while (purgeDeleted(db, NOW + 1));
  expect(count(db, 'issue_redirects')).toBe(0)
  store(db, [arrivalOf([newEvent({ hash: 9 })])])
  expect(db.prepare('SELECT ref FROM issues ORDER BY ref').pluck().all()).toEqual([1, 4])
})

test('events after a purge are counted, though they get the numbers of purged ones', () => {
  const db = storeWith(2)
  deleteIssues(db, [2], false, NOW)
  while (purgeDeleted(db, NOW + 1));
  const progress = () => db.prepare("SELECT ref FROM index_progress WHERE name = 'counts'").pluck().get()
  expect(progress()).toBe(1)
  store(db, [arrivalOf([newEvent({ hash: 2 })])])
  expect(progress()).toBe(2)
})

test('the index holds what the texts say after every kind of move', async () => {
  const db = storeWith(4)
  const merging = startMerging(db)
  await merging.merge([3, 4], 4)
  checkIndex(db)
  await merging.undoMerge([3])
  checkIndex(db)
  await merging.merge([1, 4], 4)
  await merging.unmerge(4, [hex(1)])
  checkIndex(db)
  deleteIssues(db, [4], false, NOW)
  while (purgeDeleted(db, NOW + 1));
  checkIndex(db)
})

test('only what was merged can be taken apart again', async () => {
  const db = storeWith(2)
  expect(await startMerging(db).undoMerge([1, 2, 77])).toEqual([])
})
