import { parseArgs } from 'node:util'
import { createBenchContext, stopServer } from './bench-context.ts'
import { growthPerMinute, holdLoad } from './hold-load.ts'

const HELP = `npm run soak -- [--minutes N] [--limit N]

Keeps a server under full load, with a limit of events that it must keep to, and prints its resident memory once a
minute; at the end by how much it grew a minute, the first fifth of the time left out.

  --minutes N   how long (default: 30)
  --limit N     events that the store may hold (default: 20000)

Ends with 1 where memory is over 250 MiB, or grows by more than a MiB a minute.`

const MiB = 1024 * 1024
const MAX_MIB = 250
const MAX_MIB_A_MINUTE = 1
const SAMPLES = 10

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    limit: { type: 'string', default: '20000' },
    help: { type: 'boolean', default: false }
  }
})

async function soak(seconds: number, maxEvents: number): Promise<boolean> {
  const context = createBenchContext()
  try {
    const server = await context.startServer(context.newFolder())
    await server.client.retention.set({ store: { maxEvents }, projects: {} })
    const samples = await holdLoad(server, {
      seconds,
      sampleSeconds: Math.min(60, seconds / SAMPLES),
      onSample: ({ seconds: passed, residentBytes, sent }) =>
        console.log(
          `${(passed / 60).toFixed(1).padStart(6)} min ${(residentBytes / MiB).toFixed(0).padStart(5)} MiB  ${sent} events, ${Math.round(sent / passed)}/s`
        )
    })
    await stopServer(server)
    const later = samples.filter((sample) => sample.seconds >= seconds / 5)
    const most = Math.max(...later.map(({ residentBytes }) => residentBytes)) / MiB
    const growth = growthPerMinute(later) / MiB
    console.log(`at most ${most.toFixed(0)} MiB; ${growth.toFixed(2)} MiB more each minute`)
    return most < MAX_MIB && growth <= MAX_MIB_A_MINUTE
  } finally {
    context.clean()
  }
}

if (values.help) console.log(HELP)
else if (!(await soak(60 * Number(values.minutes), Number(values.limit)))) process.exitCode = 1
