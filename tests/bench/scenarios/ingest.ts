import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { STORE_FILE } from '../../../main/core/store-file.ts'
import { processorSeconds, projectRoot, residentBytes } from '../../helpers/headless-process.ts'
import { type BenchContext, drained, stopServer } from '../bench-context.ts'
import { type Load, runGenerator } from '../generator-process.ts'
import type { Measured } from '../measured.ts'

const EVENTS = 40_000
const MiB = 1024 * 1024

/**
 * Events a second from the first request until the last event is committed, grouped and visible in the lists; beside
 * the floor under the same load. The generator works on the same cores.
 */
export async function benchIngest(
  context: BenchContext,
  {
    events = EVENTS,
    nodeFlags
  }: { readonly events?: number | undefined; readonly nodeFlags: readonly string[] }
): Promise<Measured> {
  const rows: Record<string, string | number>[] = []
  const results: Record<string, number> = {}
  for (const gzip of [false, true]) {
    const encoding = gzip ? 'gzip' : 'plain'
    const load = { events, gzip, seed: 1 }
    const floor = await measureFloor(context, load)
    const culprit = await measureCulprit(context, load, nodeFlags)
    for (const [name, one] of Object.entries({ floor, culprit })) {
      rows.push({
        [`${events} events of 20 kB`]: `${name}, ${encoding}`,
        'events/s': Math.round(one.eventsPerSecond),
        // what a machine that is busy with other things cannot distort
        'CPU ms/event': ((1000 * one.processorSeconds) / events).toFixed(2),
        'p50 ms': one.p50Ms.toFixed(1),
        'p99 ms': one.p99Ms.toFixed(1),
        'bytes on disk': one.bytesOnDisk === undefined ? '' : Math.round(one.bytesOnDisk),
        'RSS MB': Math.round(one.residentBytes / MiB),
        'of the floor': `${Math.round((100 * one.eventsPerSecond) / floor.eventsPerSecond)} %`
      })
      for (const [what, value] of Object.entries(one)) {
        if (typeof value === 'number') results[`${name}.${encoding}.${what}`] = value
      }
    }
    results[`ratio.${encoding}`] = culprit.eventsPerSecond / floor.eventsPerSecond
  }
  return {
    rows,
    results,
    bars: [
      { what: 'culprit.plain.eventsPerSecond', atLeast: 2500 },
      { what: 'culprit.gzip.eventsPerSecond', atLeast: 2500 },
      { what: 'ratio.plain', atLeast: 0.4 },
      { what: 'ratio.gzip', atLeast: 0.4 },
      { what: 'culprit.plain.bytesOnDisk', below: 2500 },
      { what: 'culprit.plain.residentBytes', below: 250 * MiB }
    ]
  }
}

interface Ingested {
  readonly eventsPerSecond: number
  /** Of the server, start included. */
  readonly processorSeconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly residentBytes: number
  /** The store's file, when the server has ended, for each event. */
  readonly bytesOnDisk?: number
}

async function measureCulprit(
  context: BenchContext,
  load: Omit<Load, 'url'>,
  nodeFlags: readonly string[]
): Promise<Ingested> {
  const { events } = load
  const folder = context.newFolder()
  const server = await context.startServer(folder, nodeFlags)
  const { startedMs, p50Ms, p99Ms } = await runGenerator({ ...load, url: server.ingestUrl })
  const seconds = ((await drained(server, events)) - startedMs) / 1000
  const used = usedBy(server.child.pid)
  await stopServer(server)
  const bytesOnDisk = statSync(join(folder, STORE_FILE)).size / events
  return { eventsPerSecond: events / seconds, p50Ms, p99Ms, bytesOnDisk, ...used }
}

async function measureFloor(context: BenchContext, load: Omit<Load, 'url'>): Promise<Ingested> {
  const database = join(context.newFolder(), 'floor.sqlite')
  const child = spawn(process.execPath, ['tests/bench/floor-server.ts', database], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  const { seconds, p50Ms, p99Ms } = await runGenerator({ ...load, url: line.trim() })
  const used = usedBy(child.pid)
  child.kill('SIGTERM')
  await once(child, 'exit')
  return { eventsPerSecond: load.events / seconds, p50Ms, p99Ms, ...used }
}

function usedBy(pid: number | undefined) {
  return { processorSeconds: processorSeconds(pid), residentBytes: residentBytes(pid).now }
}
