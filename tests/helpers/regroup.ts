import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { Regrouping } from '../../shared/contract/regroupings.ts'
import { countersOf, readStore } from './counters.ts'
import { startTestApp, type TestApp } from './start-test-app.ts'

export const NO_RULES = { stackRules: '', fingerprintRules: '', parameterizes: true }
const START = Date.now() / 1000 - 3600

let lastAt = START

/** An event of a kind, a second after the one before; its user is one of three. */
export function errorOf(type: string, value: string, more: object = {}) {
  return {
    timestamp: lastAt++,
    platform: 'node',
    release: 'web@1.0.0',
    user: { id: `user ${Math.round(lastAt) % 3}` },
    exception: { values: [{ type, value }] },
    ...more
  }
}

/** The same program code, reached through one plugin or the other. */
export function throughPlugin(plugin: string) {
  const frames = [
    { function: 'run', filename: `plugins/${plugin}.js`, in_app: false },
    { function: `load_${plugin}`, filename: `plugins/${plugin}.js`, in_app: false },
    { function: 'save', filename: 'src/cart.js', in_app: true }
  ]
  return errorOf('PluginError', 'failed', {
    exception: { values: [{ type: 'PluginError', value: 'failed', stacktrace: { frames } }] }
  })
}

/** Resolves with a regrouping once it is as wanted. Throws where it fails. */
export async function until(
  app: TestApp,
  { id }: Pick<Regrouping, 'id'>,
  isDone: (regrouping: Regrouping) => boolean
): Promise<Regrouping> {
  for (;;) {
    const regrouping = await app.client.regroupings.get({ id })
    if (regrouping.state === 'failed') throw new Error(regrouping.error)
    if (isDone(regrouping)) return regrouping
    await nextTurn()
  }
}

/** What other rules than none would change, once it is worked out. */
export async function preview(app: TestApp, rules: Partial<typeof NO_RULES>) {
  const begun = await app.client.regroupings.preview({ projectId: '1', grouping: { ...NO_RULES, ...rules } })
  const ready = await until(app, begun, ({ state }) => state === 'ready')
  if (!ready.summary) throw new Error('a preview without a summary')
  return { ...ready, summary: ready.summary }
}

/** Previews rules and regroups by them. */
export async function apply(app: TestApp, rules: Partial<typeof NO_RULES>) {
  const { id } = await preview(app, rules)
  return until(app, await app.client.regroupings.apply({ id }), ({ state }) => state === 'applied')
}

/** Resolves once all is back. */
export async function undo(app: TestApp, { id }: Pick<Regrouping, 'id'>) {
  return until(app, await app.client.regroupings.undo({ id }), ({ state }) => state === 'undone')
}

/** How many events each issue of the list has. */
export async function eventsByTitle(app: TestApp): Promise<Record<string, number>> {
  const { rows } = await app.client.issues.list({ limit: 200 })
  return Object.fromEntries(rows.map(({ title, events }) => [title, events]))
}

/** Everything that a regrouping may touch, but the history; all that arrived is counted by then. */
export async function dumpOf(app: TestApp) {
  await app.client.projects.list({})
  return dump(readStore(app.dataDir))
}

/** The same of a store that is open. */
export function dump(db: Database) {
  const rows = (query: string) => db.prepare(query).all()
  return {
    issues: rows('SELECT * FROM issues ORDER BY ref'),
    events: rows('SELECT ref, issue_ref, hex(hash), grouping_config FROM events ORDER BY ref'),
    hashes: rows('SELECT hex(hash), issue_ref FROM issue_hashes ORDER BY 1'),
    shapes: rows('SELECT * FROM issue_shapes ORDER BY 1, 2'),
    // what an issue is found by, however it is parted into rows
    words: new Set(
      (rows('SELECT issue_ref, text FROM issue_texts') as { issue_ref: number; text: string }[]).flatMap(
        ({ issue_ref, text }) => text.split('\n').map((line) => `${issue_ref} ${line}`)
      )
    ),
    redirects: rows('SELECT * FROM issue_redirects'),
    counters: countersOf(db)
  }
}

/** Makes one issue of the two kinds of timeout. */
export const MERGING = 'error.type:Timeout* -> timeouts'
/** Tells plugins apart that run into the same failure. */
export const SPLITTING = 'path:**/plugins/** +app'

/** Three issues: with 3, 2 and 1 events. */
export async function startWithTimeouts() {
  const app = await startTestApp()
  for (let i = 0; i < 3; i++) await app.postEvent(errorOf('TimeoutError', 'read'))
  for (let i = 0; i < 2; i++) await app.postEvent(errorOf('TimeoutFailure', 'write'))
  await app.postEvent(errorOf('TypeError', 'x is undefined'))
  return app
}

/** One issue, of what two plugins ran into 3 and 2 times. */
export async function startWithPlugins() {
  const app = await startTestApp()
  for (const plugin of ['maps', 'maps', 'maps', 'mail', 'mail']) await app.postEvent(throughPlugin(plugin))
  return app
}
