import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { anError } from '../browser/events.ts'
import { type App, launchApp, startAgain, test } from './launch-app.ts'
import { chooseMenu } from './menu.ts'

const EVENT_ID = '9ec79c33ec9942ab8353589fcb2e04dc'

function envelopeOf(value: string): string {
  const event = { event_id: EVENT_ID, ...anError({ value }) }
  return [{ event_id: EVENT_ID }, { type: 'event' }, event].map((part) => JSON.stringify(part)).join('\n')
}

function drop(page: Page, name: string, content: string): Promise<void> {
  return page.evaluate(
    ([fileName, text]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], fileName))
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
      }
    },
    [name, content] as const
  )
}

function clipboard(app: App): Promise<string> {
  return app.electron.evaluate(({ clipboard: system }) => system.readText())
}

test('a link opens what it names, in the window that is there', async ({ app, dataDir }) => {
  await app.postEvent({ event_id: EVENT_ID, ...anError({ value: 'cart is empty' }) })
  await expect(app.page.getByText('cart is empty').first()).toBeVisible()
  await startAgain(dataDir, `culprit://event/${EVENT_ID}`)
  await expect(app.page).toHaveURL(new RegExp(`#/issues/\\d+/events/${EVENT_ID}$`))
  await expect(app.page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await startAgain(dataDir, 'culprit://open/projects')
  await expect(app.page).toHaveURL(/#\/projects$/)
  await startAgain(dataDir, 'culprit://run/anything')
  await expect(app.page).toHaveURL(/#\/projects$/)
  expect(app.electron.windows()).toHaveLength(1)
})

test('a link to what is open is copied, and Culprit can be started with it', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  await app.postEvent(anError({ value: 'cart is empty' }))
  await app.page.getByText('cart is empty').first().click()
  await expect(app.page).toHaveURL(/#\/issues\/\d+/)
  await chooseMenu(app, 'File', 'Copy Link to This')
  await expect.poll(() => clipboard(app)).toMatch(/^culprit:\/\/open\/issues\/\d+/)
  const link = await clipboard(app)
  await app.close()
  const again = await launchApp(dataDir, { args: [link] })
  await expect(again.page).toHaveURL(/#\/issues\/\d+/)
  await expect(again.page.getByText('cart is empty').first()).toBeVisible()
  await again.close()
})

test('a file that is opened with Culprit is shown, and taken where one says', async ({ app, dataDir }) => {
  const path = join(dataDir, 'crash.envelope')
  writeFileSync(path, envelopeOf('captured elsewhere'))
  await expect(app.page.getByRole('main')).toBeVisible()
  await startAgain(dataDir, path)
  const dialog = app.page.getByRole('dialog', { name: 'Import crash.envelope' })
  await expect(dialog).toContainText('An envelope with 1 item')
  await expect(dialog).toContainText('Error: captured elsewhere')
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(app.page).toHaveURL(/#\/issues\/\d+$/)
  await expect(app.page.getByText('captured elsewhere').first()).toBeVisible()
})

test('what is no file is not read, and one says what it is', async ({ app, dataDir }) => {
  test.skip(process.platform === 'win32', 'there is no such device')
  mkdirSync(join(dataDir, 'folder.json'))
  symlinkSync('/dev/zero', join(dataDir, 'endless.culprit'))
  symlinkSync(join(dataDir, 'loop.json'), join(dataDir, 'loop.json'))
  await expect(app.page.getByRole('main')).toBeVisible()
  for (const [name, reason] of [
    ['folder.json', 'it is a folder'],
    ['endless.culprit', 'it is no file'],
    ['loop.json', 'it is not there'],
    ['gone.envelope', 'it is not there']
  ] as const) {
    await startAgain(dataDir, join(dataDir, name))
    await expect(app.page.getByText(`${name} cannot be opened: ${reason}`)).toBeVisible()
  }
  expect(app.electron.windows()).toHaveLength(1)
})

test('a file manager names files by their addresses', async ({ app, dataDir }) => {
  const path = join(dataDir, 'größter crash #1.json')
  writeFileSync(path, JSON.stringify(anError({ value: 'captured elsewhere' })))
  await expect(app.page.getByRole('main')).toBeVisible()
  await startAgain(dataDir, pathToFileURL(path).href)
  const dialog = app.page.getByRole('dialog', { name: 'Import größter crash #1.json' })
  await expect(dialog).toContainText('Error: captured elsewhere')
})

test('files are dropped on the window; what cannot be taken says why', async ({ app }) => {
  await expect(app.page.getByText('Waiting for the first event')).toBeVisible()
  await drop(app.page, 'notes.txt', 'hello')
  const dialog = app.page.getByRole('dialog')
  await expect(dialog.getByRole('alert')).toContainText('Nothing can be taken from notes.txt')
  await expect(dialog.getByRole('button', { name: 'Import' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await drop(app.page, 'event.json', JSON.stringify(anError({ value: 'dropped' })))
  await expect(dialog).toContainText('1 event')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await app.call('issues.list', {})).toMatchObject({ value: { rows: [] } })
})

test('diagnostics tell of core and shell', async ({ app }) => {
  await chooseMenu(app, 'Help', 'Diagnostics')
  const group = app.page.getByRole('region', { name: 'Diagnostics' })
  await expect(group).toBeInViewport()
  await group.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect.poll(() => clipboard(app)).toContain('"electron"')
  const facts = JSON.parse(await clipboard(app)) as {
    store: { path: string }
    desktop: { processes: unknown[] }
  }
  expect(facts.store.path).toContain('default.culprit')
  expect(facts.desktop.processes.length).toBeGreaterThan(1)
})
