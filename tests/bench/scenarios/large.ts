import { setTimeout as delay } from 'node:timers/promises'
import { type ReadyHeadless, residentBytes } from '../../helpers/headless-process.ts'
import { type BenchContext, drained, stopServer } from '../bench-context.ts'
import { runGenerator } from '../generator-process.ts'
import { writableStore } from '../large-store.ts'
import { type Measured, percentile } from '../measured.ts'

/** A server that has just started compiles what it runs, and reads its store into the system's memory. */
const FIRST = 8_000
const EVENTS = 16_000
const IDLE_MS = 25_000
const PER_SECOND = 500
const BESIDE_CHARTS = 20 * PER_SECOND
const CHARTS_PAUSE_MS = 50
const DAY_MS = 24 * 3_600_000
const MiB = 1024 * 1024

/**
 * What a large store costs: events a second beside an empty one, memory, and answers to senders and to the list while charts of all of it
 * are asked for one after the other. On a copy of the store of `dataDir`, since events are added; else one of a tenth of
 * the size is made.
 */
export async function benchLarge(context: BenchContext, dataDir: string | undefined): Promise<Measured> {
  const empty = await context.startServer(context.newFolder())
  const emptyRate = await rateOf(empty)
  const emptyBytes = residentBytes(empty.child.pid).now
  await stopServer(empty)

  const large = await context.startServer(writableStore(context, dataDir))
  const stored = await eventsOf(large)
  await delay(IDLE_MS)
  const idleBytes = residentBytes(large.child.pid).now
  const largeRate = await rateOf(large)
  const largeBytes = residentBytes(large.child.pid).now
  const beside = await sendBesideCharts(large)
  await stopServer(large)

  const megabytes = (bytes: number) => Math.round(bytes / MiB)
  return {
    rows: [
      {
        store: 'empty',
        'events/s': Math.round(emptyRate),
        'MB idle': '',
        'MB after': megabytes(emptyBytes),
        'p99 ms beside charts': '',
        charts: '',
        'list p95 ms': ''
      },
      {
        store: `${stored} events`,
        'events/s': Math.round(largeRate),
        'MB idle': megabytes(idleBytes),
        'MB after': megabytes(largeBytes),
        'p99 ms beside charts': beside.p99Ms.toFixed(1),
        charts: beside.charts,
        'list p95 ms': beside.listP95Ms.toFixed(1)
      }
    ],
    results: {
      'empty.eventsPerSecond': emptyRate,
      'large.eventsPerSecond': largeRate,
      'large.percentOfEmpty': (100 * largeRate) / emptyRate,
      'idle.bytes': idleBytes,
      'large.bytes': largeBytes,
      'charts.p99Ms': beside.p99Ms,
      'charts.listP95Ms': beside.listP95Ms
    },
    bars: [
      { what: 'large.percentOfEmpty', atLeast: 85 },
      { what: 'idle.bytes', below: 120 * MiB },
      { what: 'large.bytes', below: 250 * MiB },
      { what: 'charts.p99Ms', below: 50 }
    ]
  }
}

/** Seeds of the loads: those of the bench before are other ones, and an event that is there already counts for nothing. */
const SEED = 9_000

async function rateOf(server: ReadyHeadless): Promise<number> {
  const load = { url: server.ingestUrl, gzip: false, kinds: 1 }
  const before = await eventsOf(server)
  await runGenerator({ ...load, events: FIRST, seed: SEED })
  await drained(server, before + FIRST)
  const { startedMs } = await runGenerator({ ...load, events: EVENTS, seed: SEED + 1 })
  return (1000 * EVENTS) / ((await drained(server, before + FIRST + EVENTS)) - startedMs)
}

async function eventsOf({ client }: ReadyHeadless): Promise<number> {
  return (await client.projects.list({})).rows.reduce((sum, { events }) => sum + events, 0)
}

/** At a steady pace, while a chart that looks at every event is asked for, and a list beside each. */
async function sendBesideCharts(server: ReadyHeadless) {
  const { client, ingestUrl } = server
  let isSending = true
  const sending = runGenerator({
    url: ingestUrl,
    gzip: false,
    kinds: 1,
    seed: SEED + 2,
    events: BESIDE_CHARTS,
    perSecond: PER_SECOND
  }).finally(() => {
    isSending = false
  })
  const to = Date.now() + DAY_MS
  const listsMs: number[] = []
  let charts = 0
  while (isSending) {
    const query = ['level:error', '!has:user', 'error'][charts % 3]
    const chart = client.stats.timeline({ from: to - 90 * DAY_MS, to, buckets: 90, by: 'level', query })
    const started = performance.now()
    await client.issues.list({ query: 'is:unresolved' })
    listsMs.push(performance.now() - started)
    await chart
    charts++
    await delay(CHARTS_PAUSE_MS)
  }
  const { p99Ms } = await sending
  return { p99Ms, charts, listP95Ms: percentile(listsMs, 0.95) }
}
