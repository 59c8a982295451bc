import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { listEvents, pinEvent } from '../../main/store/events.ts'
import { createEviction, endsOf, eventsOfDegree, oldEvents } from '../../main/store/evict.ts'
import { fileEvents } from '../../main/store/file-events.ts'
import { updateIssues } from '../../main/store/issue-states.ts'
import { getIssue } from '../../main/store/issues.ts'
import { openStore } from '../../main/store/open-store.ts'
import { listProjects } from '../../main/store/projects.ts'
import {
  giveBack,
  irrelevanceOf,
  pageCount,
  previewRetention,
  usedBytes
} from '../../main/store/retention.ts'
import { get, planOf, sql } from '../../main/store/sql.ts'
import { writeArrivals } from '../../main/store/write-arrivals.ts'
import { EventQuery } from '../../shared/contract/events.ts'
import { Retention } from '../../shared/contract/retention.ts'
import { arrivalOf, hex, memoryStore, newEvent, store } from '../helpers/memory-store.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const DAY = 86_400_000
const NOW = 1_700_000_000_000

/** One issue with many events, an hour apart, and many with one. */
function fill(db: Database, many: number, single: number): void {
  const events = [
    ...Array.from({ length: many }, (_, n) =>
      newEvent({ id: n + 1, hash: 1, at: NOW - (many - n) * 3_600_000 })
    ),
    ...Array.from({ length: single }, (_, n) =>
      newEvent({ id: 10_000 + n, hash: 10 + n, at: NOW - n * 60_000 })
    )
  ]
  // one at a time: irrelevance follows from how many there were before
  for (const event of events) store(db, [arrivalOf([event])])
}

