import { parseArgs } from 'node:util'
import { seedStore } from './seed-store.ts'

const HELP = `npm run -s seed -- --data-dir DIR --events N --issues N --projects N --seed N [--days 90] [--now MS]

Writes a store with invented events into DIR: for the same arguments the same one. Its last event is of now, or of the
time (epoch ms) that --now gives. Prints {"events", "issues", "projects", "bytes", "seconds"}.`

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    events: { type: 'string', default: '10000' },
    issues: { type: 'string', default: '200' },
    projects: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '90' },
    now: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})

function toCount(name: 'events' | 'issues' | 'projects' | 'seed' | 'days' | 'now', atLeast: number): number {
  const value = Number(values[name])
  if (Number.isSafeInteger(value) && value >= atLeast) return value
  throw new Error(`--${name} must be a whole number from ${atLeast}`)
}

function seed(dataDir: string): void {
  const options = {
    events: toCount('events', 1),
    issues: toCount('issues', 1),
    projects: toCount('projects', 1),
    seed: toCount('seed', 0),
    days: toCount('days', 1),
    nowMs: values.now === undefined ? Date.now() : toCount('now', 1)
  }
  const startedMs = performance.now()
  let shownMs = startedMs
  const result = seedStore(dataDir, options, (events) => {
    if (performance.now() - shownMs < 2000) return
    shownMs = performance.now()
    console.error(`${events} of ${options.events} events`)
  })
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10
  console.log(JSON.stringify({ ...result, seconds }))
}

const dataDir = values['data-dir']
if (values.help || dataDir === undefined) {
  console.log(HELP)
  process.exitCode = values.help ? 0 : 1
} else seed(dataDir)
