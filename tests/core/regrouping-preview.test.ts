import { describe, expect, test } from 'vitest'
import {
  dumpOf,
  eventsByTitle,
  MERGING,
  NO_RULES,
  preview,
  SPLITTING,
  startWithPlugins,
  startWithTimeouts
} from '../helpers/regroup.ts'
import { startTestApp } from '../helpers/start-test-app.ts'

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
