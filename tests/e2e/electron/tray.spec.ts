import { expect } from '@playwright/test'
import { anError } from '../browser/events.ts'
import { type App, launchApp, test } from './launch-app.ts'
import { chooseMenu } from './menu.ts'

/** Notes what the tray shows from now on; nothing else can see a tray from outside. */
async function watchTray(app: App): Promise<void> {
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

function trayLabels(app: App): Promise<string[]> {
  return app.electron.evaluate(({ app: electron }) =>
    ((Reflect.get(electron, 'trayMenu') as Electron.Menu | undefined)?.items ?? [])
      .filter(({ type }) => type !== 'separator')
      .map(({ label }) => label)
  )
}

function trayTip(app: App): Promise<string> {
  return app.electron.evaluate(({ app: electron }) => String(Reflect.get(electron, 'trayTip')))
}

function chooseTray(app: App, label: string): Promise<void> {
  return app.electron.evaluate(({ app: electron }, wanted) => {
    const menu = Reflect.get(electron, 'trayMenu') as Electron.Menu | undefined
    const item = menu?.items.find((each) => each.label.includes(wanted))
    if (!item) throw new Error(`the tray has no ${wanted}`)
    item.click(undefined, undefined, undefined)
  }, label)
}

/** What a notification would say, and a way to click it. */
async function watchNotifications(app: App): Promise<void> {
  await app.electron.evaluate(({ Notification, app: electron }) => {
    const shown: Electron.Notification[] = []
    Reflect.set(electron, 'notifications', shown)
    Notification.isSupported = () => true
    Notification.prototype.show = function () {
      shown.push(this)
    }
  })
}

function notifications(app: App): Promise<string[]> {
  return app.electron.evaluate(({ app: electron }) =>
    (Reflect.get(electron, 'notifications') as Electron.Notification[]).map(
      ({ title, body }) => `${title}: ${body}`
    )
  )
}

function countWindows(app: App): Promise<number> {
  return app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
}

/** As if the user looked at Culprit or at another program: without a window manager the focus is nobody's to give. */
function look(app: App, isLooking: boolean): Promise<void> {
  return app.electron.evaluate(({ BrowserWindow, app: electron }, isFocused) => {
    const [window] = BrowserWindow.getAllWindows()
    BrowserWindow.getFocusedWindow = () => (isFocused ? (window ?? null) : null)
    if (isFocused) electron.emit('browser-window-focus', {}, window)
  }, isLooking)
}

async function closeWindows(app: App): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close()
  })
  await expect.poll(() => countWindows(app)).toBe(0)
}

test('the tray shows the last issues, how many are new, and opens them', async ({ app }) => {
  await watchTray(app)
  await watchNotifications(app)
  await look(app, false)
  await app.postEvent(anError({ value: 'cart is empty' }))
  await app.postEvent(anError({ value: 'mailbox is full' }))
  await expect.poll(() => trayTip(app)).toMatch(/^Culprit: listening on 127\.0\.0\.1:\d+, 2 new issues$/)
  await expect.poll(() => trayLabels(app)).toContainEqual(expect.stringContaining('mailbox is full'))
  const labels = await trayLabels(app)
  expect(labels).toContainEqual(expect.stringContaining('cart is empty'))
  expect(labels).toEqual(
    expect.arrayContaining(['Open Culprit', 'Pause Listening', 'Copy DSN', 'Quit Culprit'])
  )

  await chooseTray(app, 'cart is empty')
  await expect(app.page).toHaveURL(/#\/issues\/\d+$/)
  await expect(app.page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  // who looks has seen them
  await look(app, true)
  await expect.poll(() => trayTip(app)).not.toContain('new')
})

test('listening is paused and goes on from the tray, and the window says so', async ({ app }) => {
  const { listener } = await app.status()
  const url = `http://127.0.0.1:${listener.port}/`
  await watchTray(app)
  await chooseMenu(app, 'File', 'Pause Listening')
  await expect(app.page.getByRole('contentinfo')).toContainText('paused')
  await expect(fetch(url)).rejects.toThrow()
  await expect.poll(() => trayTip(app)).toBe('Culprit: paused')
  await chooseTray(app, 'Resume Listening')
  await expect(app.page.getByRole('contentinfo')).toContainText('Listening on')
  expect((await fetch(url)).status).toBe(200)
})

test('closing the window goes on listening, says so once, and the tray brings it back', async ({ app }) => {
  await watchTray(app)
  await watchNotifications(app)
  const { listener } = await app.status()
  const post = (value: string) =>
    fetch(`http://127.0.0.1:${listener.port}/api/1/store/`, {
      method: 'POST',
      body: JSON.stringify(anError({ value }))
    })
  await closeWindows(app)
  expect((await post('nobody looks')).status).toBe(200)
  await expect.poll(() => trayLabels(app)).toContainEqual(expect.stringContaining('nobody looks'))
  expect((await notifications(app))[0]).toContain('Culprit goes on listening')
  const [page] = await Promise.all([app.electron.waitForEvent('window'), chooseTray(app, 'Open Culprit')])
  await expect(page.getByText('nobody looks').first()).toBeVisible()
  await closeWindows(app)
  expect((await notifications(app)).filter((text) => text.includes('goes on listening'))).toHaveLength(1)
})

test('closing the window ends it, if that is wanted', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  await app.call('settings.update', { desktop: { closeKeepsListening: false } })
  const ended = new Promise((resolve) => app.electron.process().once('exit', resolve))
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await ended).toBe(0)
})

