import type { App } from './launch-app.ts'

// What the shell shows outside of its windows: nothing but itself can tell.

/** Notes what the tray shows from now on; nothing else can see a tray from outside. */
export async function watchTray(app: App): Promise<void> {
  await app.electron.evaluate(({ Tray, app: electron }) => {
    const { setContextMenu, setToolTip } = Tray.prototype
    Tray.prototype.setContextMenu = function (menu) {
      Reflect.set(electron, 'trayMenu', menu)
      setContextMenu.call(this, menu)
    }
    Tray.prototype.setToolTip = function (text) {
      Reflect.set(electron, 'trayTip', text)
      setToolTip.call(this, text)
    }
  })
}

export function trayLabels(app: App): Promise<string[]> {
  return app.electron.evaluate(({ app: electron }) =>
    ((Reflect.get(electron, 'trayMenu') as Electron.Menu | undefined)?.items ?? [])
      .filter(({ type }) => type !== 'separator')
      .map(({ label }) => label)
  )
}

export function trayTip(app: App): Promise<string> {
  return app.electron.evaluate(({ app: electron }) => String(Reflect.get(electron, 'trayTip')))
}

export function chooseTray(app: App, label: string): Promise<void> {
  return app.electron.evaluate(({ app: electron }, wanted) => {
    const menu = Reflect.get(electron, 'trayMenu') as Electron.Menu | undefined
    const item = menu?.items.find((each) => each.label.includes(wanted))
    if (!item) throw new Error(`the tray has no ${wanted}`)
    item.click(undefined, undefined, undefined)
  }, label)
}

/** What a notification would say, and a way to click it. */
export async function watchNotifications(app: App): Promise<void> {
  await app.electron.evaluate(({ Notification, app: electron }) => {
    const shown: Electron.Notification[] = []
    Reflect.set(electron, 'notifications', shown)
    Notification.isSupported = () => true
    Notification.prototype.show = function () {
      shown.push(this)
    }
  })
}

export function notifications(app: App): Promise<string[]> {
  return app.electron.evaluate(({ app: electron }) =>
    (Reflect.get(electron, 'notifications') as Electron.Notification[]).map(
      ({ title, body }) => `${title}: ${body}`
    )
  )
}

/** As if the user looked at Culprit or at another program: without a window manager the focus is nobody's to give. */
export function look(app: App, isLooking: boolean): Promise<void> {
  return app.electron.evaluate(({ BrowserWindow, app: electron }, isFocused) => {
    const [window] = BrowserWindow.getAllWindows()
    BrowserWindow.getFocusedWindow = () => (isFocused ? (window ?? null) : null)
    if (isFocused) electron.emit('browser-window-focus', {}, window)
  }, isLooking)
}
