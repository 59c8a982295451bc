import { app, BrowserWindow } from 'electron'
import type { CoreThread } from '../core/core-thread.ts'
import { tellWindow } from './tell-window.ts'

const TEXT =
  'Your store is being brought up to date, which takes a while when it is large. You may quit: it then stays as it was.'

/** Shows on windows and in the taskbar how far an older store is brought up to date. */
export function showMigrations(core: CoreThread): void {
  let share: number | undefined

  function show(window: BrowserWindow): void {
    if (!window.isDestroyed()) window.setProgressBar(share ?? -1)
  }

  function say(window: BrowserWindow): void {
    tellWindow(window, { kind: 'say', text: TEXT, isError: false })
  }

  core.onMigrating((done) => {
    const isFirst = share === undefined
    share = done < 1 ? done : undefined
    for (const window of BrowserWindow.getAllWindows()) {
      show(window)
      if (isFirst && share !== undefined) say(window)
    }
  })
  app.on('browser-window-created', (_event, window) => {
    if (share === undefined) return
    show(window)
    say(window)
  })
}
