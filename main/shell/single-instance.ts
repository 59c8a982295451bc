import { app, BrowserWindow } from 'electron'

/** False where another instance with the same data runs already: that one shows its window instead. */
export function isOnlyInstance(): boolean {
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('culprit: it is running already; its window was brought to the front\n')
    return false
  }
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  return true
}
