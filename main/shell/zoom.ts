import { BrowserWindow } from 'electron'
import { displayAt, displayKey } from './displays.ts'
import type { ShellMemory } from './shell-memory.ts'
import { describePlace } from './window-memory.ts'

const STEP = 0.5
const MOST = 4

/**
 * Zooms a window as its display was zoomed, also when it moves to another one and by Ctrl and the wheel. (That each window
 * can have a zoom of its own is the preload's doing.)
 */
export function followZoom(window: BrowserWindow, memory: ShellMemory): void {
  let key = keyOf(window)
  const apply = () => setZoom(window, memory.display(key)?.zoom ?? 0)
  // before anything is painted; and again, when the page has a zoom of its own for certain
  window.webContents.on('did-navigate', apply)
  window.webContents.on('did-finish-load', apply)
  window.webContents.on('zoom-changed', (_event, direction) => zoom(window, memory, direction))
  window.on('move', () => {
    const now = keyOf(window)
    if (now === key) return
    key = now
    apply()
  })
}

/** A step, or back to 100 %, for all windows of the display that the window is on; remembered for it. */
export function zoom(window: BrowserWindow, memory: ShellMemory, to: 'in' | 'out' | 'reset'): void {
  const before = window.webContents.getZoomLevel()
  const wanted = to === 'reset' ? 0 : before + (to === 'in' ? STEP : -STEP)
  const level = Math.min(MOST, Math.max(-MOST, wanted))
  const { key, ...place } = describePlace(window)
  memory.remember(key, { ...(memory.display(key) ?? place), zoom: level })
  for (const each of BrowserWindow.getAllWindows()) if (keyOf(each) === key) setZoom(each, level)
}

function setZoom({ webContents }: BrowserWindow, level: number): void {
  if (webContents.getZoomLevel() !== level) webContents.setZoomLevel(level)
}

function keyOf(window: BrowserWindow): string {
  return displayKey(displayAt(window.getBounds()))
}
