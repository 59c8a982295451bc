import { app, BrowserWindow } from 'electron'
import type { CoreThread } from '../core/core-thread.ts'
import { nativeIcon } from './icon/native-icon.ts'

/** Issues that became new, regressed or escalating since somebody looked at a window of Culprit. */
export interface Unseen {
  count(): number
  onChanged(listener: () => void): void
}

/** Counts them, and shows the number on the dock or the task bar where the platform has a way to. */
export function countUnseen(core: CoreThread): Unseen {
  const ids = new Set<string>()
  const listeners: (() => void)[] = []

  function changed(): void {
    showBadge(ids.size)
    for (const tell of listeners) tell()
  }

  core.subscribe((change) => {
    if (change.topic !== 'notable' || BrowserWindow.getFocusedWindow()) return
    for (const id of change.ids) ids.add(id)
    changed()
  })
  app.on('browser-window-focus', () => {
    if (ids.size === 0) return
    ids.clear()
    changed()
  })
  return { count: () => ids.size, onChanged: (tell) => listeners.push(tell) }
}

function showBadge(count: number): void {
  app.setBadgeCount(count)
  for (const window of BrowserWindow.getAllWindows()) {
    if (process.platform === 'win32') {
      window.setOverlayIcon(count === 0 ? null : nativeIcon(16, { badge: count }), `${count} new issues`)
    }
  }
}
