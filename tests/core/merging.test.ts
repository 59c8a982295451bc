import { describe, expect, test } from 'vitest'
import { countersOf, readStore, recount } from '../helpers/counters.ts'
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts'

const HOUR = 3600

/** An event of the kind `kind`, each with an hour, a user, a release and a place of its own. */
function eventOf(kind: string, n: number) {
  return {
    timestamp: Date.now() / 1000 - 20 * HOUR + n * HOUR,
    platform: 'node',
    release: `web@1.${n}`,
    user: { id: `user ${n % 3}` },
    tags: { place: `place ${n % 4}` },
    exception: { values: [{ type: kind, value: `${kind} was here` }] }
  }
}

/** A core with events of three kinds, each of which makes an issue: 5 of Apple, 3 of Banana, 2 of Cherry. */
async function startWithFruit() {
  const app = await startTestApp()
  const kinds = { Apple: 5, Banana: 3, Cherry: 2 }
  let n = 0
  for (const [kind, events] of Object.entries(kinds)) {
    for (let i = 0; i < events; i++) await app.postEvent(eventOf(kind, n++))
  }
  const db = readStore(app.dataDir)
  return {
    app,
    issue: async (kind: string) => (await idsOf(app)).get(kind) ?? 'none',
    expectCounted() {
      expect(countersOf(db)).toEqual(recount(db))
    }
  }
}

async function idsOf(app: TestApp): Promise<Map<string, string>> {
  const { rows } = await app.client.issues.list({})
  return new Map(rows.map(({ id, metadata }) => [metadata.type ?? '', id]))
}

async function eventsOf(app: TestApp): Promise<Record<string, number>> {
  const { rows } = await app.client.issues.list({})
  return Object.fromEntries(rows.map(({ id, events }) => [id, events]))
}

