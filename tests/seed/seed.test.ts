import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase, { type Database } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { deriveEvent } from '../../main/core/derive-event.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { parseJson } from '../../main/protocol/json.ts'
import {
  JOIN_DICTIONARY,
  PAYLOAD_COLUMNS,
  type PayloadRow,
  toStoredPayload
} from '../../main/store/dictionaries.ts'
import { formatTagRefs, internTags, parseTagRefs } from '../../main/store/event-tags.ts'
import { DAY_HOURS, hourOf } from '../../main/store/hours.ts'
import { internShape } from '../../main/store/known-refs.ts'
import { unpackEvent } from '../../main/store/packed-event.ts'
import { all, get, sql } from '../../main/store/sql.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import type { SeedOptions } from './seed-plan.ts'
import { type SeedResult, seedStore } from './seed-store.ts'

const DAY_MS = 86_400_000
const OPTIONS: SeedOptions = {
  events: 2000,
  issues: 100,
  projects: 3,
  seed: 7,
  days: 90,
  nowMs: Date.UTC(2026, 0, 20, 15)
}

const folders: string[] = []

function seeded(options: SeedOptions): { dataDir: string; result: SeedResult } {
  const dataDir = mkdtempSync(join(tmpdir(), 'culprit-seed-'))
  folders.push(dataDir)
  return { dataDir, result: seedStore(dataDir, options, () => {}) }
}

let store: ReturnType<typeof seeded>
let db: Database

beforeAll(() => {
  store = seeded(OPTIONS)
  db = new SqliteDatabase(join(store.dataDir, STORE_FILE))
})

afterAll(() => {
  db.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Of all rows of all tables. */
function digest(of: Database): string {
  const hash = createHash('sha256')
  const tables = of.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all()
  for (const { name } of tables as { name: string }[]) {
    // what the planner learnt of the file is no content
    if (name.startsWith('sqlite_stat')) continue
    for (const row of of.prepare(`SELECT * FROM "${name}"`).raw().iterate()) hash.update(JSON.stringify(row))
    hash.update(name)
  }
  return hash.digest('hex')
}

test('the same arguments give the same content, another seed other content', () => {
  const again = seeded(OPTIONS)
  const other = seeded({ ...OPTIONS, seed: 8 })
  const [same, different] = [again, other].map(({ dataDir }) => {
    const opened = new SqliteDatabase(join(dataDir, STORE_FILE), { readonly: true })
    const found = digest(opened)
    opened.close()
    return found
  })
  expect(same).toBe(digest(db))
  expect(different).not.toBe(same)
})

test('there is as much as was asked for, and the file is whole', () => {
  expect(store.result).toMatchObject({ events: 2000, issues: 100, projects: 3 })
  expect(store.result.bytes).toBeGreaterThan(1_000_000)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
})

test('a folder that has a store already is refused', () => {
  expect(() => seedStore(store.dataDir, OPTIONS, () => {})).toThrow('no new store')
})

interface EventRow {
  ref: number
  project_ref: number
  issue_ref: number
  timestamp: number
  received: number
  level: string
  title: string
  release: string | null
  environment: string | null
  user: string | null
  hash: Buffer
  grouping_config: string
  problems: number
  tags: string
  message: string
  trace: Buffer | null
  shape_ref: number
}

const eventRows = (of: Database) => all<EventRow>(of, sql`SELECT * FROM events ORDER BY ref`)

test('events happen within the days that were asked for, in the order of their arrival', () => {
  const rows = eventRows(db)
  const arrivals = rows.map(({ received }) => received)
  expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b))
  expect(arrivals[0]).toBeGreaterThanOrEqual(OPTIONS.nowMs - OPTIONS.days * DAY_MS)
  expect(arrivals.at(-1)).toBeLessThan(OPTIONS.nowMs)
  expect(OPTIONS.nowMs - Number(arrivals.at(-1))).toBeLessThan(DAY_MS)
  expect(rows.every(({ timestamp, received }) => timestamp < received)).toBe(true)
})

test('the facts of events are those that their payloads yield, on every platform', () => {
  const { dataDir } = seeded({ ...OPTIONS, projects: 12, issues: 360, events: 1500 })
  const opened = new SqliteDatabase(join(dataDir, STORE_FILE))
  onTestFinished(() => {
    opened.close()
  })
  const payloads = all<PayloadRow & { received: string }>(
    opened,
    sql`SELECT received, ${PAYLOAD_COLUMNS} FROM event_payloads ${JOIN_DICTIONARY} ORDER BY event_ref`
  )
  const rows = eventRows(opened)
  const wrong = rows.filter((row, index) => {
    const stored = payloads[index]
    return !stored || JSON.stringify({ ...row, ...factsOf(opened, stored) }) !== JSON.stringify(row)
  })
  expect(rows).toHaveLength(1500)
  expect(wrong).toEqual([])
})

