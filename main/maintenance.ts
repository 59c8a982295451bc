import { backUpStore as copyStore } from './core/back-up-store.ts'
import { salvageStore } from './core/salvage.ts'

/** What the command says when it has written a copy. Throws AppError. */
export function backUpStore(dataDir: string, path: string): string {
  const { bytes } = copyStore(dataDir, path)
  return `A copy of the store was written to ${path} (${Math.ceil(bytes / 1e6)} MB).`
}

/** What the command says when it has salvaged a store. Throws AppError. */
export function salvageAndTell(dataDir: string): string {
  const { damaged, events, lost } = salvageStore(dataDir, (count) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${count} events`)
  })
  if (events + lost === 0) {
    // a page of SQLite's own schema is enough for that: how many events there were is not known then
    return `The damaged store is kept as ${damaged}. Nothing could be read of it: the new one is empty.`
  }
  return `The damaged store is kept as ${damaged}. The new one has ${events} events of it; ${lost} could not be read.`
}
