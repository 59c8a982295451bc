import { type BenchContext, drained, stopServer } from '../bench-context.ts'
import { runGenerator } from '../generator-process.ts'
import type { Measured } from '../measured.ts'

const EVENTS = 10_000
const PER_SECOND = 500

/** Time to the answer at a pace that leaves the server room: what an application feels that reports an error. */
export async function benchSteady(context: BenchContext): Promise<Measured> {
  const server = await context.startServer(context.newFolder())
  const load = { url: server.ingestUrl, gzip: false, perSecond: PER_SECOND }
  // a server that has just started still compiles what it runs
  await runGenerator({ ...load, events: 1000, seed: 2 })
  const { p50Ms, p99Ms, maxMs } = await runGenerator({ ...load, events: EVENTS, seed: 1 })
  await drained(server, EVENTS + 1000)
  await stopServer(server)
  return {
    rows: [
      {
        [`${PER_SECOND} events/s`]: `${EVENTS} of 20 kB`,
        'p50 ms': p50Ms.toFixed(1),
        'p99 ms': p99Ms.toFixed(1),
        'max ms': maxMs.toFixed(1)
      }
    ],
    results: { p50Ms, p99Ms, maxMs },
    bars: [{ what: 'p99Ms', below: 20 }]
  }
}
