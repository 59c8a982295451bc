import { BrowserWindow, shell, type WebContents } from 'electron'
import { type Path, type ShellHandlers, shellContract } from '../../shared/contract/index.ts'
import type { Answer } from '../../shared/contract/procedure.ts'
import { Status } from '../../shared/contract/status.ts'
import { AppError } from '../../shared/model/app-error.ts'
import type { CoreThread } from '../core/core-thread.ts'
import { createDoor, type Dispatch } from '../core/dispatch.ts'
import { createErrorLog } from '../core/log.ts'
import { backUp } from './back-up.ts'
import { ask, type CoreMirror } from './core-mirror.ts'
import type { DataFolder } from './data-folder.ts'
import type { OpenFiles } from './open-files.ts'
import { openInEditor } from './open-in-editor.ts'
import { recover } from './recover.ts'
import { collectShellFacts } from './shell-facts.ts'
import { callBeside, sideStoreOf } from './side-store.ts'
import type { SideStores } from './side-stores.ts'
import { takeWaiting } from './tell-window.ts'
import type { Windows } from './windows.ts'

export interface ShellDoorOptions {
  readonly core: CoreThread
  readonly mirror: CoreMirror
  readonly windows: Windows
  readonly files: OpenFiles
  readonly stores: SideStores
  readonly dataFolder: DataFolder
}

/** It writes wherever it is told to: in a window the user says where, which `desktop.backUp` asks. */
const BACK_UP: Path = 'status.backup'
const NOT_A_WINDOWS: Answer = {
  ok: false,
  error: { code: 'unauthorized', message: 'A window cannot say where a copy is written: its user can.' }
}

/** The door as a window sees it: what is the shell's is done here, everything else by the core. */
export function createShellDoor(options: ShellDoorOptions) {
  const onUnexpected = createErrorLog()
  const doors = new WeakMap<WebContents, Dispatch>()

  function doorOf(sender: WebContents): Dispatch {
    const door =
      doors.get(sender) ?? createDoor(shellContract, createShellHandlers(sender, options), { onUnexpected })
    doors.set(sender, door)
    return door
  }

  return (sender: WebContents, path: string, input: unknown): Promise<Answer> => {
    if (path.startsWith('desktop.')) return doorOf(sender)(path, input)
    if (path === BACK_UP) return Promise.resolve(NOT_A_WINDOWS)
    const store = sideStoreOf(sender)
    return store ? callBeside(store, options.core, path, input) : options.core.call(path, input)
  }
}

function createShellHandlers(
  sender: WebContents,
  { core, mirror, windows, files, stores, dataFolder }: ShellDoorOptions
): ShellHandlers {
  const shownCore = () => sideStoreOf(sender)?.core ?? core
  return {
    desktop: {
      listen() {
        const store = sideStoreOf(sender)
        const facts = store && { id: store.id, kind: store.kind, name: store.name }
        return { events: takeWaiting(sender), store: facts ?? null }
      },
      openWindow({ place }) {
        windows.open(place, sideStoreOf(sender))
        return {}
      },
      takeFiles: () => ({ files: files.take() }),
      facts: collectShellFacts,
      openInEditor: async (place) => ({ opened: await openInEditor(place, mirror.settings().editor) }),
      async showStore() {
        const status = await ask(shownCore(), 'status.get', Status)
        if (!status) throw new AppError('unavailable', 'The store’s place cannot be read.')
        shell.showItemInFolder(status.store.path)
        return {}
      },
      async openSample() {
        await stores.openSample()
        return {}
      },
      openStore: async ({ base64, ...part }) => ({
        upload: (await stores.openPart({ ...part, bytes: Buffer.from(base64, 'base64') })) ?? null
      }),
      backUp: async () => ({ path: (await backUp(shownCore(), windowOf(sender))) ?? null }),
      async recover() {
        await recover(core, windowOf(sender))
        return {}
      },
      async moveData() {
        if (sideStoreOf(sender))
          throw new AppError('invalid_input', 'This store goes when its window is closed.')
        return { path: (await dataFolder.move(core, windowOf(sender))) ?? null }
      }
    }
  }
}

function windowOf(sender: WebContents): BrowserWindow {
  const window = BrowserWindow.fromWebContents(sender)
  if (!window) throw new AppError('unavailable', 'The window was closed.')
  return window
}