describe('a merge', () => {
  test('adds up what both counted, and gives the id and short id of the smaller to the larger', async () => {
    const { app, issue, expectCounted } = await startWithFruit()
    const [apple, banana] = [await issue('Apple'), await issue('Banana')]
    const before = await app.client.issues.get({ id: banana })
    const told = app.nextChange((change) => change.topic === 'issues' && change.ids.includes(banana))
    expect(await app.client.issues.merge({ ids: [banana, apple] })).toEqual({ into: apple, merged: [banana] })
    await told
    expectCounted()
    const merged = await app.client.issues.get({ id: banana })
    expect(merged).toMatchObject({ id: apple, events: 8, users: 3, merged: 1 })
    expect(merged.firstRelease).toBe('web@1.0')
    expect(merged.lastRelease).toBe('web@1.7')
    expect((await app.client.events.get({ issueId: banana, which: 'latest' })).issueId).toBe(apple)
    expect((await app.client.events.list({ issueId: banana, limit: 50 })).rows).toHaveLength(8)
    expect((await app.client.issues.merged({ id: apple })).rows).toMatchObject([
      { id: banana, shortId: before.shortId, title: before.title, events: 3 }
    ])
    expect(merged.activity[0]).toMatchObject({ kind: 'merged', data: { issue: banana, events: 3 } })
  })

  test('takes what comes later with it', async () => {
    const { app, issue, expectCounted } = await startWithFruit()
    const [apple, banana] = [await issue('Apple'), await issue('Banana')]
    await app.client.issues.merge({ ids: [apple, banana] })
    await app.postEvent(eventOf('Banana', 11))
    expect(await eventsOf(app)).toMatchObject({ [apple]: 9 })
    expectCounted()
  })

  test('is undone as if it had not been, with what came meanwhile', async () => {
    const { app, issue, expectCounted } = await startWithFruit()
    const [apple, banana, cherry] = [await issue('Apple'), await issue('Banana'), await issue('Cherry')]
    await app.client.issues.addNote({ id: banana, text: 'slippery' })
    await app.client.issues.update({ ids: [banana], status: 'resolved' })
    const before = [await app.client.issues.get({ id: apple }), await app.client.issues.get({ id: banana })]
    await app.client.issues.merge({ ids: [apple, banana] })
    expect((await app.client.issues.get({ id: apple })).activity.map(({ kind }) => kind)).toContain('note')
    expect(await app.client.issues.undoMerge({ ids: [banana] })).toEqual({ restored: [banana] })
    expectCounted()
    for (const issueBefore of before) {
      const after = await app.client.issues.get({ id: issueBefore.id })
      expect({ ...after, activity: after.activity.filter(({ kind }) => !/merged/.test(kind)) }).toEqual({
        ...issueBefore,
        activity: issueBefore.activity.map((one) => ({ ...one, id: expect.any(String) }))
      })
    }
    await app.postEvent(eventOf('Banana', 12))
    expect(await eventsOf(app)).toEqual({ [apple]: 5, [banana]: 4, [cherry]: 2 })
    expectCounted()
  })

  test('of a merge can be undone from outside in', async () => {
    const { app, issue, expectCounted } = await startWithFruit()
    const [apple, banana, cherry] = [await issue('Apple'), await issue('Banana'), await issue('Cherry')]
    await app.client.issues.merge({ ids: [banana, cherry] })
    await app.client.issues.merge({ ids: [apple, banana] })
    expect((await app.client.issues.get({ id: cherry })).id).toBe(apple)
    await app.client.issues.undoMerge({ ids: [banana] })
    expect((await app.client.issues.get({ id: cherry })).id).toBe(banana)
    expect(await eventsOf(app)).toEqual({ [apple]: 5, [banana]: 5 })
    expectCounted()
    await app.client.issues.undoMerge({ ids: [cherry] })
    expect(await eventsOf(app)).toEqual({ [apple]: 5, [banana]: 3, [cherry]: 2 })
    expectCounted()
  })

  test('gives nobody else the id of the issue that is gone', async () => {
    const { app, issue } = await startWithFruit()
    const [apple, cherry] = [await issue('Apple'), await issue('Cherry')]
    await app.client.issues.merge({ ids: [apple, cherry] })
    await app.postEvent(eventOf('Date', 1))
    const date = await issue('Date')
    expect(date).not.toBe(cherry)
    expect((await app.client.issues.get({ id: date })).metadata.type).toBe('Date')
    await app.client.issues.undoMerge({ ids: [cherry] })
    expect((await idsOf(app)).size).toBe(4)
  })

  test('can be into a chosen one, and needs two of one project', async () => {
    const { app, issue } = await startWithFruit()
    const [apple, cherry] = [await issue('Apple'), await issue('Cherry')]
    await app.postEvent(eventOf('Foreign', 1), '2')
    const foreign = await issue('Foreign')
    await expect(app.client.issues.merge({ ids: [apple] })).rejects.toThrow(/at least two/)
    await expect(app.client.issues.merge({ ids: [apple, foreign] })).rejects.toThrow(/different projects/)
    expect((await app.client.issues.merge({ ids: [apple, cherry], into: cherry })).into).toBe(cherry)
  })

  test('is found by the words of both', async () => {
    const { app, issue } = await startWithFruit()
    const [apple, banana] = [await issue('Apple'), await issue('Banana')]
    await app.client.issues.merge({ ids: [apple, banana] })
    const found = async (query: string) => (await app.client.issues.list({ query })).rows.map(({ id }) => id)
    expect(await found('Banana')).toEqual([apple])
    await app.client.issues.undoMerge({ ids: [banana] })
    expect(await found('Banana')).toEqual([banana])
    expect(await found('Apple')).toEqual([apple])
  })
})

