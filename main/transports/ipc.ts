import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { CALL_CHANNEL, CHANGE_CHANNEL } from '../../shared/contract/bridge.ts'
import type { Answer } from '../../shared/contract/procedure.ts'
import type { CoreThread } from '../core/core-thread.ts'

/** The door over Electron's IPC: one channel for calls, one for changes, for our own page's main frame only. */
export function setupIpc(core: CoreThread, isOwnPage: (url: string) => boolean): void {
  ipcMain.handle(CALL_CHANNEL, (event, path: unknown, input: unknown): Promise<Answer> | Answer => {
    if (!isTrusted(event, isOwnPage)) {
      return { ok: false, error: { code: 'unauthorized', message: 'Culprit answers only to its own page.' } }
    }
    return core.call(String(path), input)
  })
  core.subscribe((change) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(CHANGE_CHANNEL, change)
  })
}

function isTrusted({ senderFrame }: IpcMainInvokeEvent, isOwnPage: (url: string) => boolean): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url)
}
