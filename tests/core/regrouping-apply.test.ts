import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { openStore } from '../../main/store/open-store.ts'
import { countersOf, readStore, recount } from '../helpers/counters.ts'
import {
  apply,
  dumpOf,
  errorOf,
  eventsByTitle,
  MERGING,
  NO_RULES,
  preview,
  SPLITTING,
  startWithPlugins,
  startWithTimeouts,
  throughPlugin,
  undo,
  until
} from '../helpers/regroup.ts'
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts'

describe('rules for events to come', () => {
  test('leave those that are there where they are', async () => {
    const app = await startWithTimeouts()
    await app.client.projects.configure({
      id: '1',
      settings: { grouping: { ...NO_RULES, fingerprintRules: MERGING } }
    })
    await app.postEvent(errorOf('TimeoutError', 'later'))
    await app.postEvent(errorOf('TimeoutFailure', 'later'))
    expect(await eventsByTitle(app)).toEqual({
      'TimeoutError: read': 3,
      'TimeoutFailure: write': 2,
      'TypeError: x is undefined': 1,
      'TimeoutFailure: later': 2
    })
  })
})

describe('applying', () => {
  test('a merging rule makes one issue, to which the other one leads', async () => {
    const app = await startWithTimeouts()
    const db = readStore(app.dataDir)
    const applied = await apply(app, { fingerprintRules: MERGING })
    expect(applied).toMatchObject({ state: 'applied', done: 6, total: 6, summary: { moved: 2, merges: 1 } })
    expect(await eventsByTitle(app)).toEqual({ 'TimeoutFailure: write': 5, 'TypeError: x is undefined': 1 })
    expect(countersOf(db)).toEqual(recount(db))
    const merged = await app.client.issues.get({ id: '2' })
    expect(merged).toMatchObject({ id: '1', events: 5 })
    expect(merged.activity[0]).toMatchObject({ kind: 'regrouped', data: { gained: 2, lost: 0 } })
    expect((await app.client.projects.settings({ id: '1' })).grouping.fingerprintRules).toBe(MERGING)
    await app.postEvent(errorOf('TimeoutThird', 'later'))
    expect(await eventsByTitle(app)).toMatchObject({ 'TimeoutThird: later': 6 })
    expect((await preview(app, { fingerprintRules: MERGING })).summary.moved).toBe(0)
  })

  test('a splitting rule makes an issue of its own of what is told apart', async () => {
    const app = await startWithPlugins()
    const db = readStore(app.dataDir)
    await apply(app, { stackRules: SPLITTING })
    const { rows } = await app.client.issues.list({})
    expect(rows.map(({ id, events }) => [id, events]).sort()).toEqual([
      ['1', 3],
      ['2', 2]
    ])
    expect(countersOf(db)).toEqual(recount(db))
    await app.postEvent(throughPlugin('mail'))
    await app.postEvent(throughPlugin('maps'))
    await app.postEvent(throughPlugin('news'))
    const after = (await app.client.issues.list({})).rows.map(({ id, events }) => [id, events])
    expect(after.sort()).toEqual([
      ['1', 4],
      ['2', 3],
      ['3', 1]
    ])
    expect(countersOf(db)).toEqual(recount(db))
    expect((await preview(app, { stackRules: SPLITTING })).summary.moved).toBe(0)
  })

  test('keeps together what was merged by hand, where the rules do not speak of it', async () => {
    const app = await startWithTimeouts()
    await app.client.issues.merge({ ids: ['1', '3'] })
    await apply(app, { fingerprintRules: 'error.type:TimeoutFailure -> failures' })
    expect((await app.client.issues.get({ id: '3' })).id).toBe('1')
    expect((await app.client.issues.list({})).rows).toHaveLength(2)
  })

  test('puts events that arrive meanwhile where the new rules want them', async () => {
    const app = await startTestApp()
    const db = readStore(app.dataDir)
    for (let i = 0; i < 120; i++) await app.postEvent(errorOf(`Timeout${i % 4}`, 'read'))
    const { id } = await preview(app, { fingerprintRules: MERGING })
    // after the plan was made, and by the old rules
    await app.postEvent(errorOf('TimeoutLate', 'before'))
    const begun = await app.client.regroupings.apply({ id })
    const during = [
      app.postEvent(errorOf('Timeout1', 'during')),
      app.postEvent(errorOf('TimeoutNew', 'during'))
    ]
    await until(app, begun, ({ state }) => state === 'applied')
    for (const answer of await Promise.all(during)) expect(answer.status).toBe(200)
    const { rows } = await app.client.issues.list({})
    expect(rows.map(({ events }) => events)).toEqual([123])
    expect(countersOf(db)).toEqual(recount(db))
  })

  test('follows issues that were merged since the preview', async () => {
    const app = await startWithTimeouts()
    const { id } = await preview(app, { fingerprintRules: MERGING })
    await app.client.issues.merge({ ids: ['1', '3'], into: '3' })
    await until(app, await app.client.regroupings.apply({ id }), ({ state }) => state === 'applied')
    const db = readStore(app.dataDir)
    expect(countersOf(db)).toEqual(recount(db))
    expect((await app.client.issues.get({ id: '1' })).id).toBe('3')
    expect((await app.client.issues.get({ id: '2' })).id).toBe('3')
  })

  test('goes into no deleted issue', async () => {
    const app = await startWithTimeouts()
    const db = readStore(app.dataDir)
    await app.client.projects.configure({
      id: '1',
      settings: { grouping: { ...NO_RULES, fingerprintRules: MERGING } }
    })
    await app.postEvent(errorOf('TimeoutError', 'doomed'))
    await app.client.issues.delete({ ids: ['4'] })
    await apply(app, { fingerprintRules: MERGING })
    expect(await eventsByTitle(app)).toEqual({ 'TimeoutFailure: write': 5, 'TypeError: x is undefined': 1 })
    expect(countersOf(db)).toEqual(recount(db))
  })
})

