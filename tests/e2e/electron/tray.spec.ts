import { type AddressInfo, createServer } from 'node:net'
import { _electron, expect } from '@playwright/test'
import { anError } from '../browser/events.ts'
import { type App, electronArguments, electronPath, launchApp, startAgain, test } from './launch-app.ts'
import { chooseMenu } from './menu.ts'
import {
  chooseTray,
  look,
  notifications,
  trayLabels,
  trayTip,
  watchNotifications,
  watchTray
} from './watch-shell.ts'

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function countWindows(app: App): Promise<number> {
  return app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
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

test('the tray shows five issues, the latest first, and copies the DSN', async ({ app }) => {
  await watchTray(app)
  for (let n = 1; n <= 7; n++)
    await app.postEvent(anError({ value: `cart ${n} is empty`, secondsAgo: 10 - n }))
  const shown = async () =>
    (await trayLabels(app)).flatMap((label) => /cart (\d) is empty/.exec(label)?.[1] ?? [])
  await expect.poll(shown).toEqual(['7', '6', '5', '4', '3'])
  await app.electron.evaluate(({ clipboard }) => clipboard.clear())
  await chooseTray(app, 'Copy DSN')
  const { dsn } = await app.status()
  await expect.poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(dsn)
})

test('listening is paused and goes on from the tray, and the window says so', async ({ app }) => {
  const { listener } = await app.status()
  const url = `http://127.0.0.1:${listener.port}/`
  await watchTray(app)
  await chooseMenu(app, 'File', 'Pause Listening')
  const bar = app.page.getByRole('contentinfo')
  await expect(bar).toContainText('Listening is paused')
  // that is no failure
  await expect(bar.getByRole('alert')).toHaveCount(0)
  await expect(fetch(url)).rejects.toThrow()
  await expect.poll(() => trayTip(app)).toBe('Culprit: paused')
  await chooseTray(app, 'Resume Listening')
  await expect(bar).toContainText('Listening on')
  expect((await fetch(url)).status).toBe(200)
  await chooseMenu(app, 'File', 'Pause Listening')
  await bar.getByRole('button', { name: 'Resume' }).click()
  await expect(bar).toContainText('Listening on')
})

test('one is left alone from the tray on, and told of it', async ({ app }) => {
  await watchTray(app)
  await app.call('settings.update', { notifications: { doNotDisturbUntil: Date.now() + 3_600_000 } })
  await expect.poll(() => trayTip(app)).toContain('quiet until')
  await chooseTray(app, 'End It')
  await expect.poll(() => trayLabels(app)).toContainEqual('Do Not Disturb')
  expect(await app.call('settings.get')).toMatchObject({
    value: { notifications: { doNotDisturbUntil: null } }
  })
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

test('started with the session it only listens, until one starts it again', async ({ dataDir }) => {
  const port = await freePort()
  const electron = await _electron.launch({
    executablePath: electronPath,
    args: electronArguments(dataDir, { port, args: ['--hidden'] })
  })
  const isListening = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      ({ ok }) => ok,
      () => false
    )
  await expect.poll(isListening).toBe(true)
  expect(electron.windows()).toHaveLength(0)
  const [page] = await Promise.all([electron.waitForEvent('window'), startAgain(dataDir, '--')])
  await expect(page.getByText('Send the first event')).toBeVisible()
  await electron.close()
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
