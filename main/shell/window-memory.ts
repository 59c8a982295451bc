import type { BrowserWindow } from 'electron'
import { displayAt, displayKey } from './displays.ts'
import type { DisplayMemory, ShellMemory } from './shell-memory.ts'

/** A window that is dragged tells so at every step. */
const SETTLE_MS = 400

/** Keeps size and place of a window for the display that it is on. */
export function rememberPlace(window: BrowserWindow, memory: ShellMemory): void {
  let timer: NodeJS.Timeout | undefined

  function keep(): void {
    clearTimeout(timer)
    timer = undefined
    if (window.isDestroyed() || window.isMinimized()) return
    const { key, ...place } = describePlace(window)
    memory.remember(key, { ...place, zoom: memory.display(key)?.zoom ?? 0 })
  }

  const later = () => {
    timer ??= setTimeout(keep, SETTLE_MS)
  }
  window.on('resize', later)
  window.on('move', later)
  window.on('close', keep)
  window.on('closed', () => clearTimeout(timer))
}

/** Where a window is on its display, and the display's key. */
export function describePlace(window: BrowserWindow): Omit<DisplayMemory, 'zoom'> & { key: string } {
  const display = displayAt(window.getBounds())
  const { x, y, width, height } = window.getNormalBounds()
  return {
    key: displayKey(display),
    bounds: { x: x - display.workArea.x, y: y - display.workArea.y, width, height },
    isMaximized: window.isMaximized(),
    isFullScreen: window.isFullScreen()
  }
}
