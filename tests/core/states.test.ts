import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { IssueUpdate } from '../../shared/contract/issues.ts'
import { startTestApp } from '../helpers/start-test-app.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A Friday. */
const NOON = Date.UTC(2026, 4, 1, 12)

beforeEach(() => {
  // only the clock: sockets and timers are real
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A core with one issue of one event. */
async function startWithIssue(release?: string) {
  let app = await startTestApp()
  const post = async (event: object = {}) =>
    app.postEvent({ exception: { values: [{ type: 'Oops', value: 'again' }] }, ...event })
  const issue = () => app.client.issues.get({ id: '1' })
  await post({ release })
  return {
    post,
    issue,
    update: (change: Partial<IssueUpdate>) => app.client.issues.update({ ids: ['1'], ...change }),
    client: () => app.client,
    state: async () => {
      const { status, substatus } = await issue()
      return substatus === null ? status : `${status} ${substatus}`
    },
    latest: async () => (await issue()).activity[0],
    passTime: (ms: number) => {
      vi.setSystemTime(Date.now() + ms)
    },
    /** What time changes, it changes when the core starts, and every minute. */
    async restart() {
      await app.stop()
      app = await startTestApp(app.dataDir)
    }
  }
}

describe('resolved', () => {
  test('as of now, any event brings it back, and the activity tells which', async () => {
    const { post, update, state, latest } = await startWithIssue()
    await update({ status: 'resolved' })
    expect(await state()).toBe('resolved')
    expect(await latest()).toEqual({ id: expect.any(String), at: NOON, kind: 'resolved', data: {} })
    const { id } = (await (await post({ release: 'web@1.0.0' })).json()) as { id: string }
    expect(await state()).toBe('unresolved regressed')
    expect(await latest()).toMatchObject({ kind: 'regressed', data: { event: id, release: 'web@1.0.0' } })
  })

  test.each([
    ['web@1.2.3', false],
    ['web@1.9.0', false],
    ['web@1.10.0-beta.1', false],
    ['web@1.10.0', true],
    ['web@1.10.1', true],
    ['web@2.0.0', true],
    [undefined, false]
  ])('in release 1.10.0, an event of %s regresses: %s', async (release, regresses) => {
    const { post, update, state, latest } = await startWithIssue('web@1.2.3')
    await update({ status: 'resolved', resolution: { in: 'release', release: 'web@1.10.0' } })
    expect(await latest()).toMatchObject({ data: { in: 'release', release: 'web@1.10.0' } })
    await post({ release })
    expect(await state()).toBe(regresses ? 'unresolved regressed' : 'resolved')
    if (!regresses) return
    expect((await latest())?.data).toMatchObject({
      release,
      resolvedIn: 'web@1.10.0',
      comparedBy: 'version'
    })
  })

  test.each([
    ['web@1.2.3', false],
    ['web@1.3.0', false],
    ['web@1.3.1', true]
  ])('in the release after the newest, 1.3.0, an event of %s regresses: %s', async (release, regresses) => {
    const { post, issue, update, state } = await startWithIssue('web@1.3.0')
    await post({ release: 'web@1.2.3' })
    await update({ status: 'resolved', resolution: { in: 'next' } })
    expect((await issue()).resolution).toEqual({ in: 'next', release: 'web@1.3.0' })
    await post({ release })
    expect(await state()).toBe(regresses ? 'unresolved regressed' : 'resolved')
  })

  test('in releases without versions, the order is the one in which they were first seen', async () => {
    const { post, update, state, latest } = await startWithIssue('spring')
    await post({ release: 'summer' })
    await update({ status: 'resolved', resolution: { in: 'next' } })
    await post({ release: 'spring' })
    await post({ release: 'summer' })
    expect(await state()).toBe('resolved')
    await post({ release: 'autumn' })
    expect(await state()).toBe('unresolved regressed')
    expect((await latest())?.data).toMatchObject({
      release: 'autumn',
      resolvedIn: 'summer',
      comparedBy: 'time'
    })
  })

  test('in another release than before is an activity of its own', async () => {
    const { issue, update } = await startWithIssue('web@1.0.0')
    await update({ status: 'resolved' })
    await update({ status: 'resolved', resolution: { in: 'next' } })
    expect((await issue()).activity.map(({ kind, data }) => [kind, data.in])).toEqual([
      ['resolved', 'next'],
      ['resolved', undefined],
      ['first_seen', undefined]
    ])
  })

  test('and taken back, it is as it was', async () => {
    const { issue, update, client } = await startWithIssue()
    const before = await issue()
    const { changed } = await update({ status: 'resolved' })
    await client().issues.restore({ states: changed.map(({ id, before: state }) => ({ id, ...state })) })
    expect({ ...(await issue()), activity: before.activity }).toEqual(before)
  })
})

describe('archived', () => {
  test('for good, nothing brings it back', async () => {
    const { post, update, state, passTime, restart } = await startWithIssue()
    await update({ status: 'ignored' })
    expect(await state()).toBe('ignored forever')
    for (let i = 0; i < 30; i++) await post()
    passTime(400 * DAY)
    await restart()
    expect(await state()).toBe('ignored forever')
  })

  test('until a date, that date does', async () => {
    const { update, state, latest, passTime, restart } = await startWithIssue()
    const until = NOON + 2 * DAY
    await update({ status: 'ignored', archive: { until } })
    expect(await state()).toBe('ignored until_condition_met')
    expect(await latest()).toMatchObject({ kind: 'archived', data: { until } })
    passTime(2 * DAY - 1)
    await restart()
    expect(await state()).toBe('ignored until_condition_met')
    passTime(1)
    await restart()
    expect(await state()).toBe('unresolved ongoing')
    expect(await latest()).toMatchObject({ kind: 'unarchived', at: until, data: { until } })
  })

  test('until a date, an event after it does', async () => {
    const { post, update, state, passTime } = await startWithIssue()
    await update({ status: 'ignored', archive: { until: NOON + DAY } })
    await post()
    expect(await state()).toBe('ignored until_condition_met')
    passTime(DAY)
    await post()
    expect(await state()).toBe('unresolved ongoing')
  })

  test('until 3 more events, the third does, looked at or not', async () => {
    const { post, update, state, latest } = await startWithIssue()
    await post()
    await update({ status: 'ignored', archive: { events: 3 } })
    await post()
    await update({ seen: true, bookmarked: true })
    await post()
    expect(await state()).toBe('ignored until_condition_met')
    await post()
    expect(await state()).toBe('unresolved ongoing')
    expect(await latest()).toMatchObject({ kind: 'unarchived', data: { events: 3 } })
  })

  test('until 2 more users, a second other one does', async () => {
    const { post, update, state, latest } = await startWithIssue()
    await post({ user: { id: 'a' } })
    await update({ status: 'ignored', archive: { users: 2 } })
    for (const id of ['a', 'b', 'b', 'a']) await post({ user: { id } })
    expect(await state()).toBe('ignored until_condition_met')
    await post({ user: { id: 'c' } })
    expect(await state()).toBe('unresolved ongoing')
    expect(await latest()).toMatchObject({ kind: 'unarchived', data: { users: 2 } })
  })

  test('until 3 events within an hour, those before it was archived do not count, nor those of long ago', async () => {
    const { post, update, state, latest, passTime } = await startWithIssue()
    for (let i = 0; i < 5; i++) await post()
    passTime(MINUTE)
    await update({ status: 'ignored', archive: { events: 3, windowMinutes: 60 } })
    for (let i = 0; i < 6; i++) {
      passTime(40 * MINUTE)
      await post()
    }
    expect(await state()).toBe('ignored until_condition_met')
    passTime(MINUTE)
    await post()
    expect(await state()).toBe('unresolved ongoing')
    expect(await latest()).toMatchObject({ data: { events: 3, windowMinutes: 60 } })
  })

  test('until 2 users within an hour', async () => {
    const { post, update, state, passTime } = await startWithIssue()
    await update({ status: 'ignored', archive: { users: 2, windowMinutes: 60 } })
    passTime(MINUTE)
    await post({ user: { id: 'a' } })
    passTime(2 * HOUR)
    await post({ user: { id: 'b' } })
    expect(await state()).toBe('ignored until_condition_met')
    passTime(10 * MINUTE)
    await post({ user: { id: 'a' } })
    expect(await state()).toBe('unresolved ongoing')
  })

  test('until it escalates, more in an hour than ten times its worst one do', async () => {
    const { post, update, state, latest, passTime } = await startWithIssue()
    await post()
    passTime(DAY)
    await update({ status: 'ignored', archive: { escalating: true } })
    expect(await state()).toBe('ignored until_escalating')
    for (let i = 0; i < 20; i++) await post()
    expect(await state()).toBe('ignored until_escalating')
    await post()
    expect(await state()).toBe('unresolved escalating')
    expect(await latest()).toMatchObject({ kind: 'escalated', data: { event: expect.any(String) } })
  })
})

test('a week makes of new, regressed and escalating issues ongoing ones', async () => {
  const { post, update, state, latest, passTime, restart } = await startWithIssue()
  passTime(7 * DAY - 1)
  await restart()
  expect(await state()).toBe('unresolved new')
  passTime(1)
  await restart()
  expect(await state()).toBe('unresolved ongoing')
  expect(await latest()).toMatchObject({ kind: 'ongoing', at: NOON + 7 * DAY, data: { was: 'new' } })

  await update({ status: 'resolved' })
  await post()
  expect(await state()).toBe('unresolved regressed')
  passTime(7 * DAY)
  await restart()
  expect(await state()).toBe('unresolved ongoing')
  expect(await latest()).toMatchObject({ kind: 'ongoing', data: { was: 'regressed' } })
})

test('states change for all that match a query', async () => {
  const { post, client } = await startWithIssue()
  await post({ exception: { values: [{ type: 'Other', value: 'x' }] } })
  const { changed } = await client().issues.update({ query: 'error.type:Other', status: 'resolved' })
  expect(changed).toMatchObject([
    { id: '2', before: { status: 'unresolved' }, after: { status: 'resolved' } }
  ])
  expect((await client().issues.list({ query: 'is:unresolved' })).rows.map(({ id }) => id)).toEqual(['1'])
})

test('what is not really a change is none', async () => {
  const { issue, update } = await startWithIssue()
  expect((await update({ status: 'unresolved', substatus: 'new' })).changed).toEqual([])
  expect((await issue()).activity).toHaveLength(1)
})
