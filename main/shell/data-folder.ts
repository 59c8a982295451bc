import { existsSync } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { AppError } from '../../shared/model/app-error.ts'
import type { CoreThread } from '../core/core-thread.ts'
import type { CoreOptions } from '../core/start-core.ts'
import { STORE_FILE } from '../core/store-file.ts'
import type { ShellMemory } from './shell-memory.ts'

export interface DataFolder {
  readonly path: string
  /** Asks where to, and moves the store there; undefined where the user thought better of it. Throws AppError. */
  move(core: CoreThread, window: BrowserWindow): Promise<string | undefined>
}

export interface DataFolderOptions {
  readonly memory: ShellMemory
  /** Where it is unless it was moved. */
  readonly usual: string
  readonly coreOptions: (dataDir: string) => CoreOptions
}

/** Where the user's own store is, and how it gets elsewhere. */
export function createDataFolder({ memory, usual, coreOptions }: DataFolderOptions): DataFolder {
  let path = findFolder(memory.dataDir(), usual)

  async function moveTo(next: string, core: CoreThread): Promise<string> {
    if (existsSync(join(next, STORE_FILE))) {
      throw new AppError('invalid_input', `There is a store in ${next} already: choose an empty folder.`)
    }
    await core.reopen(async () => {
      await moveStore(path, next)
      memory.setDataDir(next === usual ? undefined : next)
      path = next
      return coreOptions(next)
    })
    return join(next, STORE_FILE)
  }

  return {
    get path() {
      return path
    },
    async move(core, window) {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title: 'Move the store to another folder',
        buttonLabel: 'Move here',
        properties: ['openDirectory', 'createDirectory']
      })
      const [next] = filePaths
      return next === undefined ? undefined : moveTo(next, core)
    }
  }
}

/** A folder that is not there, as on a drive that is not connected, is said; it is not made anew. */
function findFolder(remembered: string | undefined, usual: string): string {
  if (remembered === undefined || existsSync(remembered)) return remembered ?? usual
  dialog.showErrorBox(
    'The store’s folder is not there',
    `${remembered} cannot be found: is its drive connected? Culprit uses the store in ${usual} until it is there again.`
  )
  return usual
}

/** Of a store that nobody has open. The old file goes when the new one is whole. */
async function moveStore(from: string, to: string): Promise<void> {
  const [old, part, next] = [join(from, STORE_FILE), join(to, `${STORE_FILE}.part`), join(to, STORE_FILE)]
  try {
    await copyFile(old, part)
    await rename(part, next)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('store_unwritable', `The store stays where it is: ${reason}.`, { cause: error })
  }
  await Promise.all(['', '-wal', '-shm', '.lock'].map((end) => rm(old + end, { force: true })))
}
