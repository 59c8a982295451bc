import { Worker } from 'node:worker_threads'
import type { ReaderData } from './reader.ts'

/** A thread's own file: beside the bundle once built, its source where the sources run as they are. */
function entry(name: string): URL {
  return new URL(`./${name}.${import.meta.url.endsWith('.ts') ? 'ts' : 'cjs'}`, import.meta.url)
}

/** Starts the thread that derives events beside the core's own. What dies young in it shall be freed soon. */
export function startHelper(): Worker {
  return new Worker(entry('helper'), { resourceLimits: { maxYoungGenerationSizeMb: 12 } })
}

/** Starts a thread that reads from a store's file what may take long. */
export function startReader(data: ReaderData): Worker {
  return new Worker(entry('reader-thread'), {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: 12 }
  })
}

/** Starts the thread that brings a store's file up to date with its write-ahead log. */
export function startCheckpoints(path: string): Worker {
  return new Worker(entry('checkpoint-thread'), {
    workerData: path,
    resourceLimits: { maxYoungGenerationSizeMb: 1 }
  })
}
