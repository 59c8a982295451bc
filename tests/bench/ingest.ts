import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createBodies } from './event-generator.ts'
import { sendLoad } from './send-load.ts'
import { printTable } from './table.ts'

// The load generator by itself, against any server that Sentry's SDKs can send to.

const HELP = `node tests/bench/ingest.ts --url http://host:port [options]

  --project ID       (default: 1)
  --key KEY          public key of the project's DSN (default: 32 zeros)
  --events N         how many error events of about 20 kB (default: 10000)
  --connections N    kept open, one request at a time each (default: 16)
  --gzip             compress the requests
  --rate N           so many a second, instead of as fast as answers come
  --seed N           other events (default: 1); the same seed makes the same ones, event ids too
  --kinds N          a seed for the failures alone: other events of the same ones
  --json FILE        write the result there too

The events are made before the clock starts. What is counted are answers: what a server does after its answer, only
the server can tell.`

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    project: { type: 'string', default: '1' },
    key: { type: 'string', default: '0'.repeat(32) },
    events: { type: 'string', default: '10000' },
    connections: { type: 'string', default: '16' },
    gzip: { type: 'boolean', default: false },
    rate: { type: 'string' },
    seed: { type: 'string', default: '1' },
    kinds: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})

if (values.help || values.url === undefined) {
  console.log(HELP)
  process.exitCode = values.help ? 0 : 1
} else {
  const { gzip } = values
  const count = Number(values.events)
  const kinds = values.kinds === undefined ? undefined : Number(values.kinds)
  const bodies = createBodies({ seed: Number(values.seed), kinds, count, gzip })
  const result = await sendLoad(bodies, {
    url: values.url.replace(/\/$/, ''),
    projectId: values.project,
    key: values.key,
    connections: Number(values.connections),
    gzip,
    perSecond: values.rate === undefined ? undefined : Number(values.rate)
  })
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(result))
  printTable([
    {
      sent: count,
      'kB each': (result.bytesEach / 1000).toFixed(1),
      'answers/s': Math.round(count / result.seconds),
      'p50 ms': result.p50Ms.toFixed(1),
      'p99 ms': result.p99Ms.toFixed(1),
      'max ms': result.maxMs.toFixed(1),
      answers: Object.entries(result.statuses)
        .map(([status, answers]) => `${answers} x ${status}`)
        .join(', ')
    }
  ])
}
