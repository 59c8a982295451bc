import { BrowserWindow, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { CALL_CHANNEL, CHANGE_CHANNEL } from '../../shared/contract/bridge.ts'
import type { Change } from '../../shared/contract/change.ts'
import type { Answer } from '../../shared/contract/procedure.ts'

export interface IpcOptions {
  readonly call: (sender: WebContents, path: string, input: unknown) => Promise<Answer>
  readonly isOwnPage: (url: string) => boolean
}

/** The door over Electron's IPC: one channel for calls, one for changes, for our own page's main frame only. */
export function setupIpc({ call, isOwnPage }: IpcOptions): void {
  ipcMain.handle(CALL_CHANNEL, (event, path: unknown, input: unknown): Promise<Answer> | Answer => {
    if (!isTrusted(event, isOwnPage)) {
      return { ok: false, error: { code: 'unauthorized', message: 'Culprit answers only to its own page.' } }
    }
    if (typeof path !== 'string') {
      return { ok: false, error: { code: 'invalid_input', message: 'A procedure is called by its name.' } }
    }
    return call(event.sender, path, input)
  })
}

/** Tells a change to the windows that it is for. */
export function tellWindows(change: Change, isFor: (contents: WebContents) => boolean): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    if (isFor(webContents)) webContents.send(CHANGE_CHANNEL, change)
  }
}

function isTrusted({ senderFrame }: IpcMainInvokeEvent, isOwnPage: (url: string) => boolean): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url)
}
