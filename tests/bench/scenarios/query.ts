import { spawnSync } from 'node:child_process'
import { type Core, startCore } from '../../../main/core/start-core.ts'
import { startReader } from '../../../main/core/threads.ts'
import type { Client } from '../../../shared/contract/index.ts'
import { createClient } from '../../helpers/create-client.ts'
import { projectRoot } from '../../helpers/headless-process.ts'
import type { BenchContext } from '../bench-context.ts'
import type { Bar, Measured } from '../measured.ts'

const RUNS = 30
const DAY_MS = 24 * 3_600_000
/** Of a store that is made for this; the bars are meant for one of a million. */
const EVENTS = 100_000

/** One question, and how many milliseconds its answer may take in 19 of 20 cases. */
interface Question {
  readonly name: string
  readonly belowMs: number
  /** Gives how much was found. */
  readonly ask: () => Promise<number>
}

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

function seededStore(context: BenchContext): string {
  const dataDir = context.newFolder()
  const options = ['--events', String(EVENTS), '--issues', '10000', '--projects', '12', '--seed', '1']
  const { status } = spawnSync(process.execPath, ['tests/seed/seed.ts', '--data-dir', dataDir, ...options], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit']
  })
  if (status !== 0) throw new Error(`the store could not be made: the seed ended with ${status}`)
  return dataDir
}

const TAGS = 'level:error environment:production release:web@*'
const GROUPS = '!has:user (browser:Chrome* OR os:Windows*)'

async function questionsFor(client: Client): Promise<Question[]> {
  const latest = (await client.issues.list({ limit: 1 })).rows[0]
  const largest = (await client.issues.list({ limit: 1, sort: 'events' })).rows[0]
  if (!latest || !largest) throw new Error('the store is empty')
  const to = latest.lastSeen + 1
  const fortnight = { from: to - 14 * DAY_MS }
  const chart = { ...fortnight, to, buckets: 56, by: 'level' } as const
  const scope = { issueId: largest.id }
  const rare = rarest(largest.title)

  const issues = (
    name: string,
    belowMs: number,
    query: Parameters<Client['issues']['list']>[0]
  ): Question => ({
    name,
    belowMs,
    ask: async () => (await client.issues.list(query)).total
  })
  const events = (name: string, query: Parameters<Client['events']['list']>[0]): Question => ({
    name: `events: ${name}`,
    belowMs: 60,
    ask: async () => (await client.events.list(query)).rows.length
  })
  const timeline = (name: string, query: object): Question => ({
    name: `timeline: ${name}`,
    belowMs: 60,
    ask: async () => {
      const { series } = await client.stats.timeline({ ...chart, ...query })
      return series.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)
    }
  })
  const keys = (name: string, query: Parameters<Client['tags']['keys']>[0]): Question => ({
    name: `keys: ${name}`,
    belowMs: 30,
    ask: async () => (await client.tags.keys(query)).rows.length
  })
  const values = (query: Parameters<Client['tags']['values']>[0]): Question => ({
    name: `values: ${query.key} ${query.contains ?? ''}${query.projectId === undefined ? '' : ' in a project'}`,
    belowMs: 30,
    ask: async () => (await client.tags.values(query)).rows.length
  })
  const { projectId } = largest
  return [
    issues('is:unresolved', 20, { query: 'is:unresolved' }),
    issues('is:unresolved, 14 days', 20, { query: 'is:unresolved', ...fortnight }),
    issues(TAGS, 60, { query: TAGS }),
    issues(`${TAGS}, 14 days`, 60, { query: TAGS, ...fortnight }),
    issues('a common word: error', 60, { query: 'error' }),
    issues(`a rare word: ${rare}`, 60, { query: rare }),
    issues(GROUPS, 60, { query: GROUPS }),
    issues('users in 14 days first', 60, { sort: 'users', ...fortnight }),
    issues('events in 14 days first', 60, { sort: 'events', ...fortnight }),
    issues('trends first', 60, { sort: 'trends', query: 'is:unresolved' }),
    keys('all', {}),
    keys('b*', { prefix: 'b' }),
    keys('all in a project', { projectId }),
    values({ key: 'environment' }),
    values({ key: 'release', contains: 'web' }),
    values({ key: 'url' }),
    values({ key: 'user.email', contains: 'user1' }),
    values({ key: 'user.email', contains: 'user1', projectId }),
    values({ key: 'stack.function' }),
    timeline('is:unresolved', { query: 'is:unresolved' }),
    timeline(TAGS, { query: TAGS }),
    timeline('level:error', { query: 'level:error' }),
    timeline('largest issue', scope),
    timeline('largest issue, environment:staging', { ...scope, query: 'environment:staging' }),
    events(TAGS, { query: TAGS }),
    events('largest issue, environment:staging !has:user', {
      ...scope,
      query: 'environment:staging !has:user'
    }),
    events('largest issue, a user', { ...scope, query: 'user.email:user10001@example.com' }),
    events('a user', { query: 'user.email:user10001@example.com' })
  ]
}

/** What looks the least like a word of a language. */
function rarest(title: string): string {
  const words = title.split(/[^\w.]+/).filter((word) => /^\w{4,}$/.test(word))
  return words.sort((a, b) => b.length - a.length)[0] ?? title
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
