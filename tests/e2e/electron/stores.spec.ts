import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import SqliteDatabase from 'better-sqlite3'
import { backUpStore } from '../../../main/core/back-up-store.ts'
import { findDataPlace, SHELL_FILE } from '../../../main/core/data-place.ts'
import { openShellMemory } from '../../../main/shell/shell-memory.ts'
import { anError } from '../browser/events.ts'
import { type App, launchApp, startAgain, test } from './launch-app.ts'
import { chooseMenu } from './menu.ts'

/** The next dialog for a file is answered with this path, as if the user had chosen it. */
function answerDialogs(app: App, path: string): Promise<void> {
  return app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
}

async function opened(app: App, act: () => Promise<unknown>): Promise<Page> {
  const [page] = await Promise.all([app.electron.waitForEvent('window'), act()])
  return page
}

function sideFolders(dataDir: string): string[] {
  const folder = join(dataDir, 'aside')
  return existsSync(folder) ? readdirSync(folder) : []
}

test('sample data open in a window and a store of their own, marked, and go with it', async ({
  app,
  dataDir
}) => {
  const sample = await opened(app, () =>
    app.page.getByRole('button', { name: 'Try it with sample data' }).click()
  )
  await expect(sample.getByRole('banner')).toContainText('Sample data')
  await expect(sample.getByText('PaymentTimeout').first()).toBeVisible()
  const titles = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.getTitle()))
  expect((await titles()).filter((title) => title.endsWith('Sample data'))).toHaveLength(1)
  expect(sideFolders(dataDir)).toHaveLength(1)

  // what arrives is the user's own, and the sample's window says that it listens
  await app.postEvent(anError({ value: 'a real one' }))
  await expect(app.page.getByText('a real one').first()).toBeVisible()
  await expect(app.page.getByText('PaymentTimeout')).toHaveCount(0)
  await expect(sample.getByRole('contentinfo')).toContainText('Listening on 127.0.0.1')
  expect(await app.call('issues.list', {})).toMatchObject({ value: { total: 1 } })

  // a window that is opened from it shows the same
  const second = await opened(app, () =>
    sample.evaluate(() => window.bridge?.call('desktop.openWindow', { place: '/projects' }))
  )
  await expect(second.getByText('shop-api').first()).toBeVisible()
  await expect(second.getByRole('banner')).toContainText('Sample data')
  await second.close()
  await sample.close()
  await expect.poll(() => sideFolders(dataDir)).toEqual([])
})

test('the store is backed up to a file, which opens as a copy', async ({ app, dataDir }) => {
  await app.postEvent(anError({ value: 'worth keeping' }))
  const path = join(dataDir, 'kept.culprit')
  await answerDialogs(app, path)
  await chooseMenu(app, 'File', 'Back Up Store…')
  await expect(app.page.getByText(`A copy of the store was written to ${path}.`)).toBeVisible()

  const copy = await opened(app, () => startAgain(dataDir, path))
  await expect(copy.getByRole('banner')).toContainText('kept.culprit')
  await expect(copy.getByText('worth keeping').first()).toBeVisible()
  const changed = await copy.evaluate(() =>
    window.bridge?.call('issues.update', { query: '', status: 'resolved' })
  )
  expect(changed).toMatchObject({ ok: true, value: { changed: [expect.anything()] } })
  expect(await app.call('issues.list', { query: 'is:unresolved' })).toMatchObject({ value: { total: 1 } })
})

/** As if the file were dragged from a file manager. */
async function dropFile(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input')
    input.type = 'file'
    input.id = 'dragged'
    document.body.append(input)
  })
  await page.setInputFiles('#dragged', path)
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dragged')
    const dataTransfer = new DataTransfer()
    for (const file of input?.files ?? []) dataTransfer.items.add(file)
    input?.remove()
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
}

test('a store is dropped on the window and opens as a copy, however large it is', async ({
  app,
  dataDir
}) => {
  await app.postEvent(anError({ value: 'worth keeping' }))
  const path = join(dataDir, 'kept.culprit')
  await expect(app.page.getByText('worth keeping').first()).toBeVisible()
  backUpStore(dataDir, path)
  const db = new SqliteDatabase(path)
  db.exec('CREATE TABLE filler AS SELECT zeroblob(20000000); DROP TABLE filler')
  db.close()
  expect(statSync(path).size).toBeGreaterThan(16 * 1024 * 1024)

  const copy = await opened(app, () => dropFile(app.page, path))
  await expect(copy.getByRole('banner')).toContainText('kept.culprit')
  await expect(copy.getByText('worth keeping').first()).toBeVisible()
  await copy.close()
  await expect.poll(() => sideFolders(dataDir)).toEqual([])
})

