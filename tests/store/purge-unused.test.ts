import type { Database } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { countEvents } from '../../main/store/counters.ts'
import { deleteIssues, purgeDeleted } from '../../main/store/delete-issues.ts'
import { fileEvents } from '../../main/store/file-events.ts'
import { nextShapes, nextValues, purgeUnused } from '../../main/store/purge-unused.ts'
import { indexNext } from '../../main/store/search-index.ts'
import { all, planOf, sql } from '../../main/store/sql.ts'
import { listTagValues } from '../../main/store/tags.ts'
import { writeArrivals } from '../../main/store/write-arrivals.ts'
import { createRandom } from '../bench/random.ts'
import { arrivalOf, memoryStore, newEvent, store } from '../helpers/memory-store.ts'

const NOW = 1_700_000_000_000

/** An event of the kind `hash`, with a tag and a function of its own, and some that all have. */
function eventOf(hash: number, own: string) {
  return newEvent({
    hash,
    tags: [
      ['place', own],
      ['region', 'eu']
    ],
    fields: [['user.email', `${own}@example.com`]],
    shape: `stack.function=${own}\nstack.function=main`
  })
}

function remove(db: Database, ...refs: number[]): void {
  deleteIssues(db, refs, false, NOW)
  while (purgeDeleted(db, NOW + 1));
}

const purgeAll = (db: Database) => {
  let steps = 0
  while (purgeUnused(db)) steps++
  return steps
}
const valuesOf = (db: Database) =>
  all<{ value: string }>(db, sql`SELECT value FROM tag_values`)
    .map(({ value }) => value)
    .toSorted()
const found = (db: Database, text: string) =>
  all(db, sql`SELECT rowid FROM values_index WHERE values_index MATCH ${text}`).length

/** Every value and shape that an event or an issue has is there. */
function expectWhole(db: Database): void {
  const missing = sql`SELECT value FROM events, json_each('[' || replace(trim(tags, '|'), '|', ',') || ']')
    WHERE value NOT IN (SELECT ref FROM tag_values)`
  expect(all(db, missing)).toEqual([])
  expect(all(db, sql`SELECT 1 FROM issue_tags WHERE value_ref NOT IN (SELECT ref FROM tag_values)`)).toEqual(
    []
  )
  expect(
    all(
      db,
      sql`SELECT 1 FROM tag_totals WHERE value_ref > 0 AND value_ref NOT IN (SELECT ref FROM tag_values)`
    )
  ).toEqual([])
  const shapeless = sql`SELECT ref FROM events WHERE shape_ref NOT IN (SELECT shape_ref FROM shape_values)`
  expect(all(db, shapeless)).toEqual([])
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.exec("INSERT INTO values_index (values_index) VALUES ('integrity-check')")
}

test('what only deleted issues had goes, from every index; what others have stays', () => {
  const db = memoryStore()
  store(db, [arrivalOf([eventOf(1, 'cellar'), eventOf(2, 'attic'), eventOf(3, 'last')])])
  while (indexNext(db, 100));
  expect(purgeAll(db)).toBe(0)
  remove(db, 1)
  expect(purgeAll(db)).toBeGreaterThan(0)
  expect(valuesOf(db)).not.toContain('cellar')
  expect(valuesOf(db)).not.toContain('cellar@example.com')
  expect(valuesOf(db)).toEqual(expect.arrayContaining(['attic', 'eu', 'main']))
  expect([found(db, 'cellar'), found(db, 'attic')]).toEqual([0, 3])
  const query = { key: 'place', contains: '', limit: 10 }
  expect(
    listTagValues(db, query, NOW)
      .rows.map(({ value }) => value)
      .toSorted()
  ).toEqual(['attic', 'last'])
  expect(listTagValues(db, { ...query, key: 'region' }, NOW).rows).toMatchObject([{ value: 'eu', events: 2 }])
  expectWhole(db)
  // a round is over: there is nothing more to look at
  expect(purgeAll(db)).toBe(0)
})

test('what comes again is written down again', () => {
  const db = memoryStore()
  store(db, [arrivalOf([eventOf(1, 'cellar'), eventOf(2, 'attic')])])
  remove(db, 1)
  purgeAll(db)
  store(db, [arrivalOf([eventOf(4, 'cellar')])])
  while (indexNext(db, 100));
  expect(valuesOf(db)).toEqual(expect.arrayContaining(['cellar', 'cellar@example.com']))
  expect(found(db, 'cellar')).toBe(3)
  expectWhole(db)
})

test('what an event has that is not counted yet stays', () => {
  const db = memoryStore()
  store(db, [arrivalOf([eventOf(1, 'cellar'), eventOf(2, 'attic')])])
  remove(db, 1)
  const filed = fileEvents(db, writeArrivals(db, [arrivalOf([eventOf(5, 'cellar')])]).journaled)
  purgeAll(db)
  expectWhole(db)
  countEvents(db, filed)
  expectWhole(db)
  expect(valuesOf(db)).toContain('cellar')
})

test('issues that come and go in any order leave nothing behind, and take nothing away', () => {
  const random = createRandom(7)
  const db = memoryStore()
  const words = Array.from({ length: 12 }, (_, n) => `word ${n}`)
  for (let round = 0; round < 60; round++) {
    const events = Array.from({ length: 5 }, () => eventOf(1 + random.below(8), random.pick(words)))
    const filed = fileEvents(db, writeArrivals(db, [arrivalOf(events)]).journaled)
    if (random.below(2) === 0) purgeUnused(db)
    countEvents(db, filed)
    const issues = all<{ ref: number }>(db, sql`SELECT ref FROM issues WHERE deleted IS NULL`)
    if (random.below(3) === 0) remove(db, random.pick(issues).ref)
    for (let step = random.below(6); step > 0; step--) purgeUnused(db)
    if (random.below(4) === 0) while (indexNext(db, 3));
    expectWhole(db)
  }
  remove(db, ...all<{ ref: number }>(db, sql`SELECT ref FROM issues`).map(({ ref }) => ref))
  purgeAll(db)
  expect(valuesOf(db).length).toBeLessThanOrEqual(1)
  expect(all(db, sql`SELECT 1 FROM shape_values`)).toEqual([])
})

test('many values of one issue go in small steps', () => {
  const db = memoryStore()
  store(db, [
    arrivalOf(Array.from({ length: 1_500 }, (_, n) => newEvent({ hash: 1, tags: [['user', `u${n}`]] })))
  ])
  store(db, [arrivalOf([newEvent({ hash: 2 })])])
  deleteIssues(db, [1], false, NOW)
  const changes = () => Number(db.prepare('SELECT total_changes()').pluck().get())
  const each: number[] = []
  for (let before = changes(); purgeDeleted(db, NOW + 1) || purgeUnused(db); before = changes()) {
    each.push(changes() - before)
  }
  expect(Math.max(...each)).toBeLessThan(4_000)
  expect(each.length).toBeGreaterThan(15)
  expect(valuesOf(db)).toEqual(['u1499'])
})

test('a step reads a few rows by number and looks up each', () => {
  const db = memoryStore()
  for (const query of [nextShapes(0, 10), nextValues(0, 10)]) {
    const plan = planOf(db, query)
    expect(plan).toMatch(/^SEARCH (?:shapes|tag_values) USING INTEGER PRIMARY KEY \(rowid>\?\)/)
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/)
  }
})
