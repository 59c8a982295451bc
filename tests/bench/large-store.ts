import { spawnSync } from 'node:child_process'
import { closeSync, constants, copyFileSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../helpers/headless-process.ts'
import type { BenchContext } from './bench-context.ts'

/** A tenth of the size that the bars are meant for. */
const MADE = ['--events', '100000', '--issues', '10000', '--projects', '12', '--seed', '1']

/** Folder of a store that is made for this run. */
export function seededStore(context: BenchContext): string {
  const dataDir = context.newFolder()
  const { status } = spawnSync(process.execPath, ['tests/seed/seed.ts', '--data-dir', dataDir, ...MADE], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit']
  })
  if (status !== 0) throw new Error(`the store could not be made: the seed ended with ${status}`)
  return dataDir
}

/** Folder of a store that may be written to: a copy of `given` where there is one, which stays as it is. */
export function writableStore(context: BenchContext, given: string | undefined): string {
  return given === undefined ? seededStore(context) : copyStore(given, context.newFolder())
}

function copyStore(from: string, to: string): string {
  for (const name of readdirSync(from).filter((each) => /\.culprit(-wal)?$/.test(each))) {
    copyFileSync(join(from, name), join(to, name), constants.COPYFILE_FICLONE)
    bringToDisk(join(to, name))
  }
  return to
}

/** The disk would be busy with the copy while others are measured. */
function bringToDisk(path: string): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}
