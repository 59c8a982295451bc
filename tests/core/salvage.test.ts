import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync
} from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, test, vi } from 'vitest'
import { backUpStore } from '../../main/core/back-up-store.ts'
import { salvageStore } from '../../main/core/salvage.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { salvageAndTell } from '../../main/maintenance.ts'
import { openStore } from '../../main/store/open-store.ts'
import { writeArrivals } from '../../main/store/write-arrivals.ts'
import { createRandom } from '../bench/random.ts'
import { type Counters, countersOf, readStore, recount } from '../helpers/counters.ts'
import { arrivalOf, newEvent } from '../helpers/memory-store.ts'
import { everythingOf, fillRichStore, RICH_EVENTS } from '../helpers/rich-store.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import { tempDir } from '../helpers/temp-dir.ts'

// each fills a store and reads it again: a slow disk takes long for that
vi.setConfig({ testTimeout: 120_000 })

const PAGE = 4096
const EVENTS = RICH_EVENTS + 1

type Everything = Awaited<ReturnType<typeof everythingOf>>

/** A filled store, and all that can be seen of it. */
async function richStore(): Promise<{ dataDir: string; path: string; before: Everything }> {
  const dataDir = tempDir()
  let before: Everything | undefined
  await fillRichStore(dataDir, async (app) => {
    before = await everythingOf(app)
  })
  if (!before) throw new Error('nothing was looked at')
  return { dataDir, path: join(dataDir, STORE_FILE), before }
}

/** Pages of a file, by what they are part of and their kind. */
function pagesOf(path: string, where: string): number[] {
  const db = new SqliteDatabase(path, { readonly: true })
  const pages = db.prepare(`SELECT pageno FROM dbstat WHERE ${where}`).pluck().all()
  db.close()
  return pages.map(Number)
}

function overwrite(path: string, pages: readonly number[], content: (page: number) => Buffer): void {
  const file = openSync(path, 'r+')
  for (const page of pages) writeSync(file, content(page), 0, PAGE, (page - 1) * PAGE)
  closeSync(file)
}

const zeros = () => Buffer.alloc(PAGE)
function noise(seed: number): () => Buffer {
  const random = createRandom(seed)
  return () => Buffer.from(random.hex(2 * PAGE), 'hex')
}

const salvage = (dataDir: string) => salvageStore(dataDir, () => {})

/** Without when an issue was first seen, which is known even where its first event is lost, and those that have no event. */
function countedOf({ issues, projects, ...others }: Counters) {
  const rows = Object.values(issues) as { ref: number; events: number; users: number }[]
  const events = Object.values(projects)
    .map((text) => text.replace(/^\d+ issues /, ''))
    .toSorted()
  return {
    ...others,
    events,
    issues: rows.filter((row) => row.events > 0).map(({ ref, events, users }) => ({ ref, events, users }))
  }
}

/** Starts on what was salvaged; its counters must be those of its events. */
async function startSalvaged(dataDir: string) {
  const app = await startTestApp(dataDir)
  await app.client.status.get({})
  const db = readStore(dataDir)
  expect(countedOf(countersOf(db))).toEqual(countedOf(recount(db)))
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.pragma('foreign_key_check')).toEqual([])
  return app
}

describe('everything comes through', () => {
  test.each<[string, (path: string) => void]>([
    ['where nothing is damaged', () => {}],
    ['where the first page is zeros', (path) => overwrite(path, [1], zeros)],
    [
      'where the file says that it is larger than any disk',
      (path) => {
        const page = readFileSync(path).subarray(0, PAGE)
        page.writeUInt32BE(0xffff_ffff, 28)
        overwrite(path, [1], () => page)
      }
    ],
    [
      'where the whole schema is noise',
      (path) => overwrite(path, [1, ...pagesOf(path, "name = 'sqlite_schema'")], noise(1))
    ],
    [
      'where every page that leads to others is noise',
      (path) =>
        overwrite(
          path,
          pagesOf(path, "pagetype = 'internal' AND pageno > 1 AND name <> 'issue_hashes'"),
          noise(2)
        )
    ],
    [
      'where all indexes and counters are zeros',
      (path) =>
        overwrite(
          path,
          pagesOf(
            path,
            "name LIKE '%\\_by\\_%' ESCAPE '\\' OR name LIKE 'issue_tags' OR name LIKE '%index%'"
          ),
          zeros
        )
    ]
  ])('%s', async (_, damage) => {
    const { dataDir, path, before } = await richStore()
    damage(path)
    const bytes = readFileSync(path)
    const { damaged, kept, lost } = salvage(dataDir)
    expect(readFileSync(damaged)).toEqual(bytes)
    expect(kept).toMatchObject({ events: EVENTS, attachments: 1, notes: 1, feedback: 1, 'saved searches': 1 })
    expect(Object.values(lost)).toEqual(Object.values(lost).map(() => 0))
    const app = await startSalvaged(dataDir)
    expect(await everythingOf(app)).toEqual(before)
    // what arrives goes where its kind went before
    await app.postEvent({ message: 'one more', fingerprint: ['kind e'] })
    expect((await app.client.issues.get({ id: '4' })).events).toBe(RICH_EVENTS / 4 + 1)
  })

  test('where much is in the write-ahead log only', async () => {
    const [dataDir, copy] = [tempDir(), tempDir()]
    let before: Everything | undefined
    await fillRichStore(dataDir, async (app) => {
      before = await everythingOf(app)
      for (const suffix of ['', '-wal']) {
        copyFileSync(join(dataDir, STORE_FILE + suffix), join(copy, STORE_FILE + suffix))
      }
    })
    expect(statSync(join(copy, `${STORE_FILE}-wal`)).size).toBeGreaterThan(100 * PAGE)
    overwrite(join(copy, STORE_FILE), [1], zeros)
    expect(salvage(copy).kept.events).toBe(EVENTS)
    expect(await everythingOf(await startSalvaged(copy))).toEqual(before)
  })
})