describe('an unmerge', () => {
  test('makes an issue of the events with some hashes', async () => {
    const { app, issue, expectCounted } = await startWithFruit()
    const [apple, banana] = [await issue('Apple'), await issue('Banana')]
    const bananaHashes = (await app.client.issues.hashes({ id: banana })).rows.map(({ hash }) => hash)
    await app.client.issues.merge({ ids: [apple, banana] })
    const { rows } = await app.client.issues.hashes({ id: apple })
    expect(rows.map(({ events, title }) => [events, title])).toEqual([
      [5, 'Apple: Apple was here'],
      [3, 'Banana: Banana was here']
    ])
    const { id } = await app.client.issues.unmerge({ id: apple, hashes: bananaHashes })
    expectCounted()
    const made = await app.client.issues.get({ id })
    expect(made).toMatchObject({
      title: 'Banana: Banana was here',
      events: 3,
      users: 3,
      firstRelease: 'web@1.5',
      lastRelease: 'web@1.7'
    })
    expect(made.activity[0]).toMatchObject({ kind: 'unmerged', data: { from: apple, events: 3 } })
    expect(await app.client.issues.get({ id: apple })).toMatchObject({
      title: 'Apple: Apple was here',
      lastRelease: 'web@1.4'
    })
    await app.postEvent(eventOf('Banana', 12))
    expect(await eventsOf(app)).toMatchObject({ [id]: 4, [apple]: 5 })
    expectCounted()
  })

  test('leaves no issue without events', async () => {
    const { app, issue } = await startWithFruit()
    const apple = await issue('Apple')
    const hashes = (await app.client.issues.hashes({ id: apple })).rows.map(({ hash }) => hash)
    await expect(app.client.issues.unmerge({ id: apple, hashes })).rejects.toThrow(/leave at least one/)
    await expect(app.client.issues.unmerge({ id: apple, hashes: ['00'] })).rejects.toThrow(
      /leave at least one/
    )
  })
})

describe('a deleted issue', () => {
  test('is gone, and there again when it is taken back', async () => {
    const { app, issue, expectCounted } = await startWithFruit()
    const apple = await issue('Apple')
    const before = await app.client.issues.get({ id: apple })
    expect(await app.client.issues.delete({ ids: [apple] })).toEqual({ ids: [apple] })
    await expect(app.client.issues.get({ id: apple })).rejects.toThrow(/no issue/)
    expect(Object.keys(await eventsOf(app))).not.toContain(apple)
    expectCounted()
    expect(await app.client.issues.undelete({ ids: [apple] })).toEqual({ ids: [apple] })
    expect(await app.client.issues.get({ id: apple })).toEqual(before)
    expectCounted()
  })

  test('gets no new events: they make an issue of their own', async () => {
    const { app, issue, expectCounted } = await startWithFruit()
    const apple = await issue('Apple')
    await app.client.issues.delete({ ids: [apple] })
    await app.postEvent(eventOf('Apple', 10))
    const again = await issue('Apple')
    expect(again).not.toBe(apple)
    expect(await app.client.issues.get({ id: again })).toMatchObject({ events: 1, substatus: 'new' })
    await app.client.issues.undelete({ ids: [apple] })
    await app.postEvent(eventOf('Apple', 11))
    expect(await eventsOf(app)).toMatchObject({ [apple]: 5, [again]: 2 })
    expectCounted()
  })

  test('with discard throws away what comes later, answers it, and counts it', async () => {
    const { app, issue, expectCounted } = await startWithFruit()
    const apple = await issue('Apple')
    await app.client.issues.delete({ ids: [apple], discard: true })
    for (const n of [10, 11]) {
      const answer = await app.postEvent(eventOf('Apple', n))
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/) })
    }
    expect((await idsOf(app)).has('Apple')).toBe(false)
    const { rows } = await app.client.issues.discarded({ projectId: '1' })
    expect(rows).toMatchObject([{ projectId: '1', title: 'Apple: Apple was here', events: 2 }])
    expectCounted()
    await app.client.issues.keep({ projectId: '1', hash: rows[0]?.hash ?? '' })
    expect((await app.client.issues.discarded({})).rows).toEqual([])
    await app.postEvent(eventOf('Apple', 12))
    expect((await idsOf(app)).has('Apple')).toBe(true)
    expectCounted()
  })

  test('with discard keeps what comes once it is taken back', async () => {
    const { app, issue, expectCounted } = await startWithFruit()
    const apple = await issue('Apple')
    await app.client.issues.delete({ ids: [apple], discard: true })
    await app.postEvent(eventOf('Apple', 10))
    await app.client.issues.undelete({ ids: [apple] })
    expect((await app.client.issues.discarded({})).rows).toEqual([])
    await app.postEvent(eventOf('Apple', 11))
    expect(await eventsOf(app)).toMatchObject({ [apple]: 6 })
    expectCounted()
  })
})
