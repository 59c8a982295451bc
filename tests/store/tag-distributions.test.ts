import { describe, expect, test } from 'vitest'
import { toSearch } from '../../main/store/search/search-sql.ts'
import { all, planOf, sql } from '../../main/store/sql.ts'
import {
  countDistributions,
  readDistributions,
  taggedEventsQuery
} from '../../main/store/tag-distributions.ts'
import { listTagValues } from '../../main/store/tags.ts'
import { TagDistributionsQuery } from '../../shared/contract/tags.ts'
import { createRandom } from '../bench/random.ts'
import { arrivalOf, memoryStore, newEvent, store } from '../helpers/memory-store.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import { REFERENCE_NOW } from '../search/reference-payloads.ts'
import { createReferenceStore } from '../search/reference-store.ts'

const T = 1_700_000_000_000
const db = memoryStore()
const environments = ['staging', 'production', 'staging', 'canary', 'production', 'staging']
store(
  db,
  environments.map((environment, index) =>
    arrivalOf([
      newEvent({
        at: T + index,
        title: index === 3 ? 'Error: odd' : 'Error: boom',
        fields: [['user.email', `${index}@example.com`]],
        tags: [
          ['environment', environment],
          ['release', `web@${index % 2}`],
          ...(index < 2 ? [['old', 'yes'] as const] : [])
        ]
      })
    ])
  )
)
store(db, [arrivalOf([newEvent({ hash: 2, at: T, tags: [['environment', 'elsewhere']] })])])

const ask = (query: object) => TagDistributionsQuery.parse({ issueId: '1', ...query })
const count = (query: object, ...limits: [] | [Parameters<typeof countDistributions>[3]]) =>
  countDistributions(db, ask(query), T, ...limits)

/** `key: value × events, …` for each key. */
const words = ({ rows }: ReturnType<typeof count>) =>
  rows.map(({ key, values }) => `${key}: ${values.map((one) => `${one.value} × ${one.events}`).join(', ')}`)

test('of all events they are what the counters say, for every issue', () => {
  const reference = createReferenceStore(createRandom(7))
  const refs = all<{ ref: number }>(reference.db, sql`SELECT ref FROM issues`)
  expect(refs.length).toBeGreaterThan(20)
  for (const { ref } of refs) {
    const counted = countDistributions(reference.db, ask({ issueId: String(ref) }), REFERENCE_NOW)
    expect(counted.rows).toEqual(readDistributions(reference.db, ref))
    expect(counted.isCut).toBe(false)
  }
})

describe('only the events count that match', () => {
  test.each([
    [
      'a tag',
      { query: 'environment:staging' },
      ['environment: staging × 3', 'old: yes × 1', 'release: web@0 × 2, web@1 × 1']
    ],
    [
      'a tag they lack',
      { query: '!has:old' },
      ['environment: staging × 2, production × 1, canary × 1', 'release: web@0 × 2, web@1 × 2']
    ],
    ['a text', { query: 'odd' }, ['environment: canary × 1', 'release: web@1 × 1']],
    ['a time', { query: '', from: T + 4, to: T + 5 }, ['environment: production × 1', 'release: web@0 × 1']],
    [
      'environments',
      { query: '', environments: ['canary'] },
      ['environment: canary × 1', 'release: web@1 × 1']
    ],
    ['nothing', { query: 'environment:nowhere' }, []]
  ])('%s', (_name, query, expected) => {
    expect(words(count(query))).toEqual(expected)
  })
})

test('an answer says how often, in how many values, and when last', () => {
  expect(count({ query: 'release:web@0' })).toEqual({
    events: 3,
    isCut: false,
    rows: [
      {
        key: 'environment',
        events: 3,
        distinct: 2,
        values: [
          { value: 'staging', events: 2, lastSeen: T + 2 },
          { value: 'production', events: 1, lastSeen: T + 4 }
        ]
      },
      { key: 'old', events: 1, distinct: 1, values: [{ value: 'yes', events: 1, lastSeen: T }] },
      { key: 'release', events: 3, distinct: 1, values: [{ value: 'web@0', events: 3, lastSeen: T + 4 }] }
    ]
  })
})