describe('what can be read comes through', () => {
  test('where pages of payloads are noise: the others, and it is said how many are lost', async () => {
    const { dataDir, path } = await richStore()
    const leaves = pagesOf(path, "name = 'event_payloads' AND pagetype = 'leaf'")
    overwrite(
      path,
      leaves.filter((_, n) => n % 5 === 0),
      noise(3)
    )
    const { kept, lost, unreadable } = salvage(dataDir)
    expect(kept.events).toBeGreaterThan(EVENTS / 3)
    expect(lost.events).toBe(EVENTS - (kept.events ?? 0))
    expect(unreadable.get('event_payloads')).toBeGreaterThan(0)
    const { client } = await startSalvaged(dataDir)
    const { rows } = await client.issues.list({})
    expect(rows.reduce((sum, row) => sum + row.events, 0)).toBe(kept.events)
    expect(rows.find(({ id }) => id === '1')).toMatchObject({ status: 'resolved', bookmarked: true })
  })

  test('where the rows of issues are lost: their events, together, as merged', async () => {
    const { dataDir, path } = await richStore()
    overwrite(path, pagesOf(path, "name IN ('issues', 'projects')"), zeros)
    expect(salvage(dataDir).kept).toMatchObject({ events: EVENTS, notes: 1 })
    const { client } = await startSalvaged(dataDir)
    const { rows } = await client.issues.list({})
    expect(rows.map(({ events }) => events).toSorted((a, b) => b - a)).toEqual([
      30, 15, 15, 15, 15, 15, 15, 1
    ])
    expect((await client.issues.get({ id: '3' })).activity.map(({ kind }) => kind)).toContain('note')
  })

  test('where the events that name the issue are lost, but not what was sent', async () => {
    const { dataDir, path } = await richStore()
    overwrite(path, pagesOf(path, "name = 'events'"), zeros)
    const { kept } = salvage(dataDir)
    expect(kept.events).toBe(EVENTS)
    const { client } = await startSalvaged(dataDir)
    expect((await client.issues.get({ id: '4' })).events).toBe(RICH_EVENTS / 4)
  })

  test('where the map of pages is zeros', async () => {
    const { dataDir, path } = await richStore()
    overwrite(path, [2], zeros)
    expect(salvage(dataDir).kept).toMatchObject({
      events: EVENTS,
      attachments: 1,
      notes: 1,
      'saved searches': 1
    })
    await startSalvaged(dataDir)
  })

  test('where the end of the file is cut off', async () => {
    const { dataDir, path } = await richStore()
    truncateSync(path, statSync(path).size - 8 * PAGE - 100)
    const { kept, unreadable } = salvage(dataDir)
    expect(kept.events).toBeGreaterThan(0)
    expect(unreadable.size).toBeGreaterThan(0)
    await startSalvaged(dataDir)
  })

  test('where the write-ahead log is gone, or noise in the middle', async () => {
    const [dataDir, without, broken] = [tempDir(), tempDir(), tempDir()]
    await fillRichStore(dataDir, () => {
      for (const copy of [without, broken]) copyFileSync(join(dataDir, STORE_FILE), join(copy, STORE_FILE))
      copyFileSync(join(dataDir, `${STORE_FILE}-wal`), join(broken, `${STORE_FILE}-wal`))
    })
    salvage(without)
    await startSalvaged(without)
    const log = join(broken, `${STORE_FILE}-wal`)
    overwrite(log, [Math.floor(statSync(log).size / PAGE / 2)], noise(4))
    expect(salvage(broken).kept.events).toBeGreaterThan(EVENTS / 3)
    await startSalvaged(broken)
  })

  test('where values are none that anybody writes: usual ones in their place, or nothing', async () => {
    const { dataDir, path } = await richStore()
    const db = new SqliteDatabase(path)
    db.exec(`
      UPDATE issues SET type = 'terror', level = 'eRror', metadata = '[]', substatus = 'n\xffw',
        archive = '{"until":3}', resolution = 'null!';
      UPDATE issue_activity SET kind = 'nite', data = '7' WHERE kind <> 'note';
      UPDATE issue_redirects SET hashes = '{}';
      UPDATE projects SET settings = '{"grouping":1}';
      UPDATE saved_searches SET sort = 'evants';
      UPDATE monitors SET config = '3';
      UPDATE check_ins SET status = 'okay';
      UPDATE items SET headers = '[]';
      UPDATE settings SET value = '{"store":"all"}'`)
    db.close()
    expect(salvage(dataDir).kept).toMatchObject({ events: EVENTS, notes: 1, 'merged issues': 0 })
    const app = await startSalvaged(dataDir)
    const { client } = app
    await everythingOf(app)
    expect((await client.issues.list({})).rows[0]).toMatchObject({ status: 'unresolved', level: 'error' })
    expect(await client.searches.list({})).toEqual({ rows: [] })
  })

  test.each(Array.from({ length: Number(process.env.SALVAGE_ROUNDS ?? 6) }, (_, n) => n))(
    'whatever is damaged, in one way or another (%i)',
    async (seed) => {
      const { dataDir, path } = await richStore()
      const random = createRandom(seed)
      const pages = statSync(path).size / PAGE
      const some = Array.from({ length: 1 + random.below(pages / 3) }, () => 1 + random.below(pages))
      const original = readFileSync(path)
      overwrite(path, some, (page) => {
        const damage = random.below(4)
        if (damage === 0) return zeros()
        if (damage === 1) return noise(seed)()
        // another page's content, or some bytes that are others
        if (damage === 2) return original.subarray(random.below(pages - 1) * PAGE).subarray(0, PAGE)
        const bytes = Buffer.from(original.subarray((page - 1) * PAGE, page * PAGE))
        for (let n = 0; n < 20; n++) bytes.writeUInt8(random.below(256), random.below(PAGE))
        return bytes
      })
      const { kept } = salvage(dataDir)
      const { client } = await startSalvaged(dataDir)
      const { rows } = await client.issues.list({ limit: 500 })
      expect(rows.reduce((sum, { events }) => sum + events, 0)).toBe(kept.events)
    }
  )
})