test('quitting says the first time what it ends', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  const answer = (button: number) =>
    app.electron.evaluate(({ dialog, app: electron }, response) => {
      dialog.showMessageBox = async (...args: unknown[]) => {
        Reflect.set(electron, 'asked', args.at(-1))
        return { response, checkboxChecked: false }
      }
    }, button)
  const asked = () =>
    app.electron.evaluate(({ app: electron }) => JSON.stringify(Reflect.get(electron, 'asked') ?? null))
  await answer(1)
  await chooseMenu(app, 'File', 'Quit')
  await expect.poll(asked).toContain('Nothing is received until it is started again')
  expect((await app.status()).listener.state).toBe('listening')

  await answer(0)
  const ended = new Promise((resolve) => app.electron.process().once('exit', resolve))
  await chooseMenu(app, 'File', 'Quit').catch(() => undefined)
  expect(await ended).toBe(0)

  const again = await launchApp(dataDir)
  const endedAgain = new Promise((resolve) => again.electron.process().once('exit', resolve))
  await chooseMenu(again, 'File', 'Quit').catch(() => undefined)
  expect(await endedAgain).toBe(0)
})

test('a new issue is notified while no window is in front, and a click opens it', async ({ app }) => {
  await watchNotifications(app)
  await look(app, false)
  await app.postEvent(anError({ value: 'cart is empty' }))
  await expect
    .poll(() => notifications(app))
    .toEqual([expect.stringMatching(/^New issue in Project 1: Error: cart is empty/)])
  await app.electron.evaluate(({ app: electron }) =>
    (Reflect.get(electron, 'notifications') as Electron.Notification[])[0]?.emit('click')
  )
  await expect(app.page).toHaveURL(/#\/issues\/\d+$/)
})

test('nobody is notified who has a window in front', async ({ app }) => {
  await watchNotifications(app)
  await look(app, true)
  const told = () =>
    app.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          window.bridge?.subscribe(({ topic }) => {
            if (topic === 'notify') resolve()
          })
        })
    )
  await Promise.all([told(), app.postEvent(anError({ value: 'cart is empty' }))])
  expect(await notifications(app)).toEqual([])
})

test('it starts with the session, if that is wanted', async ({ dataDir }) => {
  test.skip(process.platform !== 'linux', 'other systems keep it in places of their own')
  const app = await launchApp(dataDir)
  const file = await app.electron.evaluate(({ app: electron }) => {
    const path = `${electron.getPath('temp')}/culprit-autostart-${process.pid}`
    electron.setPath('appData', path)
    return `${path}/autostart/culprit.desktop`
  })
  const { readFileSync, existsSync, rmSync } = await import('node:fs')
  await app.call('settings.update', { desktop: { startAtLogin: true } })
  await expect.poll(() => existsSync(file)).toBe(true)
  expect(readFileSync(file, 'utf8')).toMatch(/^Exec=".+" ".+" "--hidden"$/m)
  await app.call('settings.update', { desktop: { startAtLogin: false } })
  await expect.poll(() => existsSync(file)).toBe(false)
  rmSync(file.replace('/autostart/culprit.desktop', ''), { recursive: true, force: true })
  await app.close()
})
