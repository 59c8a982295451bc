import { type BenchContext, drained, stopServer } from '../bench-context.ts'
import { runGenerator } from '../generator-process.ts'
import { type Measured, percentile } from '../measured.ts'

const PER_SECOND = 500
/** A server that has just started compiles what it runs, and so does the generator. */
const FIRST = 5 * PER_SECOND
const EVENTS = 25 * PER_SECOND

/**
 * Time to the answer at a pace that leaves the server room: what an application feels that reports an error. That of the first five
 * seconds is shown by itself.
 */
export async function benchSteady(context: BenchContext): Promise<Measured> {
  const server = await context.startServer(context.newFolder())
  const load = { url: server.ingestUrl, gzip: false, perSecond: PER_SECOND, events: EVENTS, seed: 1 }
  const { timesMs } = await runGenerator(load)
  await drained(server, EVENTS)
  await stopServer(server)
  const [first, later] = [timesMs.slice(0, FIRST), timesMs.slice(FIRST)]
  return {
    rows: [
      { [`${PER_SECOND} events/s of 20 kB`]: 'seconds 1 to 5', ...shown(first) },
      { [`${PER_SECOND} events/s of 20 kB`]: 'seconds 6 to 25', ...shown(later) }
    ],
    results: {
      firstP99Ms: percentile(first, 0.99),
      p50Ms: percentile(later, 0.5),
      p99Ms: percentile(later, 0.99),
      maxMs: Math.max(...later)
    },
    bars: [{ what: 'p99Ms', below: 20 }]
  }
}

function shown(timesMs: readonly number[]) {
  return {
    'p50 ms': percentile(timesMs, 0.5).toFixed(1),
    'p99 ms': percentile(timesMs, 0.99).toFixed(1),
    'max ms': Math.max(...timesMs).toFixed(1),
    'over 20 ms': timesMs.filter((ms) => ms > 20).length
  }
}
