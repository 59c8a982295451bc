import { describe, expect, test } from 'vitest'
import { countersOf, readStore, recount } from '../helpers/counters.ts'
import {
  apply,
  dumpOf,
  errorOf,
  eventsByTitle,
  MERGING,
  NO_RULES,
  SPLITTING,
  startWithPlugins,
  startWithTimeouts,
  undo
} from '../helpers/regroup.ts'

describe('undoing', () => {
  test('leaves alone what other rules had grouped than those that were saved before', async () => {
    const app = await startWithTimeouts()
    // for events to come only
    const settings = await app.client.projects.settings({ id: '1' })
    const grouping = { ...NO_RULES, fingerprintRules: 'error.type:TypeError -> types' }
    await app.client.projects.configure({ id: '1', settings: { ...settings, grouping } })
    await app.postEvent(errorOf('TypeError', 'y is undefined'))
    const before = await dumpOf(app)
    const applied = await apply(app, { fingerprintRules: MERGING })
    expect((await dumpOf(app)).events).not.toEqual(before.events)
    await undo(app, applied)
    const after = await dumpOf(app)
    expect(after.events).toEqual(before.events)
    expect(after.hashes).toEqual(before.hashes)
    expect(await eventsByTitle(app)).toEqual({
      'TimeoutError: read': 3,
      'TimeoutFailure: write': 2,
      'TypeError: x is undefined': 1,
      'TypeError: y is undefined': 1
    })
  })

  test.each([
    ['a merge', startWithTimeouts, { fingerprintRules: MERGING }],
    ['a split', startWithPlugins, { stackRules: SPLITTING }]
  ])('%s puts everything back exactly', async (_, start, rules) => {
    const app = await start()
    const before = await dumpOf(app)
    const applied = await apply(app, rules)
    expect(await dumpOf(app)).not.toEqual(before)
    expect((await undo(app, applied)).state).toBe('undone')
    expect(await dumpOf(app)).toEqual(before)
    expect((await app.client.projects.settings({ id: '1' })).grouping).toEqual(NO_RULES)
  })

  test('takes what arrived since then along', async () => {
    const app = await startWithTimeouts()
    const db = readStore(app.dataDir)
    const applied = await apply(app, { fingerprintRules: MERGING })
    await app.postEvent(errorOf('TimeoutFailure', 'write'))
    await app.postEvent(errorOf('TimeoutThird', 'third'))
    await undo(app, applied)
    expect(await eventsByTitle(app)).toEqual({
      'TimeoutError: read': 3,
      'TimeoutFailure: write': 3,
      'TimeoutThird: third': 1,
      'TypeError: x is undefined': 1
    })
    expect(countersOf(db)).toEqual(recount(db))
  })

  test('is for the latest one first', async () => {
    const app = await startWithTimeouts()
    const first = await apply(app, { fingerprintRules: MERGING })
    const second = await apply(app, { fingerprintRules: 'error.type:* -> all' })
    expect((await app.client.issues.list({})).rows).toHaveLength(1)
    await expect(app.client.regroupings.undo({ id: first.id })).rejects.toThrow(/latest/)
    await undo(app, second)
    await undo(app, first)
    expect(await eventsByTitle(app)).toMatchObject({ 'TimeoutError: read': 3, 'TimeoutFailure: write': 2 })
    expect((await app.client.regroupings.list({ projectId: '1' })).rows.map(({ state }) => state)).toEqual([
      'undone',
      'undone'
    ])
  })

  test('works after an issue that it made was merged by hand', async () => {
    const app = await startWithPlugins()
    const db = readStore(app.dataDir)
    const applied = await apply(app, { stackRules: SPLITTING })
    await app.client.issues.merge({ ids: ['1', '2'], into: '2' })
    await undo(app, applied)
    expect((await app.client.issues.list({})).rows.map(({ events }) => events)).toEqual([5])
    expect(countersOf(db)).toEqual(recount(db))
  })
})
