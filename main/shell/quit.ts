import { app, BrowserWindow, dialog } from 'electron'
import type { CoreMirror } from './core-mirror.ts'
import type { ShellMemory } from './shell-memory.ts'
import type { Windows } from './windows.ts'

export interface QuitOptions {
  /** Closes what is open. */
  readonly stop: () => Promise<void>
  readonly mirror: CoreMirror
  readonly windows: Windows
  readonly memory: ShellMemory
  /** Whether the tray can bring a window back. */
  readonly hasTray: () => boolean
  /** Said once: where Culprit is, now that its last window is closed. */
  readonly onHidden: () => void
}

/**
 * Quitting waits until the store is closed. Closing the last window leaves it listening in the tray, if that is wanted
 * and there is one; on macOS it stays anyway. Returns what the menus call to quit.
 */
export function setupQuit({ stop, mirror, windows, memory, hasTray, onHidden }: QuitOptions): () => void {
  let isStopped = false
  app.on('will-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    void stop().then(() => {
      isStopped = true
      app.quit()
    })
  })
  app.on('window-all-closed', () => {
    if (!mirror.settings().desktop.closeKeepsListening || (!hasTray() && process.platform !== 'darwin')) {
      app.quit()
      return
    }
    if (memory.hasSaid('listens on')) return
    memory.say('listens on')
    onHidden()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) windows.open()
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())

  return function quit(): void {
    void mayQuit(memory, windows.current()).then((may) => {
      if (may) app.quit()
    })
  }
}

/** The first time it is said what quitting ends. */
async function mayQuit(memory: ShellMemory, window: BrowserWindow | undefined): Promise<boolean> {
  if (memory.hasSaid('quitting')) return true
  const options = {
    type: 'question' as const,
    message: 'Quit Culprit?',
    detail:
      'Nothing is received until it is started again: SDKs that send meanwhile are not answered. Closing the window ' +
      'instead leaves it listening.',
    buttons: ['Quit', 'Keep listening'],
    defaultId: 0,
    cancelId: 1
  }
  const { response } = await (window
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options))
  if (response !== 0) return false
  memory.say('quitting')
  return true
}
