import { residentBytes } from '../../helpers/headless-process.ts'
import { type BenchContext, stopServer } from '../bench-context.ts'
import type { Measured } from '../measured.ts'

const MiB = 1024 * 1024

/** Resident memory of the server that took the events, and of one that was started on them afterwards. */
export async function benchMemory(context: BenchContext): Promise<Measured> {
  const { dataDir, resident } = await context.filledStore()
  const server = await context.startServer(dataDir)
  await server.client.issues.list({})
  const restarted = residentBytes(server.child.pid).now
  await stopServer(server)
  const megabytes = (bytes: number) => Math.round(bytes / MiB)
  return {
    rows: [
      {
        'resident memory': `after taking ${context.filledEvents} events`,
        MB: megabytes(resident.now),
        'peak MB': megabytes(resident.peak)
      },
      { 'resident memory': 'started on them again', MB: megabytes(restarted), 'peak MB': '' }
    ],
    results: {
      'afterEvents.bytes': resident.now,
      'afterEvents.peakBytes': resident.peak,
      'restarted.bytes': restarted
    },
    bars: [{ what: 'afterEvents.bytes', below: 250 * MiB }]
  }
}
