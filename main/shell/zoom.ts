import type { BrowserWindow } from 'electron'
import { displayAt, displayKey } from './displays.ts'
import type { ShellMemory } from './shell-memory.ts'
import { describePlace } from './window-memory.ts'

const STEP = 0.5
const MOST = 4

/**
 * Zooms a window as its display was zoomed, also when it moves to another one and by Ctrl and the wheel. Chromium has one
 * zoom for all windows of a page: on several displays it is that of the window in use.
 */
export function followZoom(window: BrowserWindow, memory: ShellMemory): void {
  let key = keyOf(window)
  function apply(): void {
    const level = memory.display(key)?.zoom ?? 0
    if (window.webContents.getZoomLevel() !== level) window.webContents.setZoomLevel(level)
  }
  window.webContents.on('did-finish-load', apply)
  window.on('focus', apply)
  window.webContents.on('zoom-changed', (_event, direction) => zoom(window, memory, direction))
  window.on('move', () => {
    const now = keyOf(window)
    if (now === key) return
    key = now
    apply()
  })
}

/** A step, or back to 100 %; remembered for the display that the window is on. */
export function zoom(window: BrowserWindow, memory: ShellMemory, to: 'in' | 'out' | 'reset'): void {
  const { webContents } = window
  const before = webContents.getZoomLevel()
  const wanted = to === 'reset' ? 0 : before + (to === 'in' ? STEP : -STEP)
  const level = Math.min(MOST, Math.max(-MOST, wanted))
  webContents.setZoomLevel(level)
  const { key, ...place } = describePlace(window)
  memory.remember(key, { ...(memory.display(key) ?? place), zoom: level })
}

function keyOf(window: BrowserWindow): string {
  return displayKey(displayAt(window.getBounds()))
}
