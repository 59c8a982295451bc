import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { anError } from '../browser/events.ts'
import { type App, launchApp, startAgain, test } from './launch-app.ts'
import { chooseMenu, listMenu } from './menu.ts'

interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function boundsOf(app: App): Promise<Bounds[]> {
  return app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getBounds())
  )
}

function place(app: App, bounds: Bounds): Promise<void> {
  return app.electron.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds
  )
}

/** The window that opens because of what is done. */
async function opened(app: App, act: () => Promise<unknown>): Promise<Page> {
  const [page] = await Promise.all([app.electron.waitForEvent('window'), act()])
  return page
}

const MODIFIER = process.platform === 'darwin' ? 'Meta' : 'Control'

test('a window is where it was, as large and as zoomed, when Culprit starts again', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  const bounds = { x: 90, y: 70, width: 900, height: 620 }
  await place(app, bounds)
  await chooseMenu(app, 'View', 'Zoom In')
  await expect.poll(async () => (await boundsOf(app))[0]).toEqual(bounds)
  await app.close()

  const again = await launchApp(dataDir)
  expect((await boundsOf(again))[0]).toEqual(bounds)
  const zoom = () =>
    again.electron.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getZoomLevel())
  await expect.poll(zoom).toBe(0.5)
  await chooseMenu(again, 'View', 'Actual Size')
  await expect.poll(zoom).toBe(0)
  await again.close()
})

/** As if there were a second display to the right of x = 2000: another one, or the first one's twin. */
function plugIn(app: App, kind: 'another' | 'twin' = 'another'): Promise<void> {
  return app.electron.evaluate(({ screen }, wanted) => {
    const first = screen.getPrimaryDisplay()
    const { width, height } = wanted === 'twin' ? first.size : { width: 1920, height: 1080 }
    const area = { x: 2000, y: 0, width, height }
    const label = wanted === 'twin' ? first.label : 'second'
    const second = { ...first, id: first.id + 1, label, size: area, bounds: area, workArea: area }
    screen.getAllDisplays = () => [second, first]
    screen.getDisplayMatching = ({ x }) => (x >= 2000 ? second : first)
  }, kind)
}

/** What is remembered of each display; places are relative to theirs. */
function keptIn(dataDir: string): { isSecond: boolean; bounds: Bounds; level: number }[] {
  const path = join(dataDir, 'shell.json')
  if (!existsSync(path)) return []
  const { displays } = JSON.parse(readFileSync(path, 'utf8')) as {
    displays: Record<string, { bounds: Bounds; zoom: number }>
  }
  return Object.entries(displays).map(([key, { bounds, zoom }]) => ({
    isSecond: key.startsWith('second|'),
    bounds,
    level: zoom
  }))
}

/** Of all windows, the oldest first. */
function zooms(app: App): Promise<number[]> {
  return app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .sort((a, b) => a.id - b.id)
      .map(({ webContents }) => webContents.getZoomLevel())
  )
}

test('each display has its own zoom, and its own place for a window', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  await plugIn(app)
  const [here, there] = [
    { x: 60, y: 40, width: 900, height: 620 },
    { x: 2100, y: 80, width: 1000, height: 700 }
  ]
  const kept = () => keptIn(dataDir)
  const keptHere = { isSecond: false, bounds: here, level: 0.5 }
  const keptThere = { isSecond: true, bounds: { ...there, x: 100 }, level: -0.5 }
  await place(app, here)
  await chooseMenu(app, 'View', 'Zoom In')
  await expect.poll(() => zooms(app)).toEqual([0.5])
  // a window is moved and made larger one after the other, and is where it goes a moment later
  await expect.poll(kept).toContainEqual(keptHere)
  await place(app, there)
  await expect.poll(() => zooms(app)).toEqual([0])
  await chooseMenu(app, 'View', 'Zoom Out')
  await expect.poll(() => zooms(app)).toEqual([-0.5])
  await expect.poll(kept).toContainEqual(keptThere)
  await place(app, here)
  await expect.poll(() => zooms(app)).toEqual([0.5])
  await expect.poll(() => boundsOf(app)).toEqual([here])
  await app.close()
  expect(kept()).toEqual(expect.arrayContaining([keptHere, keptThere]))
})

