import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { migrations } from '../../main/store/migrations/index.ts'
import { openStore } from '../../main/store/open-store.ts'
import { checkIntegrity } from '../helpers/check-integrity.ts'
import { countersOf, readStore, recount } from '../helpers/counters.ts'
import { versionOf } from '../helpers/old-store.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import {
  idOf,
  JOURNAL_VERSION,
  JOURNALED,
  OLD_EVENTS,
  writeStoreOfVersion
} from '../helpers/store-of-version.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const NEWEST = migrations.length

/** A store of a version, and its file's content. */
function storeOf(version: number) {
  const dataDir = tempDir()
  const path = join(dataDir, STORE_FILE)
  writeStoreOfVersion(path, version)
  return { dataDir, path, before: readFileSync(path) }
}

/** Until events that an older version wrote have what this one keeps of them. */
async function derivedAgain(db: Database): Promise<void> {
  const left = db.prepare('SELECT COUNT(*) FROM events WHERE shape_ref IS NULL').pluck()
  while (left.get() !== 0) await nextTurn()
}

describe.each(Array.from({ length: NEWEST }, (_, index) => index + 1))('a store of version %d', (version) => {
  const events = version >= JOURNAL_VERSION ? [...OLD_EVENTS, JOURNALED] : OLD_EVENTS

  test('shows all that it held, and counts it right', async () => {
    const { dataDir, path } = storeOf(version)
    const { client } = await startTestApp(dataDir)
    expect(versionOf(path)).toBe(NEWEST)
    const db = readStore(dataDir)
    await derivedAgain(db)
    const { rows: projects } = await client.projects.list({})
    const { rows: issues } = await client.issues.list({ limit: 100 })
    for (const project of new Set(events.map((event) => event.project))) {
      const own = events.filter((event) => event.project === project)
      expect(projects.find(({ id }) => id === String(project))).toMatchObject({
        events: own.length,
        issues: new Set(own.map(({ type }) => type)).size
      })
    }
    expect(issues.reduce((sum, issue) => sum + issue.events, 0)).toBe(events.length)
    expect(issues.find(({ id }) => id === '1')).toMatchObject({
      title: 'OldError: from before',
      shortId: 'OLD-1',
      users: 2
    })
    for (const event of events) {
      const shown = await client.events.get({ id: idOf(event) })
      expect(shown.event.exception?.values[0]?.type).toBe(event.type)
      expect(shown.event.user?.id).toBe(event.user)
    }
    expect((await client.events.list({ query: '', limit: 100 })).rows).toHaveLength(events.length)
    expect(countersOf(db)).toEqual(recount(db))
    expect(checkIntegrity(dataDir)).toBe('ok')
  })

  test('is searched like any other', async () => {
    const { dataDir } = storeOf(version)
    const { client } = await startTestApp(dataDir)
    await derivedAgain(readStore(dataDir))
    const find = async (query: string) => (await client.issues.list({ query })).rows.map(({ id }) => id)
    for (const query of [
      'error.type:OldError',
      'stack.function:inOldError',
      'inOldErr',
      'user.id:kim OldError'
    ]) {
      expect(await find(query), query).toEqual(['1'])
    }
    expect(await find('is:unresolved')).toHaveLength((await client.issues.list({})).rows.length)
  })

  test('keeps what is no event', async () => {
    const { dataDir } = storeOf(version)
    const { client } = await startTestApp(dataDir)
    const { attachments, feedback } = await client.events.get({ id: '1'.padStart(32, '0') })
    expect(attachments).toMatchObject([{ filename: 'log.txt', bytes: 5 }])
    expect(feedback).toMatchObject([{ message: 'it broke' }])
    expect((await client.items.list({ limit: 10 })).rows).toMatchObject([{ type: 'transaction' }])
    expect((await client.monitors.list({})).rows).toMatchObject([{ slug: 'nightly' }])
    expect((await client.refusals.list({ limit: 10 })).rows).toMatchObject([{ reason: 'bad JSON' }])
    expect((await client.releases.list({ projectId: '1', limit: 10 })).rows).toMatchObject([
      { release: 'web@1.0.0', sessions: 7 }
    ])
  })

  test('takes new events of its issues, which can be merged', async () => {
    const { dataDir } = storeOf(version)
    const app = await startTestApp(dataDir)
    const db = readStore(dataDir)
    await derivedAgain(db)
    for (const type of ['NewError', 'NewError', 'LaterError']) {
      await app.postEvent({ exception: { values: [{ type, value: 'now' }] }, user: { id: 'kim' } })
    }
    const { rows } = await app.client.issues.list({ limit: 100 })
    const ids = rows.filter(({ projectId }) => projectId === '1').map(({ id }) => id)
    const { into } = await app.client.issues.merge({ ids, into: '1' })
    expect((await app.client.issues.get({ id: into })).events).toBe(
      events.filter(({ project }) => project === 1).length + 3
    )
    expect(countersOf(db)).toEqual(recount(db))
  })
})

describe.each(Array.from({ length: NEWEST - 1 }, (_, index) => index + 1))(
  'bringing version %d up to date',
  (version) => {
    test('leaves a copy of the file as it was', () => {
      const { path, before } = storeOf(version)
      openStore(path).close()
      expect(versionOf(path)).toBe(NEWEST)
      const copy = `${path}.before-${NEWEST}`
      expect(readFileSync(copy)).toEqual(before)
      expect(versionOf(copy)).toBe(version)
    })

    test('can be broken off at every step, and done later', async () => {
      const { dataDir, path } = storeOf(version)
      let steps = 0
      for (let isDone = false; !isDone; steps++) {
        let asked = 0
        try {
          openStore(path, { isCancelled: () => asked++ === steps }).close()
          isDone = true
        } catch (error) {
          expect(error).toMatchObject({ code: 'unavailable' })
          expect(versionOf(path)).toBe(version)
          expect(checkIntegrity(dataDir)).toBe('ok')
        }
      }
      expect(steps).toBeGreaterThan(2)
      const { client } = await startTestApp(dataDir)
      const db = readStore(dataDir)
      await derivedAgain(db)
      expect((await client.issues.get({ id: '1' })).events).toBe(2)
      expect(countersOf(db)).toEqual(recount(db))
    })
  }
)
