import type { MenuItemConstructorOptions } from 'electron'
import type { Settings } from '../../shared/contract/settings.ts'

/** What the menus do that Electron does not do by itself. */
export interface MenuActions {
  newWindow(): void
  /** Another window at the place that the current one shows. */
  openHere(): void
  openFile(): void
  openSample(): void
  backUp(): void
  recover(): void
  copyLink(): void
  copyDsn(): void
  sendTest(): void
  setPaused(isPaused: boolean): void
  go(place: string): void
  /** A command of the page. */
  command(id: string): void
  zoom(to: 'in' | 'out' | 'reset'): void
  setTheme(theme: Settings['appearance']['theme']): void
  back(): void
  forward(): void
  focusWindow(id: number): void
  about(): void
  quit(): void
}

export interface MenuState {
  readonly platform: NodeJS.Platform
  readonly isPaused: boolean
  readonly theme: Settings['appearance']['theme']
  readonly windows: readonly { readonly id: number; readonly title: string; readonly isFocused: boolean }[]
}

type Item = MenuItemConstructorOptions

const SEPARATOR: Item = { type: 'separator' }

/** The application's menus, with the accelerators that each platform expects. */
export function menuTemplate(actions: MenuActions, state: MenuState): Item[] {
  const isMac = state.platform === 'darwin'
  return [
    ...(isMac ? [appMenu(actions)] : []),
    fileMenu(actions, state),
    editMenu(actions, isMac),
    viewMenu(actions, state),
    goMenu(actions, isMac),
    windowMenu(actions, state),
    helpMenu(actions, isMac)
  ]
}

function settingsItem(actions: MenuActions): Item {
  return { label: 'Settings…', accelerator: 'CommandOrControl+,', click: () => actions.go('/settings') }
}

/** Not Electron's own role: quitting says first what it ends. */
function quitItem(actions: MenuActions, label: string): Item {
  return { label, accelerator: 'CommandOrControl+Q', click: () => actions.quit() }
}

function appMenu(actions: MenuActions): Item {
  return {
    label: 'Culprit',
    submenu: [
      { label: 'About Culprit', click: () => actions.about() },
      SEPARATOR,
      settingsItem(actions),
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      quitItem(actions, 'Quit Culprit')
    ]
  }
}

function fileMenu(actions: MenuActions, { platform, isPaused }: MenuState): Item {
  return {
    label: '&File',
    submenu: [
      { label: 'New Window', accelerator: 'CommandOrControl+N', click: () => actions.newWindow() },
      {
        label: 'Open This in New Window',
        accelerator: 'CommandOrControl+Shift+N',
        click: () => actions.openHere()
      },
      { label: 'Open File…', accelerator: 'CommandOrControl+O', click: () => actions.openFile() },
      { label: 'Open Sample Data', click: () => actions.openSample() },
      { label: 'Back Up Store…', click: () => actions.backUp() },
      { label: 'Recover Store…', click: () => actions.recover() },
      SEPARATOR,
      {
        label: 'Copy Link to This',
        accelerator: 'CommandOrControl+Shift+C',
        click: () => actions.copyLink()
      },
      { label: 'Copy DSN', click: () => actions.copyDsn() },
      { label: 'Send a Test Event', enabled: !isPaused, click: () => actions.sendTest() },
      {
        label: isPaused ? 'Resume Listening' : 'Pause Listening',
        click: () => actions.setPaused(!isPaused)
      },
      SEPARATOR,
      ...(platform === 'darwin' ? [] : [settingsItem(actions), SEPARATOR]),
      { role: 'close' },
      ...(platform === 'darwin' ? [] : [quitItem(actions, platform === 'win32' ? 'E&xit' : 'Quit')])
    ]
  }
}

