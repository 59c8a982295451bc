import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchHeadless, ownPlace, whenReady } from '../../helpers/headless-process.ts'
import { type BenchContext, drained, stopServer } from '../bench-context.ts'
import { runGenerator } from '../generator-process.ts'
import type { Measured } from '../measured.ts'

const EVENTS = 10_000

/** Where the processor's time goes under load, by part of the program, on both threads: from V8's sampling profiles. */
export async function benchProfile(context: BenchContext): Promise<Measured> {
  const profiles = context.newFolder()
  // the sources as they are, so that names and paths are those of the repository
  const server = await whenReady(
    launchHeadless(ownPlace(context.newFolder()), {
      nodeArgs: ['--cpu-prof', '--cpu-prof-interval=400', `--cpu-prof-dir=${profiles}`]
    })
  )
  await runGenerator({ url: server.ingestUrl, events: EVENTS, gzip: false, seed: 1 })
  await drained(server, EVENTS)
  await stopServer(server)
  const parts = new Map<string, number>()
  for (const name of readdirSync(profiles)) {
    for (const [part, ms] of selfTimes(JSON.parse(readFileSync(join(profiles, name), 'utf8')) as Profile)) {
      parts.set(part, (parts.get(part) ?? 0) + ms)
    }
  }
  const busy = [...parts].filter(([part]) => part !== IDLE)
  const total = busy.reduce((sum, [, ms]) => sum + ms, 0)
  const sorted = busy.sort(([, a], [, b]) => b - a)
  return {
    rows: sorted.map(([part, ms]) => ({
      'part of the program': part,
      'us/event': Math.round((1000 * ms) / EVENTS),
      share: `${Math.round((100 * ms) / total)} %`
    })),
    results: Object.fromEntries(sorted.map(([part, ms]) => [`${part}.usPerEvent`, (1000 * ms) / EVENTS])),
    bars: []
  }
}

/** What V8 writes: the sampled calls, and the time before each sample. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
  }[]
  readonly samples: readonly number[]
  /** Microseconds. */
  readonly timeDeltas: readonly number[]
}

/** Milliseconds in which a part itself was running. */
function selfTimes({ nodes, samples, timeDeltas }: Profile): Map<string, number> {
  const partOfNode = new Map(nodes.map(({ id, callFrame }) => [id, partOf(callFrame)]))
  const parts = new Map<string, number>()
  for (const [index, id] of samples.entries()) {
    const part = partOfNode.get(id) ?? OTHER
    parts.set(part, (parts.get(part) ?? 0) + (timeDeltas[index] ?? 0) / 1000)
  }
  return parts
}

const IDLE = 'idle'
const OTHER = 'start, loading and the rest'
const BY_NAME: Readonly<Record<string, string>> = {
  '(idle)': IDLE,
  '(garbage collector)': 'garbage collection',
  postMessage: 'passing events between threads',
  writeUtf8String: 'HTTP: answers',
  sqliteTransaction: 'SQLite: begin and commit',
  parseText: 'parsing JSON'
}
const BY_PATH: readonly (readonly [RegExp, string])[] = [
  [/main\/store\/sql\.ts$/, 'SQLite: statements'],
  [/better-sqlite3/, 'SQLite: statements'],
  [/main\/store\//, 'preparing what is stored and counted'],
  [/main\/normalize\//, 'normalising'],
  [/main\/grouping\//, 'grouping'],
  [/main\/protocol\/|main\/ingest\//, 'HTTP: reading requests'],
  [/main\/core\//, 'passing events between threads'],
  [/^node:zlib$/, 'compressing'],
  [/^node:(_http|net|internal\/streams|events|buffer|internal\/stream)/, 'HTTP: reading requests'],
  [/^node:internal\/(worker|per_context\/messageport)/, 'passing events between threads']
]

function partOf({ functionName, url }: Profile['nodes'][number]['callFrame']): string {
  return BY_NAME[functionName] ?? BY_PATH.find(([path]) => path.test(url))?.[1] ?? OTHER
}
