import { expect } from '@playwright/test'
import { anError } from '../browser/events.ts'
import { type App, test } from './launch-app.ts'
import { chooseMenu } from './menu.ts'
import { look, notifications, trayTip, watchNotifications, watchTray } from './watch-shell.ts'

/** Notes what stands on the dock, and when the task bar flashes. */
function watchDock(app: App): Promise<void> {
  return app.electron.evaluate(({ app: electron, BrowserWindow }) => {
    const told: unknown[] = []
    Reflect.set(electron, 'told', told)
    electron.setBadgeCount = (count) => told.push(`badge ${count}`) > 0
    BrowserWindow.prototype.flashFrame = (isFlashing) => void told.push(`flash ${isFlashing}`)
  })
}

test('what is new stands on the dock or makes the task bar flash, until one looks', async ({ app }) => {
  await watchDock(app)
  const told = () => app.electron.evaluate(({ app: electron }) => Reflect.get(electron, 'told'))
  await look(app, false)
  await app.postEvent(anError({ value: 'cart is empty' }))
  await expect.poll(told).toEqual(['badge 1', 'flash true'])
  await look(app, true)
  await expect.poll(told).toEqual(['badge 1', 'flash true', 'badge 0', 'flash false'])
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

test('many at once are told together', async ({ app }) => {
  await watchNotifications(app)
  await look(app, false)
  const events = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => anError({ value: `cart ${n} is empty` }))
  await Promise.all(events.map((event) => app.postEvent(event)))
  /** How many issues the notifications tell of. */
  const told = async () =>
    (await notifications(app)).reduce(
      (sum, text) => sum + 1 + Number(/ and (\d+) more: /.exec(text)?.[1] ?? 0),
      0
    )
  // where not all came within the first moment, the rest waits ten seconds
  await expect.poll(told, { timeout: 15_000 }).toBe(8)
  expect((await notifications(app)).length).toBeLessThanOrEqual(2)
})

test('nobody is notified who does not want to be disturbed', async ({ app }) => {
  await watchTray(app)
  await watchNotifications(app)
  await chooseMenu(app, 'File', 'Settings…')
  await app.page.getByRole('button', { name: 'Be quiet…' }).click()
  await app.page.getByRole('menuitem', { name: 'For an hour' }).click()
  const end = app.page.getByRole('button', { name: /^Quiet until .*: end it$/ })
  await expect(end).toBeVisible()
  await watchDock(app)
  await look(app, false)
  await app.postEvent(anError({ value: 'cart is empty' }))
  // it is counted all the same, and nothing moves
  await expect.poll(() => trayTip(app)).toContain('1 new issue')
  expect(await notifications(app)).toEqual([])
  expect(await app.electron.evaluate(({ app: electron }) => Reflect.get(electron, 'told'))).toEqual([
    'badge 1'
  ])
  await end.click()
  await expect(end).toHaveCount(0)
  await look(app, false)
  await app.postEvent(anError({ value: 'mailbox is full' }))
  await expect
    .poll(() => notifications(app))
    .toEqual([expect.stringMatching(/^New issue in Project 1: Error: mailbox is full/)])
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