const limits = (limit: object) => Retention.parse({ store: limit, projects: {} })
const evictAll = (db: Database, retention: Retention) => {
  let steps = 0
  const eviction = createEviction(db)
  while (eviction.step(retention, NOW) === 'more') steps++
  return steps
}
const stored = (db: Database) => get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM events`)?.n
const idsOf = (db: Database, issueId: string) =>
  listEvents(db, EventQuery.parse({ issueId, limit: 500 }), NOW).rows.map(({ id }) => id)

test('irrelevance is the number of binary digits up to the last 1', () => {
  expect([0, 0.5, 1].map((random) => irrelevanceOf(0, random))).toEqual([0, 0, 0])
  expect(irrelevanceOf(4, 1)).toBe(1) // 1000
  expect(irrelevanceOf(6, 1)).toBe(2) // 1100
  expect(irrelevanceOf(1000, 0.5005)).toBe(10) // 1111101001
})

describe('a limit of events', () => {
  test('takes from large issues, keeps every issue, its ends, and what its history names', () => {
    const db = memoryStore()
    fill(db, 300, 50)
    updateIssues(db, [1], { status: 'resolved' }, NOW)
    store(db, [arrivalOf([newEvent({ id: 5000, hash: 1, at: NOW - 2 * 3_600_000 })])])
    expect(getIssue(db, '1', NOW).substatus).toBe('regressed')

    expect(previewRetention(db, limits({ maxEvents: 100 }), NOW).events).toBe(251)
    evictAll(db, limits({ maxEvents: 100 }))
    expect(stored(db)).toBe(100)
    const kept = idsOf(db, '1')
    expect(kept).toEqual(expect.arrayContaining([hex(1), hex(300), hex(5000)]))
    // counts are of what was
    expect(getIssue(db, '1', NOW)).toMatchObject({ events: 301, firstSeen: NOW - 300 * 3_600_000 })
    expect(listProjects(db)).toMatchObject([{ events: 351, stored: 100, issues: 51 }])
  })

  test('does not take what is pinned', () => {
    const db = memoryStore()
    fill(db, 40, 0)
    for (const id of [hex(10), hex(11)]) pinEvent(db, { id, pinned: true })
    pinEvent(db, { id: hex(11), pinned: false })
    evictAll(db, limits({ maxEvents: 1 }))
    expect(idsOf(db, '1')).toEqual([hex(40), hex(10), hex(1)])
  })

  test('that is smaller than what must stay ends with that', () => {
    const db = memoryStore()
    fill(db, 20, 5)
    evictAll(db, limits({ maxEvents: 1 }))
    expect(stored(db)).toBe(2 + 5)
  })

  test('can be for one project only', () => {
    const db = memoryStore()
    fill(db, 30, 0)
    for (let n = 0; n < 30; n++) store(db, [arrivalOf([newEvent({ hash: 1, at: NOW - n })], 'other')])
    evictAll(db, Retention.parse({ store: {}, projects: { other: { maxEvents: 10 } } }))
    expect(listProjects(db)).toMatchObject([{ stored: 30 }, { stored: 10 }])
  })
})

test('a limit of days takes old events, and issues that nobody has seen since; noted and pinned ones stay', () => {
  const db = memoryStore()
  for (let day = 40; day >= 0; day--)
    store(db, [arrivalOf([newEvent({ id: day + 1, hash: 1, at: NOW - day * DAY })])])
  store(db, [arrivalOf([newEvent({ hash: 2, at: NOW - 35 * DAY })])])
  store(db, [arrivalOf([newEvent({ hash: 3, at: NOW - 35 * DAY })])])
  updateIssues(db, [3], { bookmarked: true }, NOW)
  store(db, [arrivalOf([newEvent({ id: 77, hash: 4, at: NOW - 35 * DAY })])])
  pinEvent(db, { id: hex(77), pinned: true })
  expect(previewRetention(db, limits({ maxDays: 30 }), NOW)).toMatchObject({ issues: 1 })
  evictAll(db, limits({ maxDays: 30 }))
  expect(() => getIssue(db, '2', NOW)).toThrow()
  expect(getIssue(db, '3', NOW).events).toBe(1)
  expect(idsOf(db, '4')).toEqual([hex(77)])
  // the first one stays, as the issue's beginning
  expect(idsOf(db, '1')).toEqual([...Array.from({ length: 31 }, (_, n) => hex(n + 1)), hex(41)])
})

test('a limit of bytes is held', () => {
  const db = memoryStore()
  fill(db, 400, 0)
  const before = usedBytes(db)
  const retention = { store: { maxBytes: Math.round(before * 0.92) }, projects: {} }
  evictAll(db, retention)
  expect(usedBytes(db)).toBeLessThanOrEqual(retention.store.maxBytes)
  expect(stored(db)).toBeGreaterThan(50)
})

test('nothing goes where nothing must', () => {
  const db = memoryStore()
  fill(db, 10, 10)
  expect(evictAll(db, limits({ maxEvents: 20, maxDays: 30, maxBytes: 1_000_000_000 }))).toBe(0)
})

describe('while events arrive', () => {
  test('those that nobody has counted yet are left alone, and are counted as kept', () => {
    const db = memoryStore()
    fill(db, 30, 0)
    const { journaled } = writeArrivals(
      db,
      Array.from({ length: 20 }, (_, n) =>
        arrivalOf([newEvent({ id: 500 + n, hash: 1, at: NOW - 500 * DAY })])
      )
    )
    fileEvents(db, journaled.slice(0, 10))
    evictAll(db, limits({ maxEvents: 1 }))
    // the issue's newest, and the one that began it
    expect(stored(db)).toBe(10 + 2)
    expect(get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM journal`)?.n).toBe(10)

    const other = memoryStore()
    fill(other, 30, 0)
    fileEvents(other, writeArrivals(other, [arrivalOf([newEvent({ hash: 1, at: NOW })])]).journaled)
    evictAll(other, limits({ maxEvents: 20 }))
    expect(stored(other)).toBe(20)
  })

  test('an old issue of which an event is being counted is not forgotten', () => {
    const db = memoryStore()
    store(db, [arrivalOf([newEvent({ hash: 2, at: NOW - 40 * DAY })])])
    fileEvents(db, writeArrivals(db, [arrivalOf([newEvent({ hash: 2, at: NOW - 39 * DAY })])]).journaled)
    evictAll(db, limits({ maxDays: 30 }))
    expect(getIssue(db, '1', NOW).events).toBe(1)
    expect(stored(db)).toBe(2)
  })

  test('what must stay is looked at once, and again when it need not stay any more', () => {
    const db = memoryStore()
    for (let n = 0; n < 300; n++)
      store(db, [arrivalOf([newEvent({ id: n + 1, hash: 100 + n, at: NOW - n })])])
    const eviction = createEviction(db)
    const step = (now: number) => eviction.step(limits({ maxEvents: 299 }), now)
    while (step(NOW) === 'more');
    expect(step(NOW)).toBe('stuck')
    expect(stored(db)).toBe(300)
    // each issue gets a newer event: the one between is no end of it
    for (let n = 0; n < 2; n++) store(db, [arrivalOf([newEvent({ hash: 100, at: NOW + 1 + n })])])
    expect(step(NOW + 1)).toBe('more')
    while (step(NOW + 60_000) === 'more');
    expect(stored(db)).toBe(301)
  })

  test('events of an issue of few stay while a large one has some to give', () => {
    const db = memoryStore()
    fill(db, 1_000, 0)
    for (let n = 0; n < 60; n++) {
      store(db, [arrivalOf([newEvent({ id: 20_000 + n, hash: 50 + (n % 20), at: NOW - DAY + n })])])
    }
    evictAll(db, limits({ maxEvents: 100 }))
    const rare = get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM events WHERE issue_ref > 1`)
    expect(rare?.n).toBe(60)
  })
})

test('room goes back to the disk, but for what is to be kept', () => {
  const store = openStore(join(tempDir(), 'store.culprit'))
  const { db } = store
  db.exec('CREATE TABLE filler (data BLOB)')
  db.prepare('INSERT INTO filler VALUES (zeroblob(400000))').run()
  db.exec('DROP TABLE filler')
  const free = () => Number(db.pragma('freelist_count', { simple: true }))
  const pages = pageCount(db)
  expect(free()).toBeGreaterThan(90)
  while (giveBack(db, 8, 20));
  expect(free()).toBe(20)
  expect(pageCount(db)).toBeLessThan(pages - 70)
  store.close()
})

test('no step scans a table', () => {
  const db = memoryStore()
  const place = { timestamp: 0, ref: 0 }
  expect(planOf(db, eventsOfDegree({ project: 1, degree: 3, place }, 10, 10))).toMatch(
    /^SEARCH events USING INDEX events_by_irrelevance \(project_ref=\? AND irrelevance=\? AND timestamp>\?\)$/
  )
  expect(planOf(db, oldEvents(place, NOW, 10, 10))).toMatch(
    /^SEARCH events USING INDEX events_by_time \(timestamp>\? AND timestamp<\?\)$/
  )
  expect(
    planOf(db, endsOf('[1]')).match(/SEARCH events USING COVERING INDEX events_by_issue \(issue_ref=\?\)/g)
  ).toHaveLength(2)
})