function editMenu(actions: MenuActions, isMac: boolean): Item {
  return {
    label: '&Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      SEPARATOR,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      ...(isMac ? [{ role: 'pasteAndMatchStyle' } as const] : []),
      { role: 'delete' },
      { role: 'selectAll' },
      SEPARATOR,
      {
        label: 'Find on Page…',
        accelerator: 'CommandOrControl+F',
        click: () => actions.command('find.open')
      },
      {
        label: 'Find Next',
        accelerator: isMac ? 'Command+G' : 'F3',
        click: () => actions.command('find.next')
      },
      {
        label: 'Find Previous',
        accelerator: isMac ? 'Command+Shift+G' : 'Shift+F3',
        click: () => actions.command('find.previous')
      },
      ...(isMac
        ? [
            SEPARATOR,
            { label: 'Speech', submenu: [{ role: 'startSpeaking' }, { role: 'stopSpeaking' }] } as Item
          ]
        : [])
    ]
  }
}

function viewMenu(actions: MenuActions, { theme }: MenuState): Item {
  const themeItem = (value: MenuState['theme'], label: string): Item => ({
    label,
    type: 'radio',
    checked: theme === value,
    click: () => actions.setTheme(value)
  })
  return {
    label: '&View',
    submenu: [
      {
        label: 'Commands…',
        accelerator: 'CommandOrControl+K',
        click: () => actions.command('app.palette')
      },
      SEPARATOR,
      { role: 'reload' },
      { role: 'toggleDevTools' },
      SEPARATOR,
      {
        label: 'Theme',
        submenu: [
          themeItem('system', 'As the System'),
          themeItem('light', 'Light'),
          themeItem('dark', 'Dark')
        ]
      },
      SEPARATOR,
      { label: 'Actual Size', accelerator: 'CommandOrControl+0', click: () => actions.zoom('reset') },
      { label: 'Zoom In', accelerator: 'CommandOrControl+Plus', click: () => actions.zoom('in') },
      // the same key without Shift, where plus needs it
      {
        label: 'Zoom In',
        accelerator: 'CommandOrControl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
        click: () => actions.zoom('in')
      },
      { label: 'Zoom Out', accelerator: 'CommandOrControl+-', click: () => actions.zoom('out') },
      SEPARATOR,
      { role: 'togglefullscreen' }
    ]
  }
}

function goMenu(actions: MenuActions, isMac: boolean): Item {
  const place = (label: string, to: string): Item => ({ label, click: () => actions.go(to) })
  return {
    label: '&Go',
    submenu: [
      { label: 'Back', accelerator: isMac ? 'Command+[' : 'Alt+Left', click: () => actions.back() },
      { label: 'Forward', accelerator: isMac ? 'Command+]' : 'Alt+Right', click: () => actions.forward() },
      SEPARATOR,
      place('Issues', '/issues'),
      place('Envelopes', '/envelopes'),
      place('Monitors', '/monitors'),
      place('Projects', '/projects'),
      place('Refused Requests', '/refusals')
    ]
  }
}

function windowMenu(actions: MenuActions, { platform, windows }: MenuState): Item {
  // macOS adds its windows by itself
  const list: Item[] =
    platform === 'darwin'
      ? [SEPARATOR, { role: 'front' }]
      : windows.map(({ id, title, isFocused }) => ({
          label: title.slice(0, 60).replaceAll('&', '&&'),
          type: 'checkbox',
          checked: isFocused,
          click: () => actions.focusWindow(id)
        }))
  return {
    role: 'windowMenu',
    label: '&Window',
    submenu: [
      { role: 'minimize' },
      { role: 'zoom' },
      ...(platform !== 'darwin' && list.length > 0 ? [SEPARATOR] : []),
      ...list
    ]
  }
}

function helpMenu(actions: MenuActions, isMac: boolean): Item {
  return {
    role: 'help',
    label: '&Help',
    submenu: [
      { label: 'Keyboard Shortcuts', click: () => actions.command('app.sheet') },
      { label: 'Set Up an SDK…', click: () => actions.go('/settings?section=guide') },
      { label: 'Diagnostics', click: () => actions.go('/settings?section=diagnostics') },
      ...(isMac ? [] : [SEPARATOR, { label: 'About Culprit', click: () => actions.about() }])
    ]
  }
}
