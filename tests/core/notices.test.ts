import { describe, expect, test } from 'vitest'
import {
  emptyGate,
  isNotable,
  isQuiet,
  NOTICE_INTERVAL_MS,
  passGate,
  toNotification
} from '../../main/core/notices.ts'
import type { Notice } from '../../main/store/notices.ts'
import type { Change } from '../../shared/contract/change.ts'
import { DEFAULT_SETTINGS } from '../../shared/contract/settings.ts'
import { startTestApp } from '../helpers/start-test-app.ts'

const defaults = DEFAULT_SETTINGS.notifications

function notice(change: Partial<Notice> = {}): Notice {
  return {
    issueId: '1',
    projectId: '1',
    projectName: 'shop',
    kind: 'new',
    title: 'TypeError: cart is undefined',
    culprit: 'checkout(shop.js)',
    level: 'error',
    ...change
  }
}

const several = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => notice({ issueId: String(from + index) }))

describe('what is worth telling', () => {
  test.each<[string, Partial<Notice>, Partial<typeof defaults>, boolean]>([
    ['an error', {}, {}, true],
    ['a warning where errors are told', { level: 'warning' }, {}, false],
    ['a warning where warnings are told', { level: 'warning' }, { minLevel: 'warning' }, true],
    ['a fatal error where only those are told', { level: 'fatal' }, { minLevel: 'fatal' }, true],
    ['an error where only fatal ones are told', {}, { minLevel: 'fatal' }, false],
    ['a kind that is off', { kind: 'regressed' }, { kinds: { ...defaults.kinds, regressed: false } }, false],
    ['another kind than the one that is off', {}, { kinds: { ...defaults.kinds, regressed: false } }, true],
    ['a project that is muted', { projectId: '7' }, { mutedProjects: ['7'] }, false]
  ])('%s', (_what, change, settings, expected) => {
    expect(isNotable(notice(change), { ...defaults, ...settings })).toBe(expected)
  })

  test('nothing while it is off, or until do-not-disturb ends', () => {
    expect(isQuiet({ ...defaults, enabled: false }, 0)).toBe(true)
    expect(isQuiet({ ...defaults, doNotDisturbUntil: 1000 }, 999)).toBe(true)
    expect(isQuiet({ ...defaults, doNotDisturbUntil: 1000 }, 1000)).toBe(false)
    expect(isQuiet(defaults, 0)).toBe(false)
  })
})

describe('the gate', () => {
  test('lets the first through at once', () => {
    const passed = passGate(emptyGate, [notice()], 50_000)
    expect(passed.notification).toEqual({
      title: 'New issue in shop',
      body: 'TypeError: cart is undefined\ncheckout(shop.js)',
      place: '/issues/1'
    })
    expect(passed.gate).toEqual({ waiting: [], lastAt: 50_000 })
  })

  test('gathers what comes within ten seconds, and tells it together', () => {
    let now = 0
    const first = passGate(emptyGate, [notice()], now)
    now += 1000
    const second = passGate(first.gate, several(3, 2), now)
    expect(second).toMatchObject({ againInMs: NOTICE_INTERVAL_MS - 1000 })
    expect(second.notification).toBeUndefined()
    now += 5000
    const third = passGate(second.gate, several(5, 5), now)
    expect(third.notification).toBeUndefined()
    now = NOTICE_INTERVAL_MS
    const fourth = passGate(third.gate, [], now)
    expect(fourth.notification).toMatchObject({ title: 'New issue in shop and 7 more', place: '/issues' })
    expect(passGate(fourth.gate, [], now + 60_000).notification).toBeUndefined()
  })

  test('never lets two through within ten seconds, whatever comes', () => {
    let gate = emptyGate
    const told: number[] = []
    for (let now = 0; now < 120_000; now += 700) {
      const passed = passGate(gate, several(now % 3), now)
      gate = passed.gate
      if (passed.notification) told.push(now)
    }
    const rests = told.slice(1).map((at, index) => at - (told[index] ?? 0))
    expect(Math.min(...rests)).toBeGreaterThanOrEqual(NOTICE_INTERVAL_MS)
    expect(told.length).toBeGreaterThan(10)
  })
})

describe('a notification', () => {
  test('tells of the most severe by name', () => {
    const notices = [
      notice({ issueId: '1' }),
      notice({ issueId: '2', kind: 'escalating', title: 'Disk is full', projectName: 'worker' }),
      notice({ issueId: '3', level: 'fatal', kind: 'regressed', title: 'Segfault', culprit: '' })
    ]
    expect(toNotification(notices)).toEqual({
      title: 'Regression in shop and 2 more',
      body: 'Segfault',
      place: '/issues'
    })
    expect(toNotification(notices.slice(0, 2)).title).toBe('Escalating issue in worker and 1 more')
  })

  test('counts an issue once, as what became of it last', () => {
    const both = [notice(), notice({ kind: 'regressed' })]
    expect(toNotification(both)).toMatchObject({ title: 'Regression in shop', place: '/issues/1' })
  })
})

describe('the core', () => {
  const ERROR = { exception: { values: [{ type: 'TypeError', value: 'x is undefined' }] }, level: 'error' }

  test('announces new and regressed issues, and what to tell of them', async () => {
    const app = await startTestApp()
    const changes: Change[] = []
    app.core.subscribe((change) => changes.push(change))
    const notified = app.nextChange(({ topic }) => topic === 'notify')
    await app.postEvent(ERROR)
    const [issue] = (await app.client.issues.list({})).rows
    expect(await notified).toEqual({
      topic: 'notify',
      title: 'New issue in Project 1',
      body: 'TypeError: x is undefined',
      place: `/issues/${issue?.id}`
    })
    expect(changes).toContainEqual({ topic: 'notable', ids: [issue?.id] })

    // another event of it is no news
    changes.length = 0
    await app.client.issues.update({ ids: [issue?.id ?? ''], status: 'resolved' })
    const regressed = app.nextChange(({ topic }) => topic === 'notable')
    await app.postEvent(ERROR)
    expect(await regressed).toEqual({ topic: 'notable', ids: [issue?.id] })
    expect(changes.filter(({ topic }) => topic === 'notable')).toHaveLength(1)
    expect(changes.some(({ topic }) => topic === 'notify')).toBe(false)
  })

  test('says nothing of what is not to be told', async () => {
    const app = await startTestApp()
    await app.client.settings.update({ notifications: { enabled: false } })
    const changes: Change[] = []
    app.core.subscribe((change) => changes.push(change))
    await app.postEvent({ ...ERROR, level: 'info', message: 'low' })
    const notable = app.nextChange(({ topic }) => topic === 'notable')
    await app.postEvent({ exception: { values: [{ type: 'Error', value: 'other' }] } })
    await notable
    const { rows } = await app.client.issues.list({ query: 'other' })
    expect(changes.filter(({ topic }) => topic === 'notable')).toEqual([
      { topic: 'notable', ids: [rows[0]?.id] }
    ])
    expect(changes.some(({ topic }) => topic === 'notify')).toBe(false)
  })

  test('says nothing of what happened before it was started', async () => {
    const app = await startTestApp()
    await app.postEvent(ERROR)
    await app.stop()
    const again = await startTestApp(app.dataDir)
    const notable = again.nextChange(({ topic }) => topic === 'notable')
    await again.postEvent({ exception: { values: [{ type: 'Error', value: 'second' }] } })
    const { rows } = await again.client.issues.list({ query: 'second' })
    expect(await notable).toEqual({ topic: 'notable', ids: [rows[0]?.id] })
  })
})