test('windows on two displays are zoomed apart, windows on one together', async ({ app }) => {
  await plugIn(app)
  const second = await opened(app, () => chooseMenu(app, 'File', 'New Window'))
  await expect(second.getByRole('main')).toBeVisible()
  /** Moves the newer window; `x` decides on which display it is. */
  const moveSecond = (x: number) =>
    app.electron.evaluate(({ BrowserWindow }, to) => {
      const [newest] = BrowserWindow.getAllWindows().sort((a, b) => b.id - a.id)
      newest?.setBounds({ x: to, y: 40, width: 900, height: 620 })
    }, x)
  /** As if the user worked in one of them. */
  const use = (index: number) =>
    app.electron.evaluate(({ BrowserWindow }, wanted) => {
      const window = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id)[wanted]
      BrowserWindow.getFocusedWindow = () => window ?? null
    }, index)
  const pixelRatio = (page: Page) => page.evaluate(() => devicePixelRatio)

  await moveSecond(2100)
  await use(1)
  await chooseMenu(app, 'View', 'Zoom In')
  await expect.poll(() => zooms(app)).toEqual([0, 0.5])
  await use(0)
  await chooseMenu(app, 'View', 'Zoom Out')
  await expect.poll(() => zooms(app)).toEqual([-0.5, 0.5])
  await expect.poll(async () => (await pixelRatio(second)) / (await pixelRatio(app.page))).toBeCloseTo(1.2)
  await app.page.reload()
  await expect(app.page.getByRole('main')).toBeVisible()
  await expect.poll(() => zooms(app)).toEqual([-0.5, 0.5])

  await moveSecond(120)
  await expect.poll(() => zooms(app)).toEqual([-0.5, -0.5])
  await chooseMenu(app, 'View', 'Actual Size')
  await expect.poll(() => zooms(app)).toEqual([0, 0])
})

test('of two displays of one kind each is known by its place', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  await plugIn(app, 'twin')
  const there = { x: 2100, y: 80, width: 1000, height: 700 }
  await place(app, there)
  await expect.poll(() => boundsOf(app)).toEqual([there])
  await chooseMenu(app, 'View', 'Zoom Out')
  await place(app, { ...there, x: 60 })
  await expect.poll(() => zooms(app)).toEqual([0])
  await place(app, there)
  await expect.poll(() => zooms(app)).toEqual([-0.5])
  await app.close()
})

test('a window that was out of sight is brought back into the work area', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  await place(app, { x: 3000, y: 2500, width: 900, height: 620 })
  await app.close()
  const again = await launchApp(dataDir)
  const workArea = await again.electron.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea)
  const [bounds] = await boundsOf(again)
  expect((bounds?.x ?? 0) + (bounds?.width ?? 0)).toBeLessThanOrEqual(workArea.x + workArea.width)
  expect((bounds?.y ?? 0) + (bounds?.height ?? 0)).toBeLessThanOrEqual(workArea.y + workArea.height)
  await again.close()
})

