import { fileURLToPath } from 'node:url'
import { BrowserWindow, nativeTheme } from 'electron'
import { pageUrl } from './app-scheme.ts'
import { offerEditMenu } from './context-menu.ts'
import { displayAt, displayKey, preferredDisplay } from './displays.ts'
import type { ShellMemory } from './shell-memory.ts'
import { forgetListeners } from './tell-window.ts'
import { rememberPlace } from './window-memory.ts'
import { cascadeWindow, fitWindow, MIN_SIZE } from './window-place.ts'
import { followZoom } from './zoom.ts'

export interface Windows {
  /** Opens one more, at a place of the application (`/issues/12`). */
  open(place?: string): BrowserWindow
  /** Brings the window that was used last to the front, or opens one; goes to a place, if one is given. */
  show(place?: string): void
  /** The one in front, else the one that was used last. */
  current(): BrowserWindow | undefined
}

export function createWindows(memory: ShellMemory): Windows {
  let lastUsed: BrowserWindow | undefined

  function current(): BrowserWindow | undefined {
    const focused = BrowserWindow.getFocusedWindow()
    if (focused) return focused
    return lastUsed && !lastUsed.isDestroyed() ? lastUsed : BrowserWindow.getAllWindows()[0]
  }

  function open(place?: string): BrowserWindow {
    const window = createWindow(placeNew(current(), memory))
    lastUsed = window
    window.on('focus', () => {
      lastUsed = window
    })
    rememberPlace(window, memory)
    followZoom(window, memory)
    offerEditMenu(window, open)
    forgetListeners(window)
    void window.loadURL(pageUrl(place))
    return window
  }

  return {
    open,
    current,
    show(place) {
      const window = current()
      if (!window) {
        open(place)
        return
      }
      if (place !== undefined) void window.loadURL(pageUrl(place))
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    }
  }
}

interface NewPlace {
  readonly bounds: { x: number; y: number; width: number; height: number }
  readonly isMaximized: boolean
  readonly isFullScreen: boolean
}

function placeNew(beside: BrowserWindow | undefined, memory: ShellMemory): NewPlace {
  if (beside) {
    const from = beside.getNormalBounds()
    const bounds = cascadeWindow(from, displayAt(from).workArea)
    return { bounds, isMaximized: false, isFullScreen: false }
  }
  const display = preferredDisplay(memory.lastDisplay())
  const remembered = memory.display(displayKey(display))
  return {
    bounds: fitWindow(remembered?.bounds, display.workArea),
    isMaximized: remembered?.isMaximized ?? false,
    isFullScreen: remembered?.isFullScreen ?? false
  }
}

/** It shows itself once there is something to see. */
function createWindow({ bounds, isMaximized, isFullScreen }: NewPlace): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Culprit',
    // the page's own colour, so that nothing flashes before it is painted
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#191817' : '#fbfaf9',
    webPreferences: {
      preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false
    }
  })
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize()
    if (isFullScreen) window.setFullScreen(true)
    window.show()
  })
  return window
}
