import { cpSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Regrouping } from '../../../shared/contract/regroupings.ts'
import type { GroupingRules } from '../../../shared/model/project.ts'
import type { ReadyHeadless } from '../../helpers/headless-process.ts'
import { type BenchContext, stopServer } from '../bench-context.ts'
import { createBodies } from '../event-generator.ts'
import type { Measured } from '../measured.ts'
import { sendLoad } from '../send-load.ts'

const RULES: GroupingRules = {
  stackRules: 'function:load* -app\nfunction:find* category=lookup\ncategory:lookup -group',
  fingerprintRules: 'error.type:* -> {{ error.type }}',
  parameterizes: true
}
/** Between two events of the other client, and between two looks of the window. */
const PAUSE_MS = 25
const LOOK_MS = 100

/**
 * Grouping every stored event again by other rules: looking at what would change, doing it, undoing it. Meanwhile a
 * client goes on sending events, and a window goes on asking for the list.
 */
export async function benchRegroup(context: BenchContext): Promise<Measured> {
  const { dataDir } = await context.filledStore()
  const copy = context.newFolder()
  cpSync(dataDir, copy, { recursive: true })
  const server = await context.startServer(copy)
  const { regroupings } = server.client
  const { rows: projects } = await server.client.projects.list({})
  const projectId = projects.find(({ events }) => events > 0)?.id ?? '1'

  const preview = await timed(server, await regroupings.preview({ projectId, grouping: RULES }), 'ready')
  const applied = await timed(server, await regroupings.apply({ id: preview.id }), 'applied')
  const undone = await timed(server, await regroupings.undo({ id: applied.id }), 'undone')
  await stopServer(server)

  const phases = { preview, applied, undone }
  const results: Record<string, number> = {
    moved: preview.moved,
    /** What 100,000 events would take from the question to the last move. */
    secondsFor100000: (100_000 / context.filledEvents) * (preview.seconds + applied.seconds)
  }
  const rows = Object.entries(phases).map(([name, phase]) => {
    for (const what of ['seconds', 'ingestP50Ms', 'ingestP99Ms', 'ingestMaxMs', 'listMaxMs'] as const) {
      results[`${name}.${what}`] = phase[what]
    }
    return {
      [`${context.filledEvents} events grouped again`]: name,
      s: phase.seconds.toFixed(1),
      'events/s': Math.round(context.filledEvents / phase.seconds),
      'ingest p50 ms': phase.ingestP50Ms.toFixed(1),
      'p99 ms': phase.ingestP99Ms.toFixed(1),
      'max ms': phase.ingestMaxMs.toFixed(0),
      'list max ms': phase.listMaxMs.toFixed(0)
    }
  })
  return {
    rows,
    results,
    bars: [
      { what: 'secondsFor100000', below: 60 },
      { what: 'applied.ingestP99Ms', below: 100 },
      { what: 'moved', atLeast: 1000 }
    ]
  }
}

let seed = 100

/** Waits for a state, and measures what others have to wait for meanwhile. */
async function timed(server: ReadyHeadless, { id }: Regrouping, state: Regrouping['state']) {
  const started = performance.now()
  let isDone = false
  const sending = sendNowAndThen(server, () => isDone)
  let listMaxMs = 0
  for (;;) {
    const asked = performance.now()
    await server.client.issues.list({ limit: 100 })
    listMaxMs = Math.max(listMaxMs, performance.now() - asked)
    const regrouping = await server.client.regroupings.get({ id })
    if (regrouping.error !== undefined) throw new Error(regrouping.error)
    if (regrouping.state === state) {
      isDone = true
      const seconds = (performance.now() - started) / 1000
      return { id, seconds, moved: regrouping.summary?.moved ?? 0, listMaxMs, ...(await sending) }
    }
    await delay(LOOK_MS)
  }
}

async function sendNowAndThen(server: ReadyHeadless, isDone: () => boolean) {
  const bodies = createBodies({ seed: seed++, count: 500, gzip: false })
  const options = { url: server.ingestUrl, projectId: '1', key: '0'.repeat(32), connections: 1, gzip: false }
  const answersMs: number[] = []
  for (let i = 0; !isDone(); i++) {
    const { maxMs, statuses } = await sendLoad([bodies[i % bodies.length] ?? Buffer.alloc(0)], options)
    if (statuses['200'] !== 1) throw new Error(`an event was answered ${JSON.stringify(statuses)}`)
    answersMs.push(maxMs)
    await delay(PAUSE_MS)
  }
  answersMs.sort((a, b) => a - b)
  const percentile = (share: number) => answersMs[Math.floor(answersMs.length * share)] ?? 0
  return { ingestP50Ms: percentile(0.5), ingestP99Ms: percentile(0.99), ingestMaxMs: answersMs.at(-1) ?? 0 }
}