test('it is told what was kept and what was lost', async () => {
  const { dataDir, path } = await richStore()
  const [leaf = 0] = pagesOf(path, "name = 'event_payloads' AND pagetype = 'leaf'")
  overwrite(path, [leaf], zeros)
  const told = salvageAndTell(dataDir)
  expect(told).toMatch(/default\.culprit\.damaged\.\n?/)
  expect(told).toMatch(/The new one has of it: \d+ events, 8 issues, 2 projects, 1 notes, 1 merged issues/)
  expect(told).toMatch(/Known to be lost: \d events\./)
  expect(told).toMatch(/1 of \d+ pages could not be read \(1 event_payloads\)/)
})

test('a store in use, or none at all, is left alone', () => {
  const dataDir = tempDir()
  expect(() => salvage(dataDir)).toThrow(expect.objectContaining({ code: 'not_found' }))
  const store = openStore(join(dataDir, STORE_FILE))
  expect(() => salvage(dataDir)).toThrow(expect.objectContaining({ code: 'store_locked' }))
  store.close()
  expect(existsSync(join(dataDir, STORE_FILE))).toBe(true)
})

test('an old store that cannot be set aside whole stays where it is', async () => {
  const { dataDir, path } = await richStore()
  writeFileSync(`${path}-wal`, 'not committed')
  const bytes = readFileSync(path)
  mkdirSync(`${path}.damaged-wal`)
  expect(() => salvage(dataDir)).toThrow()
  expect(readFileSync(path)).toEqual(bytes)
  expect(existsSync(`${path}-wal`)).toBe(true)
  expect(existsSync(`${path}.damaged`)).toBe(false)
  expect(existsSync(`${path}.new`)).toBe(false)
})

test('a file that is no store at all is set aside, and the new store is empty', async () => {
  const dataDir = tempDir()
  writeFileSync(join(dataDir, STORE_FILE), 'no store '.repeat(2000))
  expect(salvageAndTell(dataDir)).toMatch(/Nothing could be read of it/)
  expect((await (await startTestApp(dataDir)).client.issues.list({})).total).toBe(0)
})

test('a store in use is copied whole', async () => {
  const dataDir = tempDir()
  const app = await startTestApp(dataDir)
  await app.postEvent({ message: 'kept' })
  const other = tempDir()
  backUpStore(dataDir, join(other, STORE_FILE))
  await app.stop()
  const { client } = await startTestApp(other)
  expect((await client.issues.list({})).rows.map(({ title }) => title)).toEqual(['kept'])
})

test('what was acknowledged last, and not filed yet, is salvaged too', async () => {
  const dataDir = tempDir()
  const { db, close } = openStore(join(dataDir, STORE_FILE))
  writeArrivals(db, [arrivalOf([newEvent({ payload: '{"message":"in the journal"}' })])])
  close()
  expect(salvage(dataDir)).toMatchObject({ kept: { events: 1 }, lost: { events: 0 } })
  const { client } = await startTestApp(dataDir)
  expect((await client.issues.list({})).rows).toMatchObject([{ title: 'in the journal', events: 1 }])
})
