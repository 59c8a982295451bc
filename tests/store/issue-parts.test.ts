import type { Database } from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { deleteEvents } from '../../main/store/delete-issues.ts'
import { issueAttachmentsQuery, listIssueAttachments } from '../../main/store/issue-attachments.ts'
import { getIssueDetail } from '../../main/store/issue-detail.ts'
import { issueFeedbackQuery, listIssueFeedback } from '../../main/store/issue-feedback.ts'
import type { NewArrival, NewAttachment } from '../../main/store/new-arrival.ts'
import { compress } from '../../main/store/payload-codec.ts'
import { all, planOf, sql } from '../../main/store/sql.ts'
import { AttachmentQuery } from '../../shared/contract/attachments.ts'
import { FeedbackQuery } from '../../shared/contract/feedback.ts'
import { MOST_COUNTED } from '../../shared/model/most-counted.ts'
import { arrivalOf, hex, memoryStore, newEvent, store } from '../helpers/memory-store.ts'
import { startMerging } from '../helpers/start-merging.ts'

const T = 1_700_000_000_000

function file(event: number, filename: string, rest: Partial<NewAttachment> = {}): NewAttachment {
  return {
    eventId: hex(event),
    filename,
    contentType: 'application/octet-stream',
    type: 'event.attachment',
    missingBytes: 0,
    sha256: Buffer.from(`${event} ${filename}`.padEnd(32).slice(0, 32)),
    payload: compress(Buffer.from(filename)),
    ...rest
  }
}

const withFiles = (...attachments: NewAttachment[]): NewArrival => ({ ...arrivalOf([]), attachments })
const withWords = (event: number, message: string): NewArrival => ({
  ...arrivalOf([]),
  feedback: [{ eventId: hex(event), message, name: undefined, email: undefined, url: undefined }]
})

/** Issue 1: events 1, 2 and 3, the last the latest; issue 2: event 4. */
function storeOfTwo(): Database {
  const db = memoryStore()
  store(db, [
    arrivalOf([
      newEvent({ id: 1, at: T + 1 }),
      newEvent({ id: 2, at: T + 2 }),
      newEvent({ id: 3, at: T + 3 }),
      newEvent({ id: 4, at: T + 4, hash: 2 })
    ])
  ])
  return db
}

function names(db: Database, query: object = {}): string[] {
  return listIssueAttachments(db, AttachmentQuery.parse({ issueId: '1', ...query })).rows.map(
    ({ filename }) => filename
  )
}

function words(db: Database, issueId = '1'): string[] {
  return listIssueFeedback(db, FeedbackQuery.parse({ issueId })).rows.map(({ message }) => message)
}

