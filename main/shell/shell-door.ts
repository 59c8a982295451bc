import { shell, type WebContents } from 'electron'
import { type ShellHandlers, shellContract } from '../../shared/contract/index.ts'
import type { Answer } from '../../shared/contract/procedure.ts'
import { Status } from '../../shared/contract/status.ts'
import { AppError } from '../../shared/model/app-error.ts'
import type { CoreThread } from '../core/core-thread.ts'
import { createDoor, type Dispatch } from '../core/dispatch.ts'
import { createErrorLog } from '../core/log.ts'
import { ask } from './core-mirror.ts'
import { takeWaiting } from './tell-window.ts'
import type { Windows } from './windows.ts'

export interface ShellDoorOptions {
  readonly core: CoreThread
  readonly windows: Windows
}

/** The door as a window sees it: what is the shell's is done here, everything else by the core. */
export function createShellDoor(options: ShellDoorOptions) {
  const onUnexpected = createErrorLog()
  const doors = new WeakMap<WebContents, Dispatch>()

  function doorOf(sender: WebContents): Dispatch {
    const door =
      doors.get(sender) ?? createDoor(shellContract, createShellHandlers(sender, options), onUnexpected)
    doors.set(sender, door)
    return door
  }

  return (sender: WebContents, path: string, input: unknown): Promise<Answer> =>
    path.startsWith('desktop.') ? doorOf(sender)(path, input) : options.core.call(path, input)
}

function createShellHandlers(sender: WebContents, { core, windows }: ShellDoorOptions): ShellHandlers {
  return {
    desktop: {
      listen: () => ({ events: takeWaiting(sender) }),
      openWindow({ place }) {
        windows.open(place)
        return {}
      },
      async showStore() {
        const status = await ask(core, 'status.get', Status)
        if (!status) throw new AppError('unavailable', 'The store’s place cannot be read.')
        shell.showItemInFolder(status.store.path)
        return {}
      }
    }
  }
}
