import { describe, expect, test } from 'vitest'
import { listEvents } from '../../main/store/events.ts'
import { findEventPlace } from '../../main/store/search/event-place.ts'
import { EventPlaceQuery, EventQuery } from '../../shared/contract/events.ts'
import { arrivalOf, hex, memoryStore, newEvent, store } from '../helpers/memory-store.ts'

const T = 1_700_000_000_000
const db = memoryStore()
const specs = [
  { id: 1, at: T + 10, level: 'error', environment: 'staging', title: 'b' },
  { id: 2, at: T + 30, level: 'fatal', environment: 'production', title: 'A' },
  { id: 3, at: T + 20, level: 'error', environment: 'production', title: 'c' },
  { id: 4, at: T + 40, level: 'info', title: 'a' }
] as const
for (const spec of specs) {
  const tags = 'environment' in spec ? [['environment', spec.environment] as const] : []
  store(db, [arrivalOf([newEvent({ hash: 1, ...spec, tags })])])
}
store(db, [arrivalOf([newEvent({ hash: 2, id: 9, at: T + 25 })])])

/** The ids of all pages of two. */
function ids(query: object): number[] {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = listEvents(db, EventQuery.parse({ issueId: '1', limit: 2, cursor, ...query }), T)
    found.push(...page.rows.map(({ id }) => id))
    cursor = 'nextCursor' in page ? page.nextCursor : undefined
  } while (cursor !== undefined)
  return found.map((id) => specs.findIndex((spec) => hex(spec.id) === id) + 1)
}

describe('the events of an issue are sorted', () => {
  test.each([
    ['by time, the newest first', {}, [4, 2, 3, 1]],
    ['the oldest first', { ascending: true }, [1, 3, 2, 4]],
    ['by level, the gravest first, equal ones by time', { sort: 'level' }, [2, 3, 1, 4]],
    ['by environment, those without one first', { sort: 'environment', ascending: true }, [4, 3, 2, 1]],
    ['by title, in any case', { sort: 'title', ascending: true }, [2, 4, 1, 3]],
    ['among those that a search finds', { sort: 'title', query: 'environment:production' }, [3, 2]]
  ])('%s', (_, query, expected) => {
    expect(ids(query)).toEqual(expected)
  })

  test('and those of all issues are not', () => {
    expect(() => listEvents(db, EventQuery.parse({ sort: 'title' }), T)).toThrow(
      'Only the events of one issue'
    )
  })
})

test('listed events have the tags that were asked for, and only those', () => {
  const tagged = memoryStore()
  const tags = [
    [
      ['url', '/cart'],
      ['os', 'Linux']
    ],
    [
      ['url', '/pay'],
      ['custom', 'x']
    ],
    []
  ] as const
  for (const each of tags) {
    store(tagged, [arrivalOf([newEvent({ tags: each, fields: [['os', 'a field of that name']] })])])
  }
  const list = (query: object) =>
    listEvents(tagged, EventQuery.parse({ issueId: '1', ascending: true, ...query }), T).rows
  expect(list({ tags: ['url', 'os', 'never'] }).map((row) => row.tags)).toEqual([
    { url: '/cart', os: 'Linux' },
    { url: '/pay' },
    {}
  ])
  expect(list({}).every((row) => !('tags' in row))).toBe(true)
})

describe('an event has a place among those that a search finds', () => {
  const place = (id: number, query: object) =>
    findEventPlace(db, EventPlaceQuery.parse({ id: hex(id), issueId: '1', ...query }), T)

  test('in all of them', () => {
    expect(place(3, {})).toEqual({
      isFound: true,
      previous: hex(1),
      next: hex(2),
      oldest: hex(1),
      latest: hex(4),
      position: 2,
      total: 4
    })
  })

  test('among some, also where it is none of them', () => {
    expect(place(4, { query: 'environment:production' })).toEqual({
      isFound: false,
      previous: hex(2),
      next: null,
      oldest: hex(3),
      latest: hex(2),
      position: 2,
      total: 2
    })
  })

  test('in a time', () => {
    expect(place(3, { from: T + 15, to: T + 35 })).toMatchObject({ previous: null, next: hex(2), total: 2 })
  })

  test('where nothing is found, and where the event is another issue’s', () => {
    const none = { previous: null, next: null, oldest: null, latest: null, position: 0, total: 0 }
    expect(place(3, { query: 'environment:none' })).toEqual({ isFound: false, ...none })
    expect(place(9, {})).toMatchObject({ isFound: false, previous: null, next: null, total: 4 })
  })
})
