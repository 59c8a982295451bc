import { fileURLToPath } from 'node:url'
import { BrowserWindow, nativeTheme } from 'electron'
import { isOwnPage, pageUrl } from './app-scheme.ts'
import { offerEditMenu } from './context-menu.ts'
import { displayAt, displayKey, preferredDisplay } from './displays.ts'
import type { ShellMemory } from './shell-memory.ts'
import { type SideStore, showSideStore, sideStoreOf } from './side-store.ts'
import { forgetListeners } from './tell-window.ts'
import { rememberPlace } from './window-memory.ts'
import { cascadeWindow, fitWindow, MIN_SIZE } from './window-place.ts'
import { followZoom } from './zoom.ts'

export interface Windows {
  /** Opens one more, at a place of the application (`/issues/12`), for the user's own store or another one. */
  open(place?: string, store?: SideStore): BrowserWindow
  /**
   * Brings a window of the store, the user's own or another one, to the front, or opens one: of the own one's the one that
   * was used last. Goes to a place, if given.
   */
  show(place?: string, store?: SideStore): BrowserWindow
  /** Goes to a place in the window in front, whichever store it shows. */
  go(place: string): void
  /** The one in front, else the one that was used last. */
  current(): BrowserWindow | undefined
}

export function createWindows(memory: ShellMemory): Windows {
  let lastUsed: BrowserWindow | undefined

  /** The window of the user's own store that was used last. */
  let lastOwn: BrowserWindow | undefined

  function current(): BrowserWindow | undefined {
    const focused = BrowserWindow.getFocusedWindow()
    if (focused) return focused
    return lastUsed && !lastUsed.isDestroyed() ? lastUsed : BrowserWindow.getAllWindows()[0]
  }

  function currentOf(store: SideStore | undefined): BrowserWindow | undefined {
    if (!store && lastOwn && !lastOwn.isDestroyed()) return lastOwn
    return BrowserWindow.getAllWindows().find(({ webContents }) => sideStoreOf(webContents) === store)
  }

  function open(place?: string, store?: SideStore): BrowserWindow {
    const window = createWindow(placeNew(current(), memory))
    const use = () => {
      lastUsed = window
      if (!store) lastOwn = window
    }
    use()
    window.on('focus', use)
    if (store) showStore(window, store)
    rememberPlace(window, memory)
    followZoom(window, memory)
    offerEditMenu(window, (to) => open(to, store))
    forgetListeners(window)
    comeBack(window)
    load(window, place)
    return window
  }

  return {
    open,
    current,
    go(place) {
      const window = current()
      if (window) load(window, place)
      else open(place)
    },
    show(place, store) {
      const window = currentOf(store)
      if (!window) return open(place, store)
      if (place !== undefined) load(window, place)
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      return window
    }
  }
}

/** The title says that it is not the user's own. */
function showStore(window: BrowserWindow, store: SideStore): void {
  showSideStore(window.webContents, store)
  window.on('page-title-updated', (event, title) => {
    event.preventDefault()
    window.setTitle(`${title} · ${store.name}`)
  })
  window.once('closed', () => store.onWindowClosed())
}

/** Another way that was taken meanwhile, or a window that was closed, ends a way: that is no error. */
function load(window: BrowserWindow, place?: string): void {
  window.loadURL(pageUrl(place)).catch(() => undefined)
}

/** An empty page needs no leave to take the place of ours: no guard is asked before. */
function comeBack(window: BrowserWindow): void {
  const { webContents } = window
  const back = () => {
    if (webContents.isDestroyed() || webContents.isCrashed()) return
    if (!isOwnPage(webContents.mainFrame.url)) load(window)
  }
  webContents.on('did-navigate', back)
  // the way back may have been cut off by one more way out, which the guards then refused
  webContents.on('did-stop-loading', back)
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
