import { app, BrowserWindow, clipboard, Menu } from 'electron'
import { Status } from '../../shared/contract/status.ts'
import { linkTo } from '../../shared/model/deep-link.ts'
import type { CoreThread } from '../core/core-thread.ts'
import { placeOf } from './app-scheme.ts'
import { backUp } from './back-up.ts'
import { ask, type CoreMirror } from './core-mirror.ts'
import { type MenuActions, menuTemplate } from './menu-template.ts'
import { askAndRecover } from './recover.ts'
import type { ShellMemory } from './shell-memory.ts'
import { sideStoreOf } from './side-store.ts'
import { tellWindow } from './tell-window.ts'
import type { Windows } from './windows.ts'
import { zoom } from './zoom.ts'

export interface MenuOptions {
  readonly core: CoreThread
  readonly mirror: CoreMirror
  readonly windows: Windows
  readonly memory: ShellMemory
  readonly openFile: () => void
  readonly openSample: () => void
  readonly quit: () => void
}

/** The application's menus, made again when what they show has changed. */
export function setupMenu(options: MenuOptions): void {
  const { mirror } = options
  const actions = createActions(options)
  let isDue = false

  function build(): void {
    isDue = false
    const state = {
      platform: process.platform,
      isPaused: mirror.listener()?.isPaused ?? false,
      theme: mirror.settings().appearance.theme,
      windows: BrowserWindow.getAllWindows().map((window) => ({
        id: window.id,
        title: window.getTitle(),
        isFocused: window.isFocused()
      }))
    }
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, state)))
  }

  /** Several reasons at once make one menu. */
  function later(): void {
    if (isDue) return
    isDue = true
    setImmediate(build)
  }

  build()
  mirror.onChanged(later)
  app.on('browser-window-focus', later)
  for (const window of BrowserWindow.getAllWindows()) follow(window)
  app.on('browser-window-created', (_event, window) => {
    follow(window)
    later()
  })

  function follow(window: BrowserWindow): void {
    window.on('page-title-updated', later)
    window.on('closed', later)
  }
}

function createActions({
  core,
  mirror,
  windows,
  memory,
  openFile,
  openSample,
  quit
}: MenuOptions): MenuActions {
  const here = () => placeOf(windows.current()?.webContents.getURL() ?? '')
  const say = (text: string, isError = false) => {
    const window = windows.current()
    if (window) tellWindow(window, { kind: 'say', text, isError })
  }

  /** Asks the core and says why it did not work. */
  async function act(path: string, input: unknown, done: string): Promise<void> {
    const answer = await core.call(path, input)
    if (answer.ok) say(done)
    else say(answer.error.message, true)
  }

  async function backUpCurrent(): Promise<void> {
    const window = windows.current() ?? windows.open()
    try {
      const path = await backUp(sideStoreOf(window.webContents)?.core ?? core, window)
      if (path !== undefined) say(`A copy of the store was written to ${path}.`)
    } catch (error) {
      say(error instanceof Error ? error.message : String(error), true)
    }
  }

  return {
    newWindow: () => windows.open(),
    openHere: () => windows.open(here(), sideStoreOf(windows.current()?.webContents)),
    openFile,
    copyLink: () =>
      clipboard.writeText(linkTo(here() ?? '/issues', sideStoreOf(windows.current()?.webContents)?.id)),
    async copyDsn() {
      const status = await ask(core, 'status.get', Status)
      if (status) clipboard.writeText(status.dsn)
      say(status ? 'DSN copied.' : 'The DSN cannot be read.', !status)
    },
    sendTest: () => void act('listener.sendTest', {}, 'The test event arrived.'),
    setPaused: (isPaused) =>
      void (isPaused
        ? act('listener.pause', {}, 'Listening is paused.')
        : act('listener.resume', {}, 'Listening again.')),
    go: (place) => windows.go(place),
    openSample,
    backUp: () => void backUpCurrent(),
    recover: () => void askAndRecover(core, windows.current() ?? windows.open()),
    command(id) {
      const window = windows.current()
      if (window) tellWindow(window, { kind: 'command', id })
    },
    zoom(to) {
      const window = windows.current()
      if (window) zoom(window, memory, to)
    },
    setTheme: (theme) =>
      void core.call('settings.update', {
        appearance: { ...mirror.settings().appearance, theme }
      }),
    back: () => windows.current()?.webContents.navigationHistory.goBack(),
    forward: () => windows.current()?.webContents.navigationHistory.goForward(),
    focusWindow: (id) => BrowserWindow.fromId(id)?.focus(),
    about: () => windows.go('/settings?section=about'),
    quit
  }
}
