import { existsSync } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { AppError } from '../../shared/model/app-error.ts'
import type { CoreThread } from '../core/core-thread.ts'
import { choosePlace, missingFolderWords } from '../core/data-place.ts'
import type { CoreOptions } from '../core/start-core.ts'
import { STORE_FILE } from '../core/store-file.ts'
import type { ShellMemory } from './shell-memory.ts'

export interface DataFolder {
  readonly path: string
  /** Says that it is not where it was moved to, if that is so. After `ready`. */
  tellIfMissing(window: BrowserWindow | undefined): void
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
  const place = choosePlace(memory.dataDir(), usual)
  let { path } = place

  async function moveTo(next: string, core: CoreThread): Promise<string> {
    if (existsSync(join(next, STORE_FILE))) {
      throw new AppError('invalid_input', `There is a store in ${next} already: choose an empty folder.`)
    }
    await core.reopen(async () => {
      await moveStore(path, next, () => memory.setDataDir(next === usual ? undefined : next))
      path = next
      return coreOptions(next)
    })
    return join(next, STORE_FILE)
  }

  return {
    get path() {
      return path
    },
    tellIfMissing(window) {
      if (place.missing === undefined) return
      const options = {
        type: 'warning' as const,
        message: 'The store’s folder is not there',
        detail: missingFolderWords(place)
      }
      void (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
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

/** Of a store that nobody has open. The old file goes when the new one is whole, and will be found (`remember`). */
async function moveStore(from: string, to: string, remember: () => void): Promise<void> {
  const [old, part, next] = [join(from, STORE_FILE), join(to, `${STORE_FILE}.part`), join(to, STORE_FILE)]
  try {
    await copyFile(old, part)
    await rename(part, next)
    try {
      remember()
    } catch (error) {
      await rm(next, { force: true })
      const reason = error instanceof Error ? error.message : String(error)
      throw new Error(`Culprit’s own folder cannot keep where it would be (${reason})`, { cause: error })
    }
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw new AppError('store_unwritable', `${whyNotTo(to, error)}. It stays where it is.`, { cause: error })
  }
  // what cannot be removed is a copy that nobody needs: the new one is whole, and the one that is used
  await Promise.all(
    ['', '-wal', '-shm', '.lock'].map((end) => rm(old + end, { force: true }).catch(() => undefined))
  )
}

/** What a person can do something about, in words; else what the system says. */
function whyNotTo(folder: string, error: unknown): string {
  switch (error instanceof Error && 'code' in error && error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is not enough room in ${folder}`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${folder} cannot be written to`
    case 'ENOENT':
    case 'ENOTDIR':
      return `No file can be made in ${folder}`
    default:
      return error instanceof Error ? error.message : String(error)
  }
}
