import { app, BrowserWindow, Notification } from 'electron'
import type { CoreThread } from '../core/core-thread.ts'
import type { CoreMirror } from './core-mirror.ts'
import type { Windows } from './windows.ts'

/** Shown now: one that nobody holds may be collected, and its click with it. */
const shown = new Set<Notification>()

/**
 * Tells what the core finds worth telling, and makes the task bar flash; a click shows it. Not while a window of ours is in
 * front, unless wanted.
 */
export function notifyOfIssues(core: CoreThread, mirror: CoreMirror, windows: Windows): void {
  let isFlashing = false

  function flash(next: boolean): void {
    if (next === isFlashing) return
    isFlashing = next
    for (const window of BrowserWindow.getAllWindows()) window.flashFrame(next)
  }

  core.subscribe((change) => {
    if (change.topic !== 'notify') return
    const isLookedAt = BrowserWindow.getFocusedWindow() !== null
    if (isLookedAt && !mirror.settings().notifications.whileFocused) return
    if (!isLookedAt) flash(true)
    const { title, body, place } = change
    notify(title, body, () => windows.show(place))
  })
  app.on('browser-window-focus', () => flash(false))
}

/** Said when the last window is closed for the first time. */
export function sayItListens(windows: Windows): void {
  notify(
    'Culprit goes on listening',
    'It is in the tray. Quit it from there, or choose in the settings that closing the window ends it.',
    () => windows.show()
  )
}

function notify(title: string, body: string, onClick: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title, body })
  shown.add(notification)
  notification.on('click', onClick)
  notification.on('close', () => shown.delete(notification))
  notification.show()
}
