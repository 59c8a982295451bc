import { describe, expect, test } from 'vitest'
import { removeSomeTags } from '../../main/store/remove-issue.ts'
import { all, sql } from '../../main/store/sql.ts'
import { listTagKeys, listTagValues } from '../../main/store/tags.ts'
import { createRandom } from '../bench/random.ts'
import { arrivalOf, type EventSpec, memoryStore, newEvent, store } from '../helpers/memory-store.ts'
import { createReferenceStore } from '../search/reference-store.ts'

const T = 1_700_000_000_000

function storeWith(...specs: (EventSpec & { projectId?: string })[]) {
  const db = memoryStore()
  for (const { projectId, ...spec } of specs) store(db, [arrivalOf([newEvent(spec)], projectId)])
  return db
}

const db = storeWith(
  { tags: [['os', 'Linux']], at: T, fields: [['user.email', 'ada@example.com']] },
  {
    at: T + 1,
    hash: 2,
    tags: [
      ['os', 'macOS'],
      ['browser', 'Chrome 50%']
    ],
    shape: 'stack.function=main\nstack.function=render\nerror.type=TypeError'
  },
  { at: T + 2, tags: [['os', 'Linux']], fields: [['user.email', 'ada@example.com']] },
  {
    at: T + 3,
    projectId: '2',
    tags: [
      ['os', 'Linux'],
      ['user.email', 'eve@example.com']
    ],
    shape: 'stack.function=main'
  }
)

const keys = (query: object) => listTagKeys(db, { prefix: '', limit: 10, ...query }).rows
const values = (key: string, query: object = {}) =>
  listTagValues(db, { key, contains: '', limit: 10, ...query }, 0).rows

describe('keys', () => {
  test('are those of tags, most frequent first', () => {
    expect(keys({})).toEqual([
      { key: 'os', events: 4 },
      { key: 'browser', events: 1 },
      { key: 'user.email', events: 1 }
    ])
  })

  test('by their beginning, in a project, in an issue', () => {
    expect(keys({ prefix: 'B' })).toEqual([{ key: 'browser', events: 1 }])
    expect(keys({ prefix: '%' })).toEqual([])
    expect(keys({ projectId: '1' })).toEqual([
      { key: 'os', events: 3 },
      { key: 'browser', events: 1 }
    ])
    expect(keys({ issueId: '1' })).toEqual([{ key: 'os', events: 2 }])
    expect(keys({ projectId: 'nope' })).toEqual([])
  })
})

describe('values', () => {
  test('are those of a tag, most frequent first, with the time of the last one', () => {
    expect(values('os')).toEqual([
      { value: 'Linux', events: 3, lastSeen: T + 3 },
      { value: 'macOS', events: 1, lastSeen: T + 1 }
    ])
    expect(values('os', { limit: 1 })).toHaveLength(1)
    expect(values('nope')).toEqual([])
  })

  test('by what they contain, in a project, in an issue', () => {
    expect(values('os', { contains: 'MAC' }).map(({ value }) => value)).toEqual(['macOS'])
    expect(values('browser', { contains: '0%' })).toHaveLength(1)
    expect(values('browser', { contains: '%0' })).toEqual([])
    expect(values('os', { projectId: '2' })).toEqual([{ value: 'Linux', events: 1, lastSeen: T + 3 }])
    expect(values('os', { issueId: '1' })).toEqual([{ value: 'Linux', events: 2, lastSeen: T + 2 }])
    expect(values('os', { projectId: 'nope' })).toEqual([])
  })

  test('of fields, and of tags that are called as one', () => {
    expect(values('user.email')).toEqual([
      { value: 'ada@example.com', events: 2, lastSeen: T + 2 },
      { value: 'eve@example.com', events: 1, lastSeen: T + 3 }
    ])
    expect(values('user.email', { projectId: '1' })).toHaveLength(1)
  })

  test('of names in stack traces, with the events of the issues that have them', () => {
    expect(values('stack.function')).toEqual([
      { value: 'main', events: 2, lastSeen: T + 3 },
      { value: 'render', events: 1, lastSeen: T + 1 }
    ])
    expect(values('stack.function', { contains: 'END' }).map(({ value }) => value)).toEqual(['render'])
    expect(values('stack.function', { projectId: '2' })).toEqual([
      { value: 'main', events: 1, lastSeen: T + 3 }
    ])
    expect(values('error.type', { issueId: '2' })).toEqual([
      { value: 'TypeError', events: 1, lastSeen: T + 1 }
    ])
    expect(values('error.type', { issueId: '1' })).toEqual([])
  })
})

describe('totals', () => {
  const reference = createReferenceStore(createRandom(21)).db

  test('are the sums of what is counted of issues', () => {
    const counted = all(
      reference,
      sql`SELECT project_ref, key_ref, value_ref, SUM(issue_tags.events) AS events, MAX(issue_tags.last_seen) AS last_seen
          FROM issue_tags JOIN issues ON issues.ref = issue_ref GROUP BY 1, 2, 3`
    )
    const totals = sql`SELECT * FROM tag_totals WHERE project_ref <> 0 AND value_ref <> 0 ORDER BY 1, 2, 3`
    expect(all(reference, totals)).toEqual(counted)
    const sums = sql`SELECT key_ref, value_ref, SUM(events) AS events FROM tag_totals WHERE project_ref <> 0 GROUP BY 1, 2`
    const ofAll = sql`SELECT key_ref, value_ref, events FROM tag_totals WHERE project_ref = 0 ORDER BY 1, 2`
    expect(all(reference, ofAll)).toEqual(all(reference, sums))
  })

  test('lose what a deleted issue had', () => {
    const own = storeWith(
      { tags: [['os', 'Linux']] },
      { hash: 2, tags: [['os', 'macOS']] },
      { hash: 2, tags: [['os', 'Linux']] }
    )
    while (removeSomeTags(own, 2));
    for (const scope of [{}, { projectId: '1' }]) {
      expect(listTagKeys(own, { prefix: '', limit: 10, ...scope }).rows).toEqual([{ key: 'os', events: 1 }])
      expect(listTagValues(own, { key: 'os', contains: '', limit: 10, ...scope }, 0).rows).toMatchObject([
        { value: 'Linux', events: 1 }
      ])
    }
  })
})
