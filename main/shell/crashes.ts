import { app, BrowserWindow, dialog, type WebContents } from 'electron'
import type { CoreThread } from '../core/core-thread.ts'
import { tellWindow } from './tell-window.ts'

/** A page that crashes again and again is left as it is. */
const MAX_CRASHES = 3
const CRASH_WINDOW_MS = 60_000

/** Brings back what crashed, where it was, and says so. */
export function recoverFromCrashes(core: CoreThread): void {
  core.onCrash((reason, isRestarted) => {
    const text = isRestarted
      ? `Culprit’s core crashed and runs again. Nothing that was acknowledged is lost. (${reason})`
      : `Culprit’s core crashes again and again: restart Culprit. (${reason})`
    for (const window of BrowserWindow.getAllWindows()) say(window, text)
  })
  const crashes = new WeakMap<WebContents, number[]>()
  app.on('render-process-gone', (_event, contents, { reason }) => {
    const window = BrowserWindow.fromWebContents(contents)
    if (!window || reason === 'clean-exit') return
    const now = Date.now()
    const recent = [...(crashes.get(contents) ?? []), now].filter((at) => now - at < CRASH_WINDOW_MS)
    crashes.set(contents, recent)
    if (recent.length <= MAX_CRASHES) reload(window, reason)
  })
  app.on('browser-window-created', (_event, window) => {
    window.on('unresponsive', () => void offerReload(window))
  })
}

/** At the same place: the address holds everything that is open. */
function reload(window: BrowserWindow, reason: string): void {
  window.webContents.reload()
  say(window, `The page crashed and was loaded again. (${reason})`)
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window does not answer.',
    detail: 'Listening goes on. Load the page again, or wait for it.',
    buttons: ['Load again', 'Wait'],
    defaultId: 1,
    cancelId: 1
  })
  if (response === 0) window.webContents.reload()
}

function say(window: BrowserWindow, text: string): void {
  tellWindow(window, { kind: 'say', text, isError: true })
}