describe('events that other rules had grouped', () => {
  const isOutdated = async (app: TestApp) =>
    (await app.client.regroupings.list({ projectId: '1' })).isOutdated

  test('are told of, and regrouped by the rules that hold', async () => {
    const app = await startWithTimeouts()
    expect(await isOutdated(app)).toBe(false)
    const grouping = { ...NO_RULES, fingerprintRules: MERGING }
    await app.client.projects.configure({ id: '1', settings: { grouping } })
    expect(await isOutdated(app)).toBe(true)
    const { id: eventId } = await app.client.events.get({ issueId: '1' })
    const explained = await app.client.groupings.explain({ eventId })
    expect(explained.groupedBy).not.toBe(explained.config)

    const applied = await apply(app, grouping)
    expect(applied.summary).toMatchObject({ moved: 2, merges: 1 })
    expect(await isOutdated(app)).toBe(false)
    const again = await app.client.groupings.explain({ eventId })
    expect(again.groupedBy).toBe(again.config)

    await undo(app, applied)
    expect(await isOutdated(app)).toBe(true)
    expect((await app.client.projects.settings({ id: '1' })).grouping).toEqual(grouping)
  })

  test('are those of an earlier version, too', async () => {
    const first = await startWithTimeouts()
    await first.stop()
    const { db, close } = openStore(join(first.dataDir, STORE_FILE))
    db.exec("UPDATE events SET grouping_config = 'culprit:0'")
    close()
    const app = await startTestApp(first.dataDir)
    expect(await isOutdated(app)).toBe(true)
    const before = await dumpOf(app)
    const applied = await apply(app, {})
    expect(await isOutdated(app)).toBe(false)
    await undo(app, applied)
    expect(await dumpOf(app)).toEqual(before)
  })

  test('part where an earlier version had taken different failures for one', async () => {
    const first = await startWithTimeouts()
    // these stand for the earlier version: what it made one issue of
    const grouping = { ...NO_RULES, fingerprintRules: 'message:"upstream returned *" -> upstream' }
    await first.client.projects.configure({ id: '1', settings: { grouping } })
    for (const status of [404, 503, 503]) await first.postEvent({ message: `upstream returned ${status}` })
    await first.client.projects.configure({ id: '1', settings: { grouping: NO_RULES } })
    expect(Object.values(await eventsByTitle(first))).toContain(3)
    await first.stop()
    const { db, close } = openStore(join(first.dataDir, STORE_FILE))
    db.exec("UPDATE events SET grouping_config = 'culprit:1'")
    close()

    const app = await startTestApp(first.dataDir)
    expect(await isOutdated(app)).toBe(true)
    expect((await apply(app, {})).summary).toMatchObject({ splits: 1, merges: 0 })
    expect(await isOutdated(app)).toBe(false)
    expect(await eventsByTitle(app)).toMatchObject({
      'upstream returned 404': 1,
      'upstream returned 503': 2
    })
    const configs = readStore(app.dataDir).prepare('SELECT DISTINCT grouping_config FROM events').pluck()
    expect(configs.all()).toEqual([currentConfig.id])
  })
})
