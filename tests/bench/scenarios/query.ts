import { type Core, startCore } from '../../../main/core/start-core.ts'
import { startReader } from '../../../main/core/threads.ts'
import { createClient } from '../../helpers/create-client.ts'
import type { BenchContext } from '../bench-context.ts'
import { seededStore } from '../large-store.ts'
import type { Bar, Measured } from '../measured.ts'
import { type Question, questionsFor } from './query-questions.ts'

const RUNS = 30

/**
 * Searches, completion and charts of a large store through the core's door: `dataDir`, made by `npm run seed`; else one of
 * a tenth of the size is made.
 */
export async function benchQuery(context: BenchContext, dataDir: string | undefined): Promise<Measured> {
  const core = await startCore({
    dataDir: dataDir ?? seededStore(context),
    host: '127.0.0.1',
    port: 0,
    version: 'bench',
    startReader
  })
  try {
    const client = createClient((path, input) => core.call(path, input))
    return await measureAll(core, await questionsFor(client))
  } finally {
    await core.stop()
  }
}

async function measureAll(core: Core, questions: readonly Question[]): Promise<Measured> {
  const rows: Record<string, string | number>[] = []
  const results: Record<string, number> = {}
  const bars: Bar[] = []
  const { value } = (await core.call('status.get', {})) as { value: { events: number } }
  for (const { name, belowMs, ask } of questions) {
    const found = await ask()
    const times: number[] = []
    const before = process.cpuUsage()
    for (let run = 0; run < RUNS; run++) {
      const startMs = performance.now()
      await ask()
      times.push(performance.now() - startMs)
    }
    const { user, system } = process.cpuUsage(before)
    times.sort((a, b) => a - b)
    const [p50, p95] = [0.5, 0.95].map((share) => times[Math.ceil(share * RUNS) - 1] ?? 0)
    rows.push({
      [`${value.events} events`]: name,
      found,
      'p50 ms': (p50 ?? 0).toFixed(1),
      'p95 ms': (p95 ?? 0).toFixed(1),
      // what a machine that is busy with other things cannot distort
      'CPU ms': ((user + system) / 1000 / RUNS).toFixed(1)
    })
    results[name] = p95 ?? 0
    bars.push({ what: name, below: belowMs })
  }
  return { rows, results, bars }
}
