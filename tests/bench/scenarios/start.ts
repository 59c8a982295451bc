import { type BenchContext, stopServer } from '../bench-context.ts'
import { type Measured, median } from '../measured.ts'

const RUNS = 5

/** From the command to the ready line, with an empty store and with `given` or that of the other scenarios. */
export async function benchStart(context: BenchContext, given: string | undefined): Promise<Measured> {
  const dataDir = given ?? (await context.filledStore()).dataDir
  const emptyMs = await startTimes(context, () => context.newFolder())
  const filledMs = await startTimes(context, () => dataDir)
  const row = (store: string, times: readonly number[]) => ({
    'start to ready line': store,
    'median ms': Math.round(median(times)),
    'slowest ms': Math.round(Math.max(...times))
  })
  return {
    rows: [
      row('empty store', emptyMs),
      row(given ? 'the given one' : `${context.filledEvents} events`, filledMs)
    ],
    results: { 'empty.medianMs': median(emptyMs), 'filled.medianMs': median(filledMs) },
    bars: [
      { what: 'empty.medianMs', below: 1000 },
      { what: 'filled.medianMs', below: 1000 }
    ]
  }
}

async function startTimes(context: BenchContext, dataDir: () => string): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now()
    const server = await context.startServer(dataDir())
    times.push(performance.now() - started)
    await stopServer(server)
  }
  return times
}
