import { backUpStore as copyStore } from './core/back-up-store.ts'
import { describeSalvaged } from './core/describe-salvaged.ts'
import { salvageStore } from './core/salvage.ts'
import { showShare } from './show-share.ts'

/** What the command says when it has written a copy. Throws AppError. */
export function backUpStore(dataDir: string, path: string): string {
  const { bytes } = copyStore(dataDir, path)
  return `A copy of the store was written to ${path} (${Math.ceil(bytes / 1e6)} MB).`
}

/** What the command says when it has salvaged a store. Throws AppError. */
export function salvageAndTell(dataDir: string): string {
  const salvaged = salvageStore(dataDir, showShare)
  showShare(1)
  return describeSalvaged(salvaged)
}
