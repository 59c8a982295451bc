import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { createBenchContext } from './bench-context.ts'
import { compareReports } from './compare.ts'
import type { Bar, Measured } from './measured.ts'
import { benchDesktop } from './scenarios/desktop.ts'
import { benchEvent } from './scenarios/event.ts'
import { benchGrouping } from './scenarios/grouping.ts'
import { benchIngest } from './scenarios/ingest.ts'
import { benchLarge } from './scenarios/large.ts'
import { benchMemory } from './scenarios/memory.ts'
import { benchProfile } from './scenarios/profile.ts'
import { benchQuery } from './scenarios/query.ts'
import { benchRegroup } from './scenarios/regroup.ts'
import { benchRetention } from './scenarios/retention.ts'
import { benchStart } from './scenarios/start.ts'
import { benchSteady } from './scenarios/steady.ts'
import { benchUi } from './scenarios/ui.ts'
import { benchWindow } from './scenarios/window.ts'
import { printTable } from './table.ts'

const HELP = `npm run bench -- [name…] [--json FILE] [--profile DIR] [--data-dir DIR] [--events N]

  ingest    events a second, beside a bare server's under the same load
  steady    time to the answer at 500 events a second
  profile   where the processor's time goes while events are taken in
  start     from the command to the ready line, with the store of --data-dir if it is given
  memory    resident memory after many events
  large     events a second, memory and answers beside charts with a large store, a copy of that of --data-dir if it is given
  query     searches, completion and charts of a large store, that of --data-dir if it is given
  grouping  grouping by itself: stack traces that are new or known, and messages
  regroup   grouping stored events again by other rules, while others go on
  retention events a second in a full store that makes room for them, beside one without limits
  window    from opening the address to the first issue on the screen
  ui        the issue list in a browser, on a copy of the store of --data-dir if it is given
  event     the largest event in a browser: its opening, and scrolling through it
  desktop   the window in Electron: its start, memory and idle processor, on the store of --data-dir if it is given

  compare OLD NEW   sets two files written by --json side by side

Without a name: all of them. --profile writes a CPU profile of the server under load (ingest).
--events is how many the store has that start, memory, regroup and window fill, 20,000 if it is not said, and how many
ingest sends: 40,000. The first few thousand take longer, because a server that has just started compiles what it runs.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    profile: { type: 'string' },
    'data-dir': { type: 'string' },
    events: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})
const events = values.events === undefined ? undefined : Number(values.events)
const context = createBenchContext(events)
const nodeFlags = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]
const scenarios: Readonly<Record<string, () => Promise<Measured>>> = {
  ingest: () => benchIngest(context, { events, nodeFlags }),
  steady: () => benchSteady(context),
  profile: () => benchProfile(context),
  start: () => benchStart(context, values['data-dir']),
  memory: () => benchMemory(context),
  large: () => benchLarge(context, values['data-dir']),
  query: () => benchQuery(context, values['data-dir']),
  grouping: async () => benchGrouping(),
  regroup: () => benchRegroup(context),
  retention: () => benchRetention(context),
  window: () => benchWindow(context),
  ui: () => benchUi(context, values['data-dir']),
  event: () => benchEvent(context),
  desktop: () => benchDesktop(context, values['data-dir'])
}
if (!(context.filledEvents >= 1)) throw new Error(`${values.events} is no number of events`)
const unknown = positionals.filter((name) => !Object.hasOwn(scenarios, name))

const [command, oldReport, newReport] = positionals

if (command === 'compare' && oldReport !== undefined && newReport !== undefined) {
  printTable(compareReports(oldReport, newReport))
} else if (values.help || unknown.length > 0) {
  console.log(unknown.length > 0 ? `There is no benchmark ${unknown.join(', ')}.\n\n${HELP}` : HELP)
  process.exitCode = values.help ? 0 : 1
} else {
  const report: Record<string, unknown> = { node: process.version, cores: availableParallelism() }
  try {
    for (const [name, measure] of Object.entries(scenarios)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue
      console.log(`\n${name}`)
      const { rows, results, bars } = await measure()
      printTable(rows)
      for (const bar of bars) console.log(`  ${describeBar(bar, results)}`)
      report[name] = results
    }
  } finally {
    context.clean()
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
}

function describeBar({ what, atLeast, below }: Bar, results: Measured['results']): string {
  const value = results[what] ?? Number.NaN
  const holds = (atLeast === undefined || value >= atLeast) && (below === undefined || value < below)
  const bar = atLeast === undefined ? `below ${below}` : `at least ${atLeast}`
  return `${holds ? 'holds' : 'MISSED'}: ${what} ${bar} (${value < 10 ? value.toFixed(2) : Math.round(value)})`
}
