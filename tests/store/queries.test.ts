import type { Database } from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { getNeighbours, getStoredEvent, listEvents } from '../../main/store/events.ts'
import { setStates, updateIssues } from '../../main/store/issue-states.ts'
import { getIssue, listIssues } from '../../main/store/issues.ts'
import { and, sql } from '../../main/store/sql.ts'
import { readTimeline } from '../../main/store/timeline.ts'
import { EventQuery } from '../../shared/contract/events.ts'
import { IssueQuery } from '../../shared/contract/issues.ts'
import { TimelineQuery } from '../../shared/contract/stats.ts'
import { arrivalOf, type EventSpec, hex, memoryStore, newEvent, store } from '../helpers/memory-store.ts'

const HOUR = 3_600_000
/** A full hour. */
const T = 472_222 * HOUR

function storeWith(...specs: EventSpec[]): Database {
  const db = memoryStore()
  for (const spec of specs) store(db, [arrivalOf([newEvent(spec)])])
  return db
}

const titles = (db: Database, query: object) =>
  listIssues(db, IssueQuery.parse(query), T).rows.map(({ title }) => title)

describe('issues.list', () => {
  const db = storeWith(
    {
      hash: 1,
      at: T + 1,
      title: 'TypeError: x is undefined',
      value: 'x is undefined',
      level: 'error',
      tags: [['browser.name', 'Mobile Safari']]
    },
    { hash: 2, at: T + 3, title: 'RangeError: 100% wrong', value: '100% wrong', tags: [['level', 'fatal']] },
    { hash: 3, at: T + 2, title: 'hello_world', value: '', level: 'info' },
    { hash: 1, at: T + 1 - HOUR, title: 'TypeError: x is undefined', value: 'x is undefined', level: 'error' }
  )
  const [type, range, hello] = ['TypeError: x is undefined', 'RangeError: 100% wrong', 'hello_world']

  test.each([
    ['everything, last seen first', {}, [range, hello, type]],
    ['by first seen', { sort: 'firstSeen' }, [range, hello, type]],
    ['by events', { sort: 'events' }, [type, hello, range]],
    ['a word in any case', { query: 'typeerror' }, [type]],
    ['a phrase', { query: '"x is"' }, [type]],
    ['words beside each other are one text', { query: 'x 100' }, []],
    ['wildcards of SQL are plain text', { query: '100%' }, [range]],
    ['an underscore too', { query: 'o_w' }, [hello]],
    ['a level', { query: 'level:fatal' }, [range]],
    ['a status', { query: 'is:resolved' }, []],
    ['a substatus', { query: 'is:new' }, [range, hello, type]],
    ['a tag', { query: 'browser.name:"Mobile Safari"' }, [type]],
    ['a tag that no issue has', { query: 'browser.name:Lynx' }, []],
    ['an event without a tag', { query: '!browser.name:"Mobile Safari"' }, [range, hello, type]],
    ['no event with a tag', { query: '!has:browser.name !title:TypeError*' }, [range, hello]],
    ['an address is text', { query: 'http://x' }, []],
    ['a short id', { query: 'PROJECT-1-3' }, [hello]],
    ['a time range', { from: T + 2, to: T + 10 }, [range, hello]],
    ['up to a time', { to: T + 1 }, [type]],
    ['a project', { projectId: '1' }, [range, hello, type]],
    ['an unknown project', { projectId: 'nope' }, []]
  ])('%s', (_name, query, expected) => {
    expect(titles(db, query)).toEqual(expected)
    expect(listIssues(db, IssueQuery.parse(query), T).total).toBe(expected.length)
  })

  test('the trend counts the last 24 hours, oldest first', () => {
    const { trend } = getIssue(db, '1', T)
    expect(trend).toHaveLength(24)
    expect(trend.slice(-3)).toEqual([0, 1, 1])
  })
})

test('pages hold every issue once, also while new ones arrive', () => {
  const specs = Array.from({ length: 25 }, (_, i) => ({ hash: i + 1, at: T + (i % 5), title: `issue ${i}` }))
  const db = storeWith(...specs)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = listIssues(db, IssueQuery.parse({ limit: 4, cursor }), T)
    seen.push(...page.rows.map(({ title }) => title))
    cursor = page.nextCursor
    store(db, [arrivalOf([newEvent({ hash: 1000 + seen.length, at: T + 60, title: 'newer' })])])
  } while (cursor !== undefined)
  expect(seen.toSorted()).toEqual(specs.map(({ title }) => title).toSorted())
})

