import { describe, expect, test } from 'vitest'
import { listIssues } from '../../main/store/issues.ts'
import { type IssuePage, IssueQuery } from '../../shared/contract/issues.ts'
import { createRandom, type Random } from '../bench/random.ts'
import { arrivalOf, memoryStore, newEvent, store } from '../helpers/memory-store.ts'
import type { ReferenceEvent, ReferenceIssue } from '../search/reference-match.ts'
import { REFERENCE_NOW } from '../search/reference-payloads.ts'
import { createReferenceStore } from '../search/reference-store.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const { db, issues } = createReferenceStore(createRandom(11))

interface Range {
  readonly from?: number
  readonly to?: number
}

const RANGES: readonly Range[] = [
  {},
  { from: REFERENCE_NOW - 3 * DAY_MS },
  { from: REFERENCE_NOW - 26 * HOUR_MS, to: REFERENCE_NOW - 25.5 * HOUR_MS },
  { from: REFERENCE_NOW - 8.5 * DAY_MS, to: REFERENCE_NOW - 90 * 60_000 },
  { to: REFERENCE_NOW - 5 * DAY_MS },
  ...randomRanges(createRandom(12), 40)
]

function randomRanges(random: Random, count: number): Range[] {
  return Array.from({ length: count }, () => {
    const { members } = random.pick(issues)
    // often that of an event
    const from = random.pick([random.pick(members).timestamp, REFERENCE_NOW - random.below(14 * DAY_MS)])
    const to = from + random.below(random.pick([HOUR_MS, DAY_MS, 10 * DAY_MS]))
    return random.pick([{ from }, { to }, { from, to }])
  })
}

function eventsIn({ members }: ReferenceIssue, { from = 0, to = Infinity }: Range): ReferenceEvent[] {
  return members.filter(({ timestamp }) => timestamp >= from && timestamp < to)
}

function usersOf(events: readonly ReferenceEvent[]): number {
  return new Set(events.flatMap(({ tags }) => tags.find(([key]) => key === 'user')?.[1] ?? [])).size
}

function list(query: object, now = REFERENCE_NOW): IssuePage {
  return listIssues(db, IssueQuery.parse(query), now) as IssuePage
}

/** All pages one after the other. */
function listAll(query: object): IssuePage['rows'] {
  const rows: IssuePage['rows'] = []
  let cursor: string | undefined
  do {
    const page = list({ ...query, limit: 7, cursor })
    rows.push(...page.rows)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return rows
}

const name = (range: Range) => JSON.stringify(range)

test.each(RANGES.filter((range) => name(range) !== '{}'))('rows count what lies in %j', (range) => {
  const { rows } = list({ ...range, limit: 500 })
  const wanted = issues.map((issue) => ({ id: issue.id, events: eventsIn(issue, range) }))
  expect(rows.map(({ id, inRange }) => ({ id, ...inRange })).toSorted(byId)).toEqual(
    wanted
      .filter(({ events }) => events.length > 0)
      .map(({ id, events }) => ({ id, events: events.length, users: usersOf(events) }))
      .toSorted(byId)
  )
})

function byId(a: { id: string }, b: { id: string }): number {
  return Number(a.id) - Number(b.id)
}

test('without a time range nothing is counted', () => {
  expect(list({}).rows.every((row) => row.inRange === undefined)).toBe(true)
})

describe.each(['events', 'users'] as const)('by %s, most first', (sort) => {
  test.each(RANGES)('in %j, page by page', (range) => {
    const counted = issues.map((issue) => {
      const events = eventsIn(issue, range)
      return { id: issue.id, events: events.length, users: usersOf(events) }
    })
    const wanted = counted
      .filter(({ events }) => events > 0)
      .toSorted((a, b) => b[sort] - a[sort] || Number(b.id) - Number(a.id))
    expect(listAll({ ...range, sort }).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
    expect(list({ ...range, sort, limit: 1 }).total).toBe(wanted.length)
  })
})

describe('trends', () => {
  const trending = memoryStore()
  const specs = [
    { hash: 1, hoursAgo: 1, events: 3 },
    { hash: 2, hoursAgo: 1, events: 30 },
    { hash: 3, hoursAgo: 72, events: 40 },
    { hash: 4, hoursAgo: 24 * 30, events: 50 }
  ]
  for (const { hash, hoursAgo, events } of specs) {
    for (let count = 0; count < events; count++) {
      store(trending, [
        arrivalOf([newEvent({ hash, at: REFERENCE_NOW - hoursAgo * HOUR_MS, title: `${hash}` })])
      ])
    }
  }
  const titles = (query: object, now = REFERENCE_NOW) =>
    listIssues(trending, IssueQuery.parse({ sort: 'trends', ...query }), now).rows.map(({ title }) => title)

  test('many events lately come before few, and few before many that are long past', () => {
    expect(titles({})).toEqual(['2', '1', '3', '4'])
  })

  test('what lies outside of the time range does not count', () => {
    expect(titles({ from: REFERENCE_NOW - 100 * HOUR_MS, to: REFERENCE_NOW - HOUR_MS / 2 })).toEqual([
      '2',
      '1',
      '3'
    ])
    expect(titles({ to: REFERENCE_NOW - 2 * HOUR_MS })).toEqual(['3', '4'])
  })

  test('pages follow each other, also when time has passed between them', () => {
    const { nextCursor } = listIssues(trending, IssueQuery.parse({ sort: 'trends', limit: 2 }), REFERENCE_NOW)
    expect(titles({ cursor: nextCursor }, REFERENCE_NOW + 5 * 60_000)).toEqual(['3', '4'])
  })
})
