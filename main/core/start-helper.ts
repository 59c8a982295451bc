import { Worker } from 'node:worker_threads'

/** As for the core's own thread: what dies young shall be freed soon. */
const LIMITS = { maxYoungGenerationSizeMb: 12 }

/** The helper's own file: beside the bundle once built, its source where the sources run as they are. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './helper.ts' : './helper.cjs', import.meta.url)

/** Starts the thread that derives events beside the core's own. */
export function startHelper(): Worker {
  return new Worker(ENTRY, { resourceLimits: LIMITS })
}
