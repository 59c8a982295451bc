import type { Database } from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { listEvents } from '../../main/store/events.ts'
import { getIssueDetail } from '../../main/store/issue-detail.ts'
import { updateIssues } from '../../main/store/issue-states.ts'
import { listIssues } from '../../main/store/issues.ts'
import { compress } from '../../main/store/payload-codec.ts'
import { listProjects } from '../../main/store/projects.ts'
import { all, sql } from '../../main/store/sql.ts'
import { EventQuery } from '../../shared/contract/events.ts'
import { IssueQuery } from '../../shared/contract/issues.ts'
import { arrivalOf, type EventSpec, memoryStore, newEvent, store } from '../helpers/memory-store.ts'

const NOW = 1_700_000_000_000
const issuesOf = (db: Database) => listIssues(db, IssueQuery.parse({}), NOW).rows
const write = (db: Database, ...specs: EventSpec[]) => store(db, [arrivalOf(specs.map(newEvent))])

describe('issues', () => {
  test('events of one hash are one issue, whose counters and times add up', () => {
    const db = memoryStore()
    write(db, { at: NOW, tags: [['user', 'id:1']] }, { at: NOW - 5000, tags: [['user', 'id:2']] })
    write(db, { at: NOW + 7000, tags: [['user', 'id:1']] })
    expect(issuesOf(db)).toMatchObject([
      {
        events: 3,
        users: 2,
        firstSeen: NOW - 5000,
        lastSeen: NOW + 7000,
        status: 'unresolved',
        substatus: 'new'
      }
    ])
    expect(listProjects(db)).toMatchObject([{ events: 3, issues: 1 }])
  })

  test('different hashes are different issues with numbers of their own', () => {
    const db = memoryStore()
    write(db, { hash: 1 }, { hash: 2 })
    write(db, { hash: 3 })
    expect(issuesOf(db).map(({ shortId }) => shortId)).toEqual(['PROJECT-1-3', 'PROJECT-1-2', 'PROJECT-1-1'])
  })

  test('any known hash finds the issue, and all hashes of the event are bound to it', () => {
    const db = memoryStore()
    write(db, { hashes: [1, 2] })
    write(db, { hashes: [3, 2] })
    write(db, { hashes: [3] })
    expect(issuesOf(db)).toMatchObject([{ events: 3 }])
  })

  test('the same hash in two projects is two issues', () => {
    const db = memoryStore()
    store(db, [arrivalOf([newEvent()], 'a'), arrivalOf([newEvent()], 'b')])
    expect(issuesOf(db)).toHaveLength(2)
  })

  test('an issue shows what its latest event says', () => {
    const db = memoryStore()
    write(db, { title: 'old', value: 'old', release: 'web@1' })
    write(db, { title: 'new', value: 'new', level: 'fatal', tags: [['handled', 'no']], release: 'web@2' })
    expect(issuesOf(db)).toMatchObject([{ title: 'new', value: 'new', level: 'fatal', unhandled: true }])
    expect(getIssueDetail(db, '1', NOW)).toMatchObject({ firstRelease: 'web@1', lastRelease: 'web@2' })
  })

  test('a resolved issue that gets an event regresses, and says so in its activity', () => {
    const db = memoryStore()
    write(db, {})
    updateIssues(db, [1], { status: 'resolved' }, NOW)
    write(db, {})
    expect(issuesOf(db)).toMatchObject([{ status: 'unresolved', substatus: 'regressed' }])
    const kinds = getIssueDetail(db, '1', NOW).activity.map(({ kind }) => kind)
    expect(kinds).toEqual(['regressed', 'resolved', 'first_seen'])
  })

  test('an archived issue stays archived', () => {
    const db = memoryStore()
    write(db, {})
    updateIssues(db, [1], { status: 'ignored' }, NOW)
    write(db, {})
    expect(issuesOf(db)).toMatchObject([{ status: 'ignored', substatus: 'forever', events: 2 }])
  })
})

test('an event that was sent twice is stored once, in one batch and over two', () => {
  const db = memoryStore()
  write(db, { id: 7 }, { id: 7 })
  write(db, { id: 7 })
  expect(listEvents(db, EventQuery.parse({}), NOW).rows).toHaveLength(1)
  expect(issuesOf(db)).toMatchObject([{ events: 1 }])
})

test('tags are counted by issue and value', () => {
  const db = memoryStore()
  write(
    db,
    { tags: [['browser', 'Chrome']] },
    { tags: [['browser', 'Chrome']] },
    { tags: [['browser', 'Safari']] }
  )
  expect(getIssueDetail(db, '1', NOW).tags).toMatchObject([
    {
      key: 'browser',
      events: 3,
      distinct: 2,
      values: [
        { value: 'Chrome', events: 2 },
        { value: 'Safari', events: 1 }
      ]
    }
  ])
})

test('a batch is written wholly or not at all', () => {
  const db = memoryStore()
  const broken = { ...newEvent(), payload: { ...compress(Buffer.from('{}')), codec: 'none' as never } }
  expect(() => store(db, [arrivalOf([newEvent()]), arrivalOf([broken])])).toThrow()
  expect(listEvents(db, EventQuery.parse({}), NOW).rows).toHaveLength(0)
  expect(listProjects(db)).toHaveLength(0)
})

test('a project is named by its first event that can, and keeps a name that a user gave', () => {
  const db = memoryStore()
  const named = (suggestedName: string | undefined) => {
    const arrival = arrivalOf([newEvent()])
    return { ...arrival, project: { ...arrival.project, suggestedName } }
  }
  store(db, [named(undefined)])
  expect(listProjects(db)).toMatchObject([{ name: 'Project 1' }])
  store(db, [named('web shop')])
  store(db, [named('other')])
  expect(listProjects(db)).toMatchObject([{ name: 'web shop', short_name: 'WEB-SHOP' }])
})

test('items that are no events are kept', () => {
  const db = memoryStore()
  const item = {
    type: 'session',
    eventId: undefined,
    receivedMs: NOW,
    headers: '{}',
    payload: compress(Buffer.from('x'))
  }
  store(db, [{ ...arrivalOf([]), items: [item] }])
  expect(all(db, sql`SELECT type, bytes FROM items`)).toEqual([{ type: 'session', bytes: 1 }])
})