describe('the files of an issue', () => {
  test('are those of its events, of the latest event first, whichever came first', () => {
    const db = memoryStore()
    store(db, [withFiles(file(2, 'before.log'))])
    store(db, [
      { ...arrivalOf([newEvent({ id: 1, at: T + 1 })]), attachments: [file(1, 'with.log')] },
      arrivalOf([newEvent({ id: 2, at: T + 2 }), newEvent({ id: 3, at: T + 3, hash: 2 })])
    ])
    store(db, [withFiles(file(1, 'after.log'), file(3, 'of another issue.log'))])
    expect(names(db)).toEqual(['before.log', 'after.log', 'with.log'])
    expect(listIssueAttachments(db, AttachmentQuery.parse({ issueId: '1', limit: 1 })).rows).toMatchObject([
      { filename: 'before.log', eventId: hex(2), timestamp: T + 2, bytes: 10 }
    ])
    expect(getIssueDetail(db, '1', T)).toMatchObject({ attachments: 3, feedback: 0 })
  })

  test('go with their events into another issue, and go when they go', async () => {
    const db = storeOfTwo()
    store(db, [withFiles(file(1, 'one.log'), file(4, 'four.log'))])
    await startMerging(db).merge([1, 2], 1)
    expect(names(db)).toEqual(['four.log', 'one.log'])
    expect(names(db, { issueId: '2' })).toEqual(['four.log', 'one.log'])
    const events = all<{ ref: number; event_id: Buffer }>(
      db,
      sql`SELECT ref, event_id FROM events WHERE event_id = ${Buffer.from(hex(4), 'hex')}`
    )
    deleteEvents(db, 1, events)
    expect(names(db)).toEqual(['one.log'])
    expect(getIssueDetail(db, '1', T).attachments).toBe(1)
  })

  test.each([
    ['picture', ['screen.PNG', 'shot']],
    ['crash', ['core', 'apple.crash', 'app.dmp']],
    ['other', ['state.json', 'tree.png']],
    [undefined, ['screen.PNG', 'shot', 'core', 'apple.crash', 'app.dmp', 'state.json', 'tree.png']]
  ])('of the kind %s', (kind, expected) => {
    const db = storeOfTwo()
    store(db, [
      withFiles(
        file(1, 'tree.png', { type: 'event.view_hierarchy' }),
        file(1, 'state.json', { contentType: 'application/json' }),
        file(1, 'app.dmp', { type: 'event.minidump' }),
        file(1, 'apple.crash', { type: 'event.applecrashreport' }),
        file(1, 'core', { type: 'unreal.crash_dump', contentType: 'image/png' }),
        file(1, 'shot', { contentType: 'Image/JPEG; q=1' }),
        file(1, 'screen.PNG')
      )
    ])
    expect(names(db, { kind })).toEqual(expected)
  })

  test('pages hold every file once, also while new ones arrive and events share their time', () => {
    const db = memoryStore()
    store(db, [arrivalOf(Array.from({ length: 30 }, (_, i) => newEvent({ id: i + 1, at: T + (i % 4) })))])
    store(db, [withFiles(...Array.from({ length: 75 }, (_, i) => file((i % 25) + 1, `${i}.log`)))])
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = listIssueAttachments(db, AttachmentQuery.parse({ issueId: '1', limit: 7, cursor }))
      seen.push(...page.rows.map(({ filename }) => filename))
      store(db, [{ ...arrivalOf([newEvent({ at: T + 9 })]), attachments: [file(30, `late ${seen.length}`)] }])
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((name) => name.endsWith('.log'))).toHaveLength(75)
  })

  test('are counted no further than anybody reads', () => {
    const db = storeOfTwo()
    store(db, [withFiles(...Array.from({ length: MOST_COUNTED + 20 }, (_, i) => file(1, `${i}.log`)))])
    expect(getIssueDetail(db, '1', T).attachments).toBe(MOST_COUNTED)
  })
})

describe('the words of users about an issue', () => {
  test('are those about its events, about the latest event first, whichever came first', async () => {
    const db = memoryStore()
    store(db, [withWords(2, 'before')])
    store(db, [
      arrivalOf([newEvent({ id: 1, at: T + 1 }), newEvent({ id: 2, at: T + 2 })]),
      arrivalOf([newEvent({ id: 3, at: T + 3, hash: 2 })])
    ])
    store(db, [withWords(1, 'after'), withWords(3, 'of another issue')])
    expect(words(db)).toEqual(['before', 'after'])
    expect(getIssueDetail(db, '1', T)).toMatchObject({ attachments: 0, feedback: 2 })
    await startMerging(db).merge([1, 2], 1)
    expect(words(db)).toEqual(['of another issue', 'before', 'after'])
  })

  test('pages hold every word once', () => {
    const db = storeOfTwo()
    store(
      db,
      Array.from({ length: 20 }, (_, i) => withWords((i % 3) + 1, `${i}`))
    )
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = listIssueFeedback(db, FeedbackQuery.parse({ issueId: '1', limit: 3, cursor }))
      seen.push(...page.rows.map(({ message }) => message))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 20 }, (_, i) => `${i}`)
    )
  })
})

describe('only events that have some are looked at', () => {
  const db = storeOfTwo()
  const cursor = `${T}_1`

  test.each([
    ['files', issueAttachmentsQuery(1, { limit: 50 })],
    ['files of a kind', issueAttachmentsQuery(1, { kind: 'crash', limit: 50 })],
    ['words', issueFeedbackQuery(1, { limit: 50 })]
  ])('%s', (_name, query) => {
    const plan = planOf(db, query)
    expect(plan).toMatch(/SEARCH events USING COVERING INDEX events_with_(files|feedback) \(issue_ref=\?\)/)
    expect(plan).not.toContain('SCAN')
  })

  test.each([
    ['files', issueAttachmentsQuery(1, { cursor, limit: 50 })],
    ['words', issueFeedbackQuery(1, { cursor, limit: 50 })]
  ])('the next page of %s begins where the last one ended', (_name, query) => {
    const plan = planOf(db, query)
    expect(plan).toMatch(/USING COVERING INDEX events_with_\w+ \(issue_ref=\? AND timestamp<\?\)/)
    expect(plan).not.toContain('SCAN')
    // within one moment only
    expect(plan).not.toMatch(/USE TEMP B-TREE FOR ORDER BY/)
  })
})
