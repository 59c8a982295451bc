import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { findRedirect, restoreFromRedirect } from '../../main/store/issue-redirects.ts'
import { openStore } from '../../main/store/open-store.ts'
import { listRegroupings, updateRegrouping } from '../../main/store/regroupings.ts'
import type { Regrouping } from '../../shared/contract/regroupings.ts'
import { countersOf, readStore, recount } from '../helpers/counters.ts'
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const NO_RULES = { stackRules: '', fingerprintRules: '', parameterizes: true }
const START = Date.now() / 1000 - 3600

let lastAt = START

function errorOf(type: string, value: string, more: object = {}) {
  return {
    timestamp: lastAt++,
    platform: 'node',
    release: 'web@1.0.0',
    user: { id: `user ${Math.round(lastAt) % 3}` },
    exception: { values: [{ type, value }] },
    ...more
  }
}

/** The same program code, reached through one plugin or the other. */
function throughPlugin(plugin: string) {
  const frames = [
    { function: 'run', filename: `plugins/${plugin}.js`, in_app: false },
    { function: `load_${plugin}`, filename: `plugins/${plugin}.js`, in_app: false },
    { function: 'save', filename: 'src/cart.js', in_app: true }
  ]
  return errorOf('PluginError', 'failed', {
    exception: { values: [{ type: 'PluginError', value: 'failed', stacktrace: { frames } }] }
  })
}

async function until(
  app: TestApp,
  { id }: Pick<Regrouping, 'id'>,
  isDone: (regrouping: Regrouping) => boolean
): Promise<Regrouping> {
  for (;;) {
    const regrouping = await app.client.regroupings.get({ id })
    if (regrouping.state === 'failed') throw new Error(regrouping.error)
    if (isDone(regrouping)) return regrouping
    await nextTurn()
  }
}

async function preview(app: TestApp, rules: Partial<typeof NO_RULES>) {
  const begun = await app.client.regroupings.preview({ projectId: '1', grouping: { ...NO_RULES, ...rules } })
  const ready = await until(app, begun, ({ state }) => state === 'ready')
  if (!ready.summary) throw new Error('a preview without a summary')
  return { ...ready, summary: ready.summary }
}

async function apply(app: TestApp, rules: Partial<typeof NO_RULES>) {
  const { id } = await preview(app, rules)
  return until(app, await app.client.regroupings.apply({ id }), ({ state }) => state === 'applied')
}

async function undo(app: TestApp, { id }: Pick<Regrouping, 'id'>) {
  return until(app, await app.client.regroupings.undo({ id }), ({ state }) => state === 'undone')
}

async function eventsByTitle(app: TestApp): Promise<Record<string, number>> {
  const { rows } = await app.client.issues.list({ limit: 200 })
  return Object.fromEntries(rows.map(({ title, events }) => [title, events]))
}

/** Everything that a regrouping may touch, but the history; all that arrived is counted by then. */
async function dumpOf(app: TestApp) {
  await app.client.projects.list({})
  return dump(readStore(app.dataDir))
}

function dump(db: Database) {
  const rows = (query: string) => db.prepare(query).all()
  return {
    issues: rows('SELECT * FROM issues ORDER BY ref'),
    events: rows('SELECT ref, issue_ref, hex(hash), grouping_config FROM events ORDER BY ref'),
    hashes: rows('SELECT hex(hash), issue_ref FROM issue_hashes ORDER BY 1'),
    shapes: rows('SELECT * FROM issue_shapes ORDER BY 1, 2'),
    // what an issue is found by, however it is parted into rows
    words: new Set(
      (rows('SELECT issue_ref, text FROM issue_texts') as { issue_ref: number; text: string }[]).flatMap(
        ({ issue_ref, text }) => text.split('\n').map((line) => `${issue_ref} ${line}`)
      )
    ),
    redirects: rows('SELECT * FROM issue_redirects'),
    counters: countersOf(db)
  }
}

const MERGING = 'error.type:Timeout* -> timeouts'
const SPLITTING = 'path:**/plugins/** +app'

async function startWithTimeouts() {
  const app = await startTestApp()
  for (let i = 0; i < 3; i++) await app.postEvent(errorOf('TimeoutError', 'read'))
  for (let i = 0; i < 2; i++) await app.postEvent(errorOf('TimeoutFailure', 'write'))
  await app.postEvent(errorOf('TypeError', 'x is undefined'))
  return app
}