test('what is open can be opened in a window of its own', async ({ app }) => {
  await app.postEvent(anError({ value: 'cart is empty' }))
  await app.page.getByText('cart is empty').first().click()
  await expect(app.page).toHaveURL(/#\/issues\/\d+/)
  const second = await opened(app, () => chooseMenu(app, 'File', 'Open This in New Window'))
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible()
  expect(new URL(second.url()).hash).toBe(new URL(app.page.url()).hash)
  const [one, two] = await boundsOf(app)
  expect([two?.x, two?.y]).not.toEqual([one?.x, one?.y])

  // both are told of what arrives
  await app.postEvent(anError({ value: 'mailbox is full' }))
  await expect(app.page.getByText('mailbox is full').first()).toBeVisible()
  await expect(second.getByText('mailbox is full').first()).toBeVisible()
})

test('issue, event and project are opened in windows of their own from their menus', async ({ app }) => {
  await app.postEvent(anError({ value: 'cart is empty' }))
  const row = app.page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()
  await row.click({ button: 'right' })
  const item = app.page.getByRole('menuitem', { name: 'Open in new window' })
  const ofIssue = await opened(app, () => item.click())
  await expect(ofIssue).toHaveURL(/#\/issues\/\d+$/)
  await expect(ofIssue.getByRole('heading', { level: 1 })).toBeVisible()

  await row.click()
  await app.page.getByRole('button', { name: 'More actions' }).click()
  const fromHeader = await opened(app, () => item.click())
  expect(fromHeader.url()).toBe(ofIssue.url())

  await app.page.getByRole('button', { name: 'Actions for this event' }).click()
  const ofEvent = await opened(app, () => item.click())
  await expect(ofEvent).toHaveURL(/#\/issues\/\d+\/events\/[0-9a-f]{32}/)

  await app.page.getByRole('navigation').getByRole('link', { name: 'Projects' }).click()
  await app.page.getByRole('table').getByRole('link', { name: 'Project 1', exact: true }).click()
  const ofProject = await opened(app, () =>
    app.page.getByRole('button', { name: 'Open in new window' }).click()
  )
  await expect(ofProject).toHaveURL(/#\/projects\/1$/)
  expect(app.electron.windows()).toHaveLength(5)
})

test('links that the page copies lead into Culprit', async ({ app, dataDir }) => {
  const copied = () => app.electron.evaluate(({ clipboard }) => clipboard.readText())
  await app.postEvent(anError({ value: 'cart is empty' }))
  const row = app.page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()
  await row.click({ button: 'right' })
  await app.page.getByRole('menuitem', { name: 'Copy link' }).click()
  await expect.poll(copied).toMatch(/^culprit:\/\/open\/issues\/\d+$/)
  await row.click()
  await app.page.getByRole('button', { name: 'Actions for this event' }).click()
  await app.page.getByRole('menuitem', { name: 'Copy link to this event' }).click()
  await expect.poll(copied).toMatch(/^culprit:\/\/open\/issues\/\d+\/events\/[0-9a-f]{32}$/)

  await chooseMenu(app, 'Go', 'Projects')
  await startAgain(dataDir, await copied())
  await expect(app.page).toHaveURL(/#\/issues\/\d+\/events\/[0-9a-f]{32}$/)
})

test('a link that is clicked with Ctrl opens in a window of its own', async ({ app }) => {
  const link = app.page.getByRole('navigation').getByRole('link', { name: 'Projects' })
  const second = await opened(app, () => link.click({ modifiers: [MODIFIER] }))
  await expect(second).toHaveURL(/#\/projects$/)
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Projects')
  await expect(app.page).toHaveURL(/#\/issues/)
})

test('a page can open places of Culprit only', async ({ app }) => {
  const answer = await app.call('desktop.openWindow', { place: 'https://example.invalid/' })
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  const second = await opened(app, () => app.call('desktop.openWindow', { place: '/monitors' }))
  await expect(second).toHaveURL('app://culprit/index.html#/monitors')
})

test('the menus are complete, with the accelerators of the platform', async ({ app }) => {
  const lines = await listMenu(app)
  for (const line of [
    'File > New Window [CommandOrControl+N]',
    'File > Open This in New Window [CommandOrControl+Shift+N]',
    'File > Copy DSN',
    'File > Pause Listening',
    'Edit > Find on Page… [CommandOrControl+F]',
    'View > Actual Size [CommandOrControl+0]',
    'View > Theme > Dark',
    'Go > Issues',
    'Help > Keyboard Shortcuts'
  ]) {
    expect(lines).toContain(line)
  }
  const labels = lines.map((line) => line.replace(/ \[.*$/, ''))
  for (const label of ['Undo', 'Redo', 'Cut', 'Copy', 'Paste', 'Select All']) {
    expect(labels).toContain(`Edit > ${label}`)
  }
  const accelerators = lines.flatMap((line) => /\[(.*)\]$/.exec(line)?.[1] ?? [])
  expect(new Set(accelerators).size).toBe(accelerators.length)
})

test('the menus go to places and run the page’s commands', async ({ app }) => {
  await expect(app.page.getByText('Send the first event')).toBeVisible()
  await chooseMenu(app, 'Go', 'Projects')
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('Projects')
  await chooseMenu(app, 'Go', 'Back')
  await expect(app.page).toHaveURL(/#\/issues/)
  await chooseMenu(app, 'View', 'Commands…')
  await expect(app.page.getByRole('dialog')).toBeVisible()
  await app.page.keyboard.press('Escape')
  await chooseMenu(app, 'File', 'Send a Test Event')
  await expect(app.page.getByText('Test event: cannot read').first()).toBeVisible()
})

test('the theme of the menu is the page’s, the system’s and the settings’', async ({ app }) => {
  const source = () => app.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
  await chooseMenu(app, 'View', 'Theme', 'Dark')
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect.poll(source).toBe('dark')
  await app.page.getByRole('button', { name: 'Theme: dark. Change to as the system' }).click()
  await expect.poll(source).toBe('system')
  expect(await app.call('settings.get')).toMatchObject({ value: { appearance: { theme: 'system' } } })
})

test('text is found on the page, counted and stepped through', async ({ app }) => {
  await app.postEvent(anError({ value: 'the zebra crossed the zebra crossing' }))
  await app.page.getByText('the zebra crossed').first().click()
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
  await chooseMenu(app, 'Edit', 'Find on Page…')
  const bar = app.page.getByRole('search', { name: 'Find on the page' })
  const field = bar.getByRole('textbox')
  await expect(field).toBeFocused()
  await field.pressSequentially('zebra')
  const count = bar.getByRole('status')
  await expect(count).toHaveText(/^1 of \d+$/)
  await expect(field).toBeFocused()
  const total = Number((await count.textContent())?.split(' of ')[1])
  expect(total).toBeGreaterThan(1)
  for (let n = 2; n <= total; n++) {
    await field.press('Enter')
    await expect(count).toHaveText(`${n} of ${total}`)
  }
  await field.press('Enter')
  await expect(count).toHaveText(`1 of ${total}`)
  await field.press('Shift+Enter')
  await expect(count).toHaveText(`${total} of ${total}`)
  // what is coloured word by word, and the ways that one writes it
  await field.fill('ORDER.Lines.length')
  await expect(count).toHaveText(/^1 of \d+$/)
  await field.fill('no such animal')
  await expect(count).toHaveText('Not found')
  await field.press('Escape')
  await expect(bar).toHaveCount(0)
})

test('full screen and back', async ({ app }) => {
  const isFull = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen())
  await chooseMenu(app, 'View', 'Toggle Full Screen')
  await expect.poll(isFull).toBe(true)
  await chooseMenu(app, 'View', 'Toggle Full Screen')
  await expect.poll(isFull).toBe(false)
})
