import { app, BrowserWindow } from 'electron'
import type { CoreThread } from '../core/core-thread.ts'
import { createWindow } from './window.ts'

/** Quitting waits until the store is closed. On macOS an application stays when its windows are gone. */
export function setupQuit(core: CoreThread): void {
  let stopped = false
  app.on('will-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void core.stop().then(() => {
      stopped = true
      app.quit()
    })
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) createWindow()
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
}
