import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { BrowserWindow, type WebContents } from 'electron'
import type { Change } from '../../shared/contract/change.ts'
import type { SideStoreFacts } from '../../shared/contract/desktop.ts'
import type { CoreThread } from '../core/core-thread.ts'
import { STORE_FILE } from '../core/store-file.ts'
import { showCoreProgress } from './core-progress.ts'
import { type SideStore, sideStoreOf } from './side-store.ts'
import type { Windows } from './windows.ts'

export interface SideStoresOptions {
  /** For their files; emptied with each start. */
  readonly folder: string
  readonly startCore: (dataDir: string, aside: SideStoreFacts['kind']) => CoreThread
  readonly windows: Windows
  /** Tells a change to the windows that it is for. */
  readonly tell: (change: Change, isFor: (contents: WebContents) => boolean) => void
}

/** Other stores than the user's own, each in windows of its own. One goes when its last window is closed. */
export interface SideStores {
  /** Opens invented data to look at. */
  openSample(): Promise<void>
  /** Opens a copy of a store's file, which stays as it is. Rejects where it cannot be read. */
  openCopy(path: string): Promise<void>
  /** The same for one whose bytes are handed over in parts; gives what the next part names, and opens it with the last. */
  openPart(part: StorePart): Promise<string | undefined>
  /** The one of this id, while it is open. */
  find(id: string): SideStore | undefined
  stop(): Promise<void>
}

/** Some of a store's file; the first one names no `upload`. */
export interface StorePart {
  readonly name: string
  readonly bytes: Uint8Array
  readonly upload?: string | undefined
  readonly isLast: boolean
}

export function createSideStores({ folder, startCore, windows, tell }: SideStoresOptions): SideStores {
  const open = new Map<SideStore, () => Promise<void>>()
  /** The folders of files that are not there as a whole yet. */
  const uploads = new Map<string, string>()
  const cleaned = rm(folder, { recursive: true, force: true })

  async function makeFolder(): Promise<string> {
    await cleaned
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return mkdtemp(join(folder, 'store-'))
  }

  function show(facts: Omit<SideStoreFacts, 'id'>, ownFolder: string): void {
    const store: SideStore = {
      ...facts,
      id: randomUUID(),
      core: startCore(ownFolder, facts.kind),
      onWindowClosed() {
        const isShown = BrowserWindow.getAllWindows().some(
          ({ webContents }) => sideStoreOf(webContents) === store
        )
        if (!isShown) void open.get(store)?.()
      }
    }
    showCoreProgress(store.core, ({ webContents }) => sideStoreOf(webContents) === store)
    store.core.subscribe((change) => tell(change, (contents) => sideStoreOf(contents) === store))
    open.set(store, async () => {
      open.delete(store)
      await store.core.stop()
      await rm(ownFolder, { recursive: true, force: true })
    })
    windows.open(undefined, store)
  }

  return {
    async openSample() {
      show({ kind: 'sample', name: 'Sample data' }, await makeFolder())
    },
    async openCopy(path) {
      const own = await makeFolder()
      await copyFile(path, join(own, STORE_FILE))
      // what a program that has it open did not write into it yet
      if (existsSync(`${path}-wal`)) await copyFile(`${path}-wal`, join(own, `${STORE_FILE}-wal`))
      show({ kind: 'copy', name: basename(path) }, own)
    },
    async openPart({ name, bytes, upload = randomUUID(), isLast }) {
      const own = uploads.get(upload) ?? (await makeFolder())
      uploads.delete(upload)
      try {
        await appendFile(join(own, STORE_FILE), bytes, { mode: 0o600 })
      } catch (error) {
        await rm(own, { recursive: true, force: true })
        throw error
      }
      if (!isLast) {
        uploads.set(upload, own)
        return upload
      }
      show({ kind: 'copy', name: basename(name) }, own)
      return undefined
    },
    find: (id) => [...open.keys()].find((store) => store.id === id),
    async stop() {
      await Promise.all([...open.values()].map((close) => close()))
    }
  }
}
