import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { STORE_FILE } from '../../../main/core/store-file.ts'
import { markRunning } from '../../../main/store/clean-stop.ts'
import { openStore } from '../../../main/store/open-store.ts'
import { overwritePage } from '../../helpers/overwrite-page.ts'
import { anError } from '../browser/events.ts'
import { type App, launchApp, test } from './launch-app.ts'
import { chooseMenu } from './menu.ts'

const RECORDED = { before: './record-dialogs.cjs' }

interface Dialog {
  readonly message: string
  readonly detail: string
}

/** What the message boxes said so far; each was answered with its first button. */
function dialogs(app: App): Promise<Dialog[]> {
  return app.electron.evaluate(() => Reflect.get(globalThis, 'recordedDialogs') as Dialog[])
}

async function fillStore(dataDir: string): Promise<string> {
  const app = await launchApp(dataDir)
  await app.postEvent(anError({ value: 'worth saving' }))
  await app.close()
  return join(dataDir, STORE_FILE)
}

/** What the window says is under way, also of the page that is loaded again when it is over. */
async function watchUnderWay({ page }: App): Promise<readonly string[]> {
  const said: string[] = []
  await page.exposeFunction('sayUnderWay', (text: string) => said.push(text))
  await page.evaluate(() => {
    new MutationObserver(() => {
      const note = document.querySelector('section[aria-label="Under way"]')
      if (note) Reflect.get(window, 'sayUnderWay')(note.textContent)
    }).observe(document, { childList: true, subtree: true, characterData: true })
  })
  return said
}

test('a damaged store is salvaged from the window, which goes on with what could be read', async ({
  dataDir
}) => {
  const path = await fillStore(dataDir)
  overwritePage(path, 1)
  const app = await launchApp(dataDir, RECORDED)
  await expect(app.page.getByRole('alert')).toContainText('The store is damaged')
  const underWay = await watchUnderWay(app)
  await app.page.getByRole('button', { name: 'Salvage what can be read' }).click()
  await expect(app.page.getByText('worth saving').first()).toBeVisible()
  await expect.poll(() => dialogs(app)).toHaveLength(1)
  expect(underWay[0]).toContain('The store is being recovered')
  expect(underWay[0]).toContain('%')
  await expect(app.page.getByRole('region', { name: 'Under way' })).toHaveCount(0)
  const [told] = await dialogs(app)
  expect(told).toMatchObject({ message: 'The recovery is done' })
  expect(told?.detail).toContain(`The old store is kept as ${path}.damaged.`)
  expect(told?.detail).toContain('1 events, 1 issues')
  expect(existsSync(`${path}.damaged`)).toBe(true)

  await app.postEvent(anError({ value: 'received again' }))
  await expect(app.page.getByText('received again').first()).toBeVisible()
  await app.close()
})

test('the menu recovers a store after a question, and finds everything of one that is whole', async ({
  dataDir
}) => {
  const path = await fillStore(dataDir)
  const app = await launchApp(dataDir, RECORDED)
  await expect(app.page.getByText('worth saving').first()).toBeVisible()
  await chooseMenu(app, 'File', 'Recover Store…')
  await expect.poll(() => dialogs(app)).toHaveLength(2)
  const [asked, told] = await dialogs(app)
  expect(asked).toMatchObject({ message: 'Recover the store?', buttons: ['Recover', 'Cancel'] })
  expect(told?.detail).toContain('1 events, 1 issues')
  expect(told?.detail).toContain('Nothing is known to be lost.')
  await expect(app.page.getByText('worth saving').first()).toBeVisible()
  expect(existsSync(`${path}.damaged`)).toBe(true)
  await app.close()
})

test('nothing is recovered where the user thinks better of it', async ({ dataDir }) => {
  await fillStore(dataDir)
  const app = await launchApp(dataDir)
  await app.electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => {
      Reflect.set(globalThis, 'wasAsked', true)
      return { response: 1, checkboxChecked: false }
    }
  })
  await chooseMenu(app, 'File', 'Recover Store…')
  await expect.poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'wasAsked'))).toBe(true)
  expect(await app.call('issues.list', {})).toMatchObject({ value: { total: 1 } })
  expect(readdirSync(dataDir).filter((name) => name.includes('.damaged'))).toEqual([])
  await app.close()
})

test('damage that is found after an unclean stop names the menu’s entry, which mends it', async ({
  dataDir
}) => {
  const path = await fillStore(dataDir)
  const store = openStore(path)
  markRunning(store.db)
  store.close()
  overwritePage(path, 'saved_searches')
  const app = await launchApp(dataDir, RECORDED)
  const problem = app.page.getByRole('contentinfo').getByRole('alert')
  await expect(problem).toContainText('The store is damaged. “Recover Store…” in the File menu')
  await chooseMenu(app, 'File', 'Recover Store…')
  await expect(problem).toHaveCount(0)
  await expect(app.page.getByText('worth saving').first()).toBeVisible()
  expect((await app.status()).store.problem).toBeNull()
  await app.close()
})