test('the store is moved to another folder, and found there again', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  await app.postEvent(anError({ value: 'before the move' }))
  const folder = join(dataDir, 'elsewhere')
  mkdirSync(folder)
  await answerDialogs(app, folder)
  await chooseMenu(app, 'File', 'Settings…')
  await app.page.getByRole('button', { name: 'Move…' }).click()
  await expect(app.page.getByText(`The store is at ${join(folder, 'default.culprit')} now.`)).toBeVisible()
  expect(existsSync(join(dataDir, 'default.culprit'))).toBe(false)
  await app.postEvent(anError({ value: 'after the move' }))
  // where a store is already, none is moved to
  await app.page.getByRole('button', { name: 'Move…' }).click()
  await expect(app.page.getByText('The store was not moved: There is a store')).toBeVisible()
  await app.close()

  const again = await launchApp(dataDir)
  await expect(again.page.getByText('before the move').first()).toBeVisible()
  await expect(again.page.getByText('after the move').first()).toBeVisible()
  expect((await again.status()).store.path).toBe(join(folder, 'default.culprit'))
  await again.close()
  // whoever runs without a window finds it too
  expect(findDataPlace(dataDir)).toEqual({ path: folder })
})

test('a store that would not be found again is not moved, and one says why', async ({ app, dataDir }) => {
  await app.postEvent(anError({ value: 'worth keeping' }))
  const folder = join(dataDir, 'elsewhere')
  mkdirSync(folder)
  // as where the disk is full, or the folder of the settings is another one's: shell.json cannot be written
  rmSync(join(dataDir, `${SHELL_FILE}.new`), { force: true })
  mkdirSync(join(dataDir, `${SHELL_FILE}.new`))
  await answerDialogs(app, folder)
  await chooseMenu(app, 'File', 'Settings…')
  await app.page.getByRole('button', { name: 'Move…' }).click()
  const why = 'The store was not moved: Culprit’s own folder cannot keep where it would be (EISDIR'
  await expect(app.page.getByText(why)).toBeVisible()
  expect(readdirSync(folder)).toEqual([])
  const nowhere = join(folder, 'nowhere')
  await answerDialogs(app, nowhere)
  await app.page.getByRole('button', { name: 'Move…' }).click()
  await expect(app.page.getByText(`No file can be made in ${nowhere}. It stays where it is.`)).toBeVisible()
  await app.postEvent(anError({ value: 'still received' }))
  expect((await app.status()).store.path).toBe(join(dataDir, 'default.culprit'))
  expect(await app.call('issues.list', {})).toMatchObject({ value: { total: 2 } })
})

test('a folder that is not there is told, and the store in the usual one used meanwhile', async ({
  dataDir
}) => {
  const missing = join(dataDir, 'unplugged')
  openShellMemory(join(dataDir, SHELL_FILE)).setDataDir(missing)
  const app = await launchApp(dataDir, { before: './record-dialogs.cjs' })
  const said = () => app.electron.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'recordedDialogs')))
  await expect.poll(said).toContain('is its drive connected?')
  expect(await said()).toContain(missing)
  expect((await app.status()).store.path).toBe(join(dataDir, 'default.culprit'))
  expect(existsSync(missing)).toBe(false)
  await app.close()
  expect(findDataPlace(dataDir)).toEqual({ path: dataDir, missing })
})

test('the licences of what is shipped can be read', async ({ app }) => {
  await chooseMenu(app, 'Help', 'About Culprit')
  const about = app.page.getByRole('region', { name: 'About' })
  for (const name of ['better-sqlite3', 'electron', 'react-dom', 'zod']) {
    await expect(about.getByRole('button', { name: new RegExp(`^${name} \\d`) })).toHaveCount(1)
  }
  await about.getByRole('button', { name: /^better-sqlite3/ }).click()
  await expect(app.page.getByRole('dialog')).toContainText('Permission is hereby granted')
})

test('a link that is copied beside sample data leads into them, as long as they are open', async ({
  app,
  dataDir
}) => {
  const { page } = app
  await app.postEvent(anError({ value: 'a real one' }))
  await expect(page.getByText('a real one').first()).toBeVisible()
  const sample = await opened(app, () => chooseMenu(app, 'File', 'Open Sample Data'))
  await sample.getByText('PaymentTimeout').first().click({ button: 'right' })
  await sample.getByRole('menuitem', { name: 'Copy link' }).click()
  const clipboard = () => app.electron.evaluate(({ clipboard: system }) => system.readText())
  await expect.poll(clipboard).toMatch(/^culprit:\/\/store\/[0-9a-f-]{36}\/issues\/\d+$/)
  const link = await clipboard()
  const place = /\/issues\/\d+$/.exec(link)?.[0] ?? ''
  const own = page.url()
  await startAgain(dataDir, link)
  await expect(sample).toHaveURL(new RegExp(`#${place}$`))
  expect(page.url()).toBe(own)

  // the application's menu, for the window in front
  await sample.bringToFront()
  await app.electron.evaluate(({ BrowserWindow, clipboard: system }) => {
    system.clear()
    BrowserWindow.getAllWindows()
      .find((each) => each.getTitle().endsWith('Sample data'))
      ?.focus()
  })
  await chooseMenu(app, 'File', 'Copy Link to This')
  await expect.poll(clipboard).toBe(link)

  await sample.close()
  await startAgain(dataDir, link)
  await expect(page.getByText('That link leads into sample data or a copy of a file')).toBeVisible()
  expect(page.url()).toBe(own)
})