async function startWithPlugins() {
  const app = await startTestApp()
  for (const plugin of ['maps', 'maps', 'maps', 'mail', 'mail']) await app.postEvent(throughPlugin(plugin))
  return app
}

describe('a preview', () => {
  test('of a fingerprint rule that merges tells which issues, with examples, and changes nothing', async () => {
    const app = await startWithTimeouts()
    const before = await dumpOf(app)
    const { summary, done, total } = await preview(app, { fingerprintRules: MERGING })
    expect({ done, total }).toEqual({ done: 6, total: 6 })
    expect(summary).toMatchObject({
      events: 6,
      moved: 2,
      issuesBefore: 3,
      issuesAfter: 2,
      splits: 0,
      merges: 1,
      changes: [
        {
          kind: 'merge',
          before: [
            { id: '1', title: 'TimeoutError: read', events: 3 },
            { id: '2', title: 'TimeoutFailure: write', events: 2 }
          ],
          after: [{ id: '1', title: 'TimeoutError: read', events: 5 }]
        }
      ]
    })
    const [example] = summary.changes[0]?.before[1]?.examples ?? []
    expect((await app.client.events.get({ id: example })).issueId).toBe('2')
    expect(await dumpOf(app)).toEqual(before)
    expect((await app.client.projects.settings({ id: '1' })).grouping).toEqual(NO_RULES)
  })

  test('of a stack-trace rule that splits tells what the issue falls into', async () => {
    const app = await startWithPlugins()
    expect(await eventsByTitle(app)).toEqual({ 'PluginError: failed': 5 })
    const { summary } = await preview(app, { stackRules: SPLITTING })
    expect(summary).toMatchObject({
      events: 5,
      moved: 2,
      issuesBefore: 1,
      issuesAfter: 2,
      splits: 1,
      merges: 0,
      changes: [
        { kind: 'split', before: [{ id: '1', events: 5 }], after: [{ id: '1', events: 3 }, { events: 2 }] }
      ]
    })
    expect(summary.changes[0]?.after[1]).not.toHaveProperty('id')
  })

  test('of rules that change no group finds nothing', async () => {
    const app = await startWithTimeouts()
    const { summary } = await preview(app, { fingerprintRules: 'error.type:Nothing -> nothing' })
    expect(summary).toMatchObject({ events: 6, moved: 0, issuesBefore: 3, issuesAfter: 3, changes: [] })
  })

  test('without parameters tells numbers in messages apart', async () => {
    const app = await startTestApp()
    for (const message of ['took 5 ms', 'took 6 ms', 'took 7 ms']) await app.postEvent({ message })
    const { summary } = await preview(app, { parameterizes: false })
    expect(summary).toMatchObject({ issuesBefore: 1, issuesAfter: 3, splits: 1, moved: 2 })
  })

  test('can be cancelled, and is replaced by the next', async () => {
    const app = await startWithTimeouts()
    const { regroupings } = app.client
    const first = await regroupings.preview({ projectId: '1', grouping: NO_RULES })
    expect(first.state).toBe('previewing')
    expect((await regroupings.cancel({ id: first.id })).state).toBe('cancelled')
    await expect(regroupings.apply({ id: first.id })).rejects.toThrow(/finished preview/)
    const second = await preview(app, { fingerprintRules: MERGING })
    await expect(regroupings.get({ id: first.id })).rejects.toThrow(/gone/)
    expect((await regroupings.list({ projectId: '1' })).rows.map(({ id }) => id)).toEqual([second.id])
  })

  test('leaves out issues that were deleted', async () => {
    const app = await startWithTimeouts()
    await app.client.issues.delete({ ids: ['2'] })
    expect((await preview(app, { fingerprintRules: MERGING })).summary).toMatchObject({ events: 4, moved: 0 })
  })
})

describe('rules that cannot be read', () => {
  const rules = { ...NO_RULES, fingerprintRules: '# fine\nmessage:x ->\nlevel:error -> y' }

  test('are refused with line and column, wherever they are given', async () => {
    const app = await startTestApp()
    const { problems } = await app.client.groupings.check(rules)
    expect(problems).toMatchObject([
      { rules: 'fingerprintRules', severity: 'error', line: 2, column: expect.any(Number) }
    ])
    const place = `fingerprint rules cannot be read: line 2, column ${problems[0]?.column}`
    await expect(app.client.regroupings.preview({ projectId: '1', grouping: rules })).rejects.toThrow(place)
    await expect(app.client.projects.configure({ id: '1', settings: { grouping: rules } })).rejects.toThrow(
      place
    )
    const stackRules = '\n\nfunction:x +nonsense'
    await expect(
      app.client.regroupings.preview({ projectId: '1', grouping: { ...NO_RULES, stackRules } })
    ).rejects.toThrow('stack-trace rules cannot be read: line 3')
    expect((await app.client.projects.settings({ id: '1' })).grouping).toEqual(NO_RULES)
  })
})

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