/** The columns of an event, derived from its payload as if it had just arrived. */
function factsOf(
  of: Database,
  row: PayloadRow & { received: string }
): Omit<EventRow, 'ref' | 'project_ref' | 'issue_ref'> {
  const { received, payload } = unpackEvent({ payload: toStoredPayload(row), received: row.received })
  const { derived } = deriveEvent(parseJson(payload), received, currentConfig)
  return {
    timestamp: derived.timestamp,
    received: received.receivedMs,
    level: derived.level,
    title: derived.summary.title,
    release: derived.release ?? null,
    environment: derived.environment ?? null,
    user: derived.user ?? null,
    hash: Buffer.from(derived.hashes[0] ?? '', 'hex'),
    grouping_config: derived.config,
    problems: derived.problems,
    tags: formatTagRefs(internTags(of, derived)),
    message: derived.message,
    trace: derived.trace === undefined ? null : Buffer.from(derived.trace, 'hex'),
    shape_ref: internShape(of, derived.shape)
  }
}

describe('counters equal a recount:', () => {
  /** How many events there are of each of what they are counted by. */
  function recount(keysOf: (row: EventRow) => readonly string[]): Map<string, number> {
    const counts = new Map<string, number>()
    for (const row of eventRows(db))
      for (const key of keysOf(row)) counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts
  }

  function counted(rows: readonly { key: string; events: number }[]): Map<string, number> {
    return new Map(rows.map(({ key, events }) => [key, events]))
  }

  test('of issues and projects', () => {
    expect(counted(all(db, sql`SELECT ref || '' AS key, events FROM issues`))).toEqual(
      recount((row) => [`${row.issue_ref}`])
    )
    expect(counted(all(db, sql`SELECT ref || '' AS key, events FROM projects`))).toEqual(
      recount((row) => [`${row.project_ref}`])
    )
  })

  test('of users', () => {
    const users = new Map<number, Set<string>>()
    for (const { issue_ref, user } of eventRows(db)) {
      const known = users.get(issue_ref) ?? new Set()
      if (user !== null) users.set(issue_ref, known.add(user))
    }
    const issues = all<{ ref: number; users: number }>(db, sql`SELECT ref, users FROM issues`)
    for (const { ref, users: count } of issues) expect(count).toBe(users.get(ref)?.size ?? 0)
  })

  test('of hours and days', () => {
    expect(counted(all(db, sql`SELECT issue_ref || ' ' || hour AS key, events FROM issue_hours`))).toEqual(
      recount((row) => [`${row.issue_ref} ${hourOf(row.timestamp)}`])
    )
    expect(counted(all(db, sql`SELECT issue_ref || ' ' || day AS key, events FROM issue_days`))).toEqual(
      recount((row) => [`${row.issue_ref} ${Math.floor(hourOf(row.timestamp) / DAY_HOURS)}`])
    )
    expect(
      counted(
        all(db, sql`SELECT project_ref || ' ' || hour || ' ' || level AS key, events FROM project_hours`)
      )
    ).toEqual(recount((row) => [`${row.project_ref} ${hourOf(row.timestamp)} ${row.level}`]))
  })

  test('of tags', () => {
    expect(
      counted(all(db, sql`SELECT issue_ref || ' ' || value_ref AS key, events FROM issue_tags`))
    ).toEqual(recount((row) => parseTagRefs(row.tags).map((value) => `${row.issue_ref} ${value}`)))
  })
})

describe('it is spread as in life:', () => {
  test('a few issues have most of the events', () => {
    const sizes = all<{ events: number }>(db, sql`SELECT events FROM issues ORDER BY events DESC`)
    expect(sizes[0]?.events).toBeLessThan(OPTIONS.events * 0.1)
    expect(sizes[0]?.events).toBeGreaterThan(OPTIONS.events * 0.06)
    expect(sizes.filter(({ events }) => events < 20).length).toBeGreaterThanOrEqual(50)
  })

  test('most events are of production, and not all have a user', () => {
    const rows = eventRows(db)
    const share = (test: (row: EventRow) => boolean) => rows.filter(test).length / rows.length
    expect(share(({ environment }) => environment === 'production')).toBeCloseTo(0.8, 1)
    expect(share(({ user }) => user === null)).toBeGreaterThan(0.05)
    expect(share(({ user }) => user === null)).toBeLessThan(0.5)
    expect(share(({ level }) => level === 'error')).toBeGreaterThan(0.6)
  })

  test('some issues were resolved, archived, or came back', () => {
    const count = (status: string) =>
      get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM issues WHERE status = ${status}`)?.n
    expect(count('resolved')).toBeGreaterThan(5)
    expect(count('ignored')).toBeGreaterThan(3)
    const regressions = all(db, sql`SELECT 1 FROM issue_activity WHERE kind = 'regressed'`)
    expect(regressions.length).toBeGreaterThan(0)
  })
})

test('a core opens the store, and finds issues by words of their titles', async () => {
  const { dataDir } = seeded({ ...OPTIONS, events: 500, issues: 60 })
  const { client } = await startTestApp(dataDir)
  const rare = await client.issues.list({ query: 'xylophone' })
  expect(rare.rows.length).toBeGreaterThan(0)
  expect(rare.rows.length).toBeLessThan(4)
  for (const { title } of rare.rows) expect(title.toLowerCase()).toContain('xylophone')
  const common = await client.issues.list({ query: 'undefined' })
  expect(common.rows.length).toBeGreaterThan(0)
  const { rows } = await client.projects.list({})
  expect(rows.map(({ name }) => name).toSorted()).toEqual(['android-app', 'api', 'web'])
})
