import { app, BrowserWindow } from 'electron'
import type { WindowEvent } from '../../shared/contract/desktop.ts'
import type { CoreThread, Progress } from '../core/core-thread.ts'
import { tellWindow } from './tell-window.ts'

const TEXTS: Readonly<Record<Progress['work'], string>> = {
  migrating: 'Your store is being brought up to date. You may quit: it then stays as it was.',
  salvaging: 'The store is being recovered, and nothing is received. You may quit: it then stays as it was.'
}

/** Shows on the windows of a store, and in the taskbar, how far its core is with what takes a while. */
export function showCoreProgress(core: CoreThread, isShownBy: (window: BrowserWindow) => boolean): void {
  let current: Progress | undefined
  let percent = 0

  function show(window: BrowserWindow, { work, share }: Progress): void {
    if (window.isDestroyed() || !isShownBy(window)) return
    window.setProgressBar(share < 1 ? share : -1)
    tellWindow(window, { kind: 'progress', text: TEXTS[work], share } satisfies WindowEvent)
  }

  core.onProgress((progress) => {
    const next = Math.floor(100 * progress.share)
    if (current && next === percent) return
    percent = next
    current = progress.share < 1 ? progress : undefined
    for (const window of BrowserWindow.getAllWindows()) show(window, progress)
  })
  app.on('browser-window-created', (_event, window) => {
    // whose store it shows is known by then
    window.webContents.once('did-start-loading', () => {
      if (current) show(window, current)
    })
  })
}
