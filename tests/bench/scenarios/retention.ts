import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'
import { STORE_FILE } from '../../../main/core/store-file.ts'
import type { RetentionLimits } from '../../../shared/contract/retention.ts'
import { allRows } from '../../helpers/all-rows.ts'
import type { ReadyHeadless } from '../../helpers/headless-process.ts'
import { type BenchContext, drained, stopServer } from '../bench-context.ts'
import { runGenerator } from '../generator-process.ts'
import { type Measured, median } from '../measured.ts'

/** Of each of the loads, which take turns: without a limit, with one of events, without, with one of bytes. */
const EVENTS = 4_000
const ROUNDS = 2
const RARE_ISSUES = 20
const LOOK_MS = 50

/**
 * Events a second with a full store that has to make room, beside the same server's without limits; how far the limits
 * are passed meanwhile; and whether everything that must stay has stayed, and counts are still of all that came.
 */
export async function benchRetention(context: BenchContext): Promise<Measured> {
  const dataDir = context.newFolder()
  const server = await context.startServer(dataDir)
  const special = await sendSpecial(server)
  const sizes = watchSizes(join(dataDir, STORE_FILE))
  const limit = (store: RetentionLimits) => server.client.retention.set({ store, projects: {} })
  let sent = special.all.length
  let seed = 1
  const load = async () => {
    sent += EVENTS
    return await rateOf(server, seed++, sent)
  }
  const free: number[] = []
  async function measureLimited(kind: 'events' | 'bytes') {
    const rates: number[] = []
    let over = 0
    for (let round = 0; round < ROUNDS; round++) {
      free.push(await load())
      const most = sizes.now()[kind]
      await limit(kind === 'events' ? { maxEvents: most } : { maxBytes: most })
      sizes.restart()
      rates.push(await load())
      over = Math.max(over, 100 * (sizes.most()[kind] / most - 1))
      await limit({})
    }
    return { rates, over }
  }

  await limit({})
  await load() // a server that has just started still compiles what it runs
  const events = await measureLimited('events')
  const rareAndGone = special.all.length - sizes.countKept(special.all)
  const bytes = await measureLimited('bytes')
  const protectedAndGone = special.protected.length - sizes.countKept(special.protected)
  const wrongCounts = await countWrong(server, sent)
  await sizes.stop()
  await stopServer(server)

  const share = (rates: readonly number[]) => (100 * median(rates)) / median(free)
  const row = (name: string, rates: readonly number[], over: string) => ({
    [`${EVENTS} events of 20 kB`]: name,
    'events/s': rates.map(Math.round).join(' '),
    '% of without': Math.round(share(rates)),
    '% over the limit': over
  })
  return {
    rows: [
      row('no limit', free, ''),
      row('a limit of events', events.rates, events.over.toFixed(1)),
      row('a limit of bytes', bytes.rates, bytes.over.toFixed(1))
    ],
    results: {
      'free.eventsPerSecond': median(free),
      'events.percentOfFree': share(events.rates),
      'bytes.percentOfFree': share(bytes.rates),
      'events.percentOver': events.over,
      'bytes.percentOver': bytes.over,
      rareAndGone,
      protectedAndGone,
      wrongCounts
    },
    bars: [
      { what: 'events.percentOfFree', atLeast: 80 },
      { what: 'bytes.percentOfFree', atLeast: 80 },
      { what: 'events.percentOver', below: 5 },
      { what: 'bytes.percentOver', below: 5 },
      { what: 'rareAndGone', below: 1 },
      { what: 'protectedAndGone', below: 1 },
      { what: 'wrongCounts', below: 1 }
    ]
  }
}

async function rateOf(server: ReadyHeadless, seed: number, sent: number): Promise<number> {
  const load = { url: server.ingestUrl, events: EVENTS, gzip: false, seed, kinds: 1 }
  const { startedMs } = await runGenerator(load)
  return (1000 * EVENTS) / ((await drained(server, sent)) - startedMs)
}

/**
 * Events of rare issues and of one that came back: by their ids, all of them, and those that no limit may take, however
 * little room there is.
 */
async function sendSpecial({ ingestUrl, client }: ReadyHeadless) {
  const all: string[] = []
  const send = async (kind: string) => {
    const id = (all.length + 1).toString(16).padStart(32, 'f')
    const event = { event_id: id, message: kind, fingerprint: [kind] }
    const answer = await fetch(`${ingestUrl}/api/1/store/`, { method: 'POST', body: JSON.stringify(event) })
    if (answer.status !== 200) throw new Error(`an event was answered ${answer.status}`)
    all.push(id)
  }
  // letters: numbers in a fingerprint make no difference
  for (let n = 0; n < 3 * RARE_ISSUES; n++) await send(`rare ${'abcdefghijklmnopqrst'[n % RARE_ISSUES]}`)
  await send('comes back')
  const { rows } = await client.issues.list({ query: 'comes back' })
  await client.issues.update({ ids: rows.map(({ id }) => id), status: 'resolved' })
  await send('comes back')
  await send('comes back')
  return { all, protected: [...all.slice(0, RARE_ISSUES), ...all.slice(2 * RARE_ISSUES)] }
}

/** How many of the counts are not those of all that was sent: projects, issues, charts, tags. */
async function countWrong({ client }: ReadyHeadless, sent: number): Promise<number> {
  const projects = (await client.projects.list({})).rows
  const issues = await allRows((cursor) => client.issues.list({ ...cursor, limit: 500 }))
  const to = Date.now() + 3_600_000
  const { series } = await client.stats.timeline({ from: to - 86_400_000, to, buckets: 24 })
  const { rows: levels } = await client.tags.values({ key: 'level', limit: 20 })
  const sums = [
    projects.map(({ events }) => events),
    issues.map(({ events }) => events),
    series.flatMap(({ counts }) => counts),
    levels.map(({ events }) => events)
  ].map((counts) => counts.reduce((sum, count) => sum + count, 0))
  return sums.filter((sum) => sum !== sent).length
}

interface Size {
  /** Acknowledged and kept, filed or not. */
  readonly events: number
  /** Of the store's file. */
  readonly bytes: number
}

/** Looks into the file itself: who asks the server would make it finish what waits. */
function watchSizes(path: string) {
  const db = new SqliteDatabase(path, { readonly: true })
  const events = db.prepare('SELECT (SELECT COUNT(*) FROM events) + (SELECT COUNT(*) FROM journal)').pluck()
  const isKept = db.prepare('SELECT 1 FROM events WHERE project_ref = 1 AND event_id = unhex(?)').pluck()
  const pageBytes = Number(db.pragma('page_size', { simple: true }))
  let most: Size = { events: 0, bytes: 0 }
  const stopped = new AbortController()
  const now = (): Size => ({
    events: Number(events.get()),
    bytes: Number(db.pragma('page_count', { simple: true })) * pageBytes
  })

  async function watch(): Promise<void> {
    while (!stopped.signal.aborted) {
      const size = now()
      most = { events: Math.max(most.events, size.events), bytes: Math.max(most.bytes, size.bytes) }
      await delay(LOOK_MS)
    }
    db.close()
  }

  const watching = watch()
  return {
    now,
    restart() {
      most = now()
    },
    most: () => most,
    countKept: (ids: readonly string[]) => ids.filter((id) => isKept.get(id) === 1).length,
    async stop() {
      stopped.abort()
      await watching
    }
  }
}