test('a cursor of no list is refused', () => {
  const db = memoryStore()
  expect(() => listIssues(db, IssueQuery.parse({ cursor: "1' OR 1" }), T)).toThrow(
    expect.objectContaining({ code: 'invalid_input' })
  )
})

describe('states', () => {
  test('an update tells what it changed, and can be taken back', () => {
    const db = storeWith({ hash: 1 }, { hash: 2 })
    const { changed } = updateIssues(db, [1, 2, 99], { status: 'resolved' }, T)
    expect(changed).toHaveLength(2)
    expect(updateIssues(db, [1], { status: 'resolved' }, T).changed).toEqual([])
    setStates(
      db,
      changed.map(({ id, before }) => ({ id, ...before })),
      T
    )
    expect(getIssue(db, '1', T)).toMatchObject({ status: 'unresolved', substatus: 'new' })
  })

  test.each(['', 'x', '1e3', '1; DROP TABLE issues'])('%j is no issue', (id) => {
    expect(() => getIssue(memoryStore(), id, T)).toThrow(expect.objectContaining({ code: 'not_found' }))
  })
})

describe('events', () => {
  const db = storeWith(
    { id: 1, at: T + 1, problems: 1 },
    { id: 2, at: T + 2 },
    { id: 3, at: T + 2, problems: 1 },
    { id: 4, at: T + 9, hash: 2 }
  )

  test('are listed newest first, by issue and by page', () => {
    const ids = (query: object) => listEvents(db, EventQuery.parse(query), T).rows.map(({ id }) => id)
    expect(ids({})).toEqual([4, 3, 2, 1].map(hex))
    expect(ids({ issueId: '1' })).toEqual([3, 2, 1].map(hex))
    const { nextCursor } = listEvents(db, EventQuery.parse({ limit: 2 }), T)
    expect(ids({ cursor: nextCursor })).toEqual([2, 1].map(hex))
  })

  test('are found by id, hyphens or not, and by their place in the issue', () => {
    expect(getStoredEvent(db, { id: hex(2) }).id).toBe(hex(2))
    expect(getStoredEvent(db, { id: '00000000-0000-0000-0000-000000000002' }).id).toBe(hex(2))
    expect(getStoredEvent(db, { issueId: '1', which: 'latest' }).id).toBe(hex(3))
    expect(getStoredEvent(db, { issueId: '1', which: 'oldest' }).id).toBe(hex(1))
    expect(getStoredEvent(db, { issueId: '1', which: 'recommended' }).id).toBe(hex(2))
    expect(() => getStoredEvent(db, { id: hex(99) })).toThrow(expect.objectContaining({ code: 'not_found' }))
  })

  test('know their neighbours in time, ties by arrival', () => {
    expect(getNeighbours(db, getStoredEvent(db, { id: hex(2) }))).toEqual({
      previous: hex(1),
      next: hex(3),
      oldest: hex(1),
      latest: hex(3),
      position: 2,
      total: 3
    })
    expect(getNeighbours(db, getStoredEvent(db, { id: hex(4) }))).toMatchObject({
      previous: null,
      next: null
    })
  })
})

test('a timeline counts by bucket, and by level', () => {
  const db = storeWith(
    { at: T },
    { at: T + HOUR },
    { at: T + HOUR + 5, hash: 2, level: 'fatal' },
    { at: T + 4 * HOUR }
  )
  const range = { from: T, to: T + 4 * HOUR, buckets: 4 }
  expect(readTimeline(db, TimelineQuery.parse(range), T)).toEqual({
    starts: [T, T + HOUR, T + 2 * HOUR, T + 3 * HOUR],
    series: [{ key: 'events', counts: [1, 2, 0, 0] }]
  })
  expect(readTimeline(db, TimelineQuery.parse({ ...range, by: 'level' }), T).series).toEqual([
    { key: 'error', counts: [1, 1, 0, 0] },
    { key: 'fatal', counts: [0, 1, 0, 0] }
  ])
  expect(readTimeline(db, TimelineQuery.parse({ ...range, issueId: '2' }), T).series).toEqual([
    { key: 'events', counts: [0, 1, 0, 0] }
  ])
})

test('sql binds values, joins fragments, and an empty condition is true', () => {
  const query = sql`SELECT ${1} WHERE ${and([sql`a = ${'x'}`, sql`b = ${2}`])}`
  expect(query.text).toBe('SELECT ? WHERE a = ? AND b = ?')
  expect(query.values).toEqual([1, 'x', 2])
  expect(and([]).text).toBe('1')
})