describe('a process that ends in between', () => {
  /** 240 events, of which some have moved, and the rest has not. */
  async function startAndStopHalfway(step: 'apply' | 'undo') {
    const app = await startTestApp()
    for (let i = 0; i < 240; i++) await app.postEvent(errorOf(`Timeout${i % 6}`, 'read'))
    const before = await dumpOf(app)
    const { id } = await preview(app, { fingerprintRules: MERGING })
    let begun = await app.client.regroupings.apply({ id })
    if (step === 'undo') {
      await until(app, begun, ({ state }) => state === 'applied')
      begun = await app.client.regroupings.undo({ id: begun.id })
    }
    const halfway = await until(app, begun, ({ done }) => done > 0)
    expect(halfway.state).toBe(step === 'apply' ? 'applying' : 'undoing')
    // as if the process had been killed now
    const dataDir = tempDir()
    for (const end of ['', '-wal']) {
      const path = join(app.dataDir, STORE_FILE + end)
      if (existsSync(path)) copyFileSync(path, join(dataDir, STORE_FILE + end))
    }
    await app.stop()
    return { id: begun.id, before, killed: dataDir, stopped: app.dataDir }
  }

  test.each(['killed', 'stopped'] as const)(
    'goes on with applying when it is started again (%s)',
    async (how) => {
      const halfway = await startAndStopHalfway('apply')
      const again = await startTestApp(halfway[how])
      await until(again, halfway, ({ state }) => state === 'applied')
      expect((await again.client.issues.list({})).rows.map(({ events }) => events)).toEqual([240])
      const db = readStore(halfway[how])
      expect(countersOf(db)).toEqual(recount(db))
      await undo(again, halfway)
      expect(dump(db)).toEqual(halfway.before)
    }
  )

  test.each(['killed', 'stopped'] as const)(
    'goes on with undoing when it is started again (%s)',
    async (how) => {
      const halfway = await startAndStopHalfway('undo')
      const again = await startTestApp(halfway[how])
      await until(again, halfway, ({ state }) => state === 'undone')
      expect(dump(readStore(halfway[how]))).toEqual(halfway.before)
    }
  )

  test('goes on with undoing where only some of the emptied issues are issues again', async () => {
    const app = await startWithTimeouts()
    await app.postEvent(errorOf('TimeoutThird', 'third'))
    const before = await dumpOf(app)
    const { id } = await apply(app, { fingerprintRules: MERGING })
    await app.stop()
    const { db, close } = openStore(join(app.dataDir, STORE_FILE))
    const [stored] = listRegroupings(db, '1')
    const [first, ...others] = stored?.made.absorbed ?? []
    expect(others).toHaveLength(1)
    const redirect = findRedirect(db, first ?? 0)
    if (!stored || !redirect) throw new Error('nothing was merged')
    restoreFromRedirect(db, redirect)
    updateRegrouping(db, stored.ref, 'undoing', { ...stored.made, absorbed: others })
    close()

    const again = await startTestApp(app.dataDir)
    await until(again, { id }, ({ state }) => state === 'undone')
    expect(await dumpOf(again)).toEqual(before)
    expect((await again.client.projects.settings({ id: '1' })).grouping).toEqual(NO_RULES)
  })

  test('refuses another change of the project until it is done', async () => {
    const app = await startWithTimeouts()
    const { id } = await preview(app, { fingerprintRules: MERGING })
    const begun = await app.client.regroupings.apply({ id })
    // all at once: it does not take long
    const answers = await Promise.allSettled([
      app.client.regroupings.preview({ projectId: '1', grouping: NO_RULES }),
      app.client.regroupings.undo({ id: begun.id }),
      app.client.projects.configure({ id: '1', settings: { grouping: NO_RULES } })
    ])
    expect(answers).toEqual(
      answers.map(() => ({
        status: 'rejected',
        reason: expect.objectContaining({ message: expect.stringMatching(/wait/) })
      }))
    )
    await until(app, begun, ({ state }) => state === 'applied')
  })
})
