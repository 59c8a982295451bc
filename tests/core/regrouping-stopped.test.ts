import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { findRedirect, restoreFromRedirect } from '../../main/store/issue-redirects.ts'
import { openStore } from '../../main/store/open-store.ts'
import { listRegroupings, updateRegrouping } from '../../main/store/regroupings.ts'
import { countersOf, readStore, recount } from '../helpers/counters.ts'
import {
  apply,
  dump,
  dumpOf,
  errorOf,
  MERGING,
  NO_RULES,
  preview,
  startWithTimeouts,
  undo,
  until
} from '../helpers/regroup.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import { tempDir } from '../helpers/temp-dir.ts'

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