describe('the values of one key', () => {
  const values = (query: object) =>
    listTagValues(db, { key: 'environment', contains: '', limit: 10, issueId: '1', ...query }, T)
  const named = (query: object) => values(query).rows.map(({ value, events }) => `${value} × ${events}`)

  test('are those of the events that match', () => {
    expect(values({ query: 'release:web@0' })).toEqual({
      isCut: false,
      rows: [
        { value: 'staging', events: 2, lastSeen: T + 2 },
        { value: 'production', events: 1, lastSeen: T + 4 }
      ]
    })
    expect(named({ from: T + 3 })).toEqual(['staging × 1', 'production × 1', 'canary × 1'])
    expect(named({ environments: ['canary'] })).toEqual(['canary × 1'])
    expect(named({ query: '!has:old', contains: 'A', limit: 2 })).toEqual(['staging × 2', 'canary × 1'])
    expect(named({ key: 'user.email', query: 'odd' })).toEqual(['3@example.com × 1'])
    expect(named({ key: 'never', query: 'odd' })).toEqual([])
  })

  test('of all events are what the counters say', () => {
    expect(named({})).toEqual(named({ from: 0 }))
    expect(named({ query: ' ', environments: [] })).toEqual(['staging × 3', 'production × 2', 'canary × 1'])
  })
})

describe('an answer that would take long is cut, and says so', () => {
  test('of more events than are counted, the latest are', () => {
    const latest = count({ query: 'release:web@1' }, { events: 2, steps: [100] })
    expect(words(latest)).toEqual(['environment: staging × 1, canary × 1', 'release: web@1 × 2'])
    expect(latest).toMatchObject({ events: 2, isCut: true })
    expect(count({ query: 'release:web@1' }, { events: 3, steps: [100] })).toMatchObject({
      events: 3,
      isCut: false
    })
  })

  test('what is not among the latest is looked for further back, up to a limit', () => {
    const found = (steps: number[]) => count({ query: 'has:old' }, { events: 100, steps })
    expect(found([2, 100])).toMatchObject({ events: 2, isCut: false })
    expect(found([2, 4])).toMatchObject({ events: 1, isCut: true })
    expect(found([2, 3])).toMatchObject({ events: 0, isCut: true })
  })
})

test('an issue’s events are read along their index, the latest first, and no row of theirs for a tag', () => {
  const plan = (query: string, isLarge: boolean) =>
    planOf(db, taggedEventsQuery(1, toSearch(db, { query }, T, 'events'), { since: T, isLarge, limit: 10 }))
  for (const isLarge of [false, true]) {
    expect(plan('environment:staging !has:old', isLarge)).toContain(
      'SEARCH events USING COVERING INDEX events_by_issue (issue_ref=? AND timestamp>?)'
    )
    for (const query of ['', 'environment:staging', 'odd', 'title:*odd*', 'user.email:*@example.com']) {
      expect(plan(query, isLarge)).toContain('INDEX events_by_issue (issue_ref=? AND timestamp>?)')
      expect(plan(query, isLarge)).not.toMatch(/SCAN (?:events|issues|issue_tags)\b|TEMP B-TREE/)
    }
  }
})

test('through the door; a search with a mistake is refused', async () => {
  const { client, postEvent } = await startTestApp()
  for (const environment of ['staging', 'production', 'staging'])
    await postEvent({ message: 'boom', environment })
  const found = await client.tags.distributions({ issueId: '1', query: 'environment:staging' })
  expect(found.events).toBe(2)
  expect(found.rows.find(({ key }) => key === 'environment')?.values).toMatchObject([
    { value: 'staging', events: 2 }
  ])
  await expect(client.tags.distributions({ issueId: '1', query: 'timesSeen:many' })).rejects.toMatchObject({
    code: 'invalid_input'
  })
})
