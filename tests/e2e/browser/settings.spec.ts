import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { DEFAULT_SETTINGS } from '../../../shared/contract/settings.ts'
import { freePort } from '../../helpers/free-port.ts'
import { seriousIn } from './axe.ts'
import { expect, test } from './test.ts'

/** A group of settings. */
function group(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true })
}

test('settings are searched by what they say and by other words for it', async ({ page, open }) => {
  await open('/settings')
  const field = page.getByRole('textbox', { name: 'Search settings' })
  const titles = page.getByRole('main').getByRole('heading', { level: 2 })
  await expect(titles.first()).toHaveText('Listener')
  expect(await titles.count()).toBeGreaterThan(5)
  await field.fill('FIREWALL')
  await expect(titles).toHaveText(['Listener'])
  await expect(group(page, 'Listener')).toContainText('Who can send')
  await expect(group(page, 'Listener')).not.toContainText('Spotlight')
  await field.fill('dsn rename')
  await expect(titles).toHaveText(['Projects'])
  await field.fill('theme dark')
  await expect(titles).toHaveText(['Look'])
  await field.fill('no such thing')
  await expect(page.getByRole('status').filter({ hasText: 'No setting is about' })).toBeVisible()
  await field.fill('')
  await expect(titles.first()).toHaveText('Listener')
})

test('the network is let in on purpose, with a warning, and then needs a key', async ({
  page,
  server,
  open
}) => {
  await open('/settings')
  const listener = group(page, 'Listener')
  const reach = listener.getByRole('button', { name: /^Who can send: / })
  await expect(reach).toHaveText('This machine only')
  const addresses = listener.getByRole('table', { name: 'From elsewhere' })
  await expect(addresses).toContainText('10.0.2.2')
  await expect(addresses).toContainText('host.docker.internal')
  await reach.click()
  await page.getByRole('menuitemradio', { name: /^All networks/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Let other machines send?' })
  await expect(dialog).toContainText('without encryption')
  await expect(dialog).toContainText('firewall')
  expect(await seriousIn(page, '[role="dialog"]')).toEqual([])
  await dialog.getByRole('button', { name: 'Keep it to this machine' }).click()
  const { client } = server.ready
  expect((await client.listener.get({})).isOpenToNetwork).toBe(false)

  await reach.click()
  await page.getByRole('menuitemradio', { name: /^All networks/ }).click()
  await dialog.getByRole('button', { name: 'Let them send' }).click()
  await expect(listener).toContainText('open to the network')
  await expect(reach).toHaveText('All networks')
  // where programs of this machine send to is still an address
  await expect(listener).toContainText(server.ready.ingestUrl)
  await expect(listener).not.toContainText('http://0.0.0.0')
  // what a firewall may need is told as long as it is open
  await expect(listener).toContainText('Nothing arrives?')
  const { networkKey, isOpenToNetwork } = await client.listener.get({})
  expect(isOpenToNetwork).toBe(true)
  await expect(addresses).toContainText(networkKey)

  await listener.getByRole('button', { name: 'New key' }).click()
  await expect(listener).not.toContainText(networkKey)
  await expect(addresses).toContainText((await client.listener.get({})).networkKey)
  expect(await seriousIn(page, 'main')).toEqual([])

  await reach.click()
  await page.getByRole('menuitemradio', { name: /^This machine only/ }).click()
  await expect(listener).toContainText('open to this machine only')
  await expect(listener).not.toContainText('Nothing arrives?')
})

test('the last request and the last refusal are told where it listens', async ({ page, server, open }) => {
  await open('/settings')
  const listener = group(page, 'Listener')
  await expect(listener).toContainText('No request yet since Culprit was started.')
  const url = `${server.ready.ingestUrl}/api/7/store/?sentry_client=tester/1.0&sentry_key=a`
  await fetch(url, { method: 'POST', body: '{"message":"hello"}' })
  await expect(listener).toContainText(/Last request .* project 7, from tester\/1\.0/)
  await fetch(url, { method: 'POST', body: '{"broken' })
  await expect(listener).toContainText('Last refused')
  await expect(listener.getByRole('link', { name: 'All that were refused' })).toBeVisible()

  // and from every page, under the pointer
  await page.getByRole('navigation').getByRole('link', { name: 'Issues' }).click()
  const state = page.getByRole('contentinfo').getByRole('link', { name: /^Listening on/ })
  await state.hover()
  await expect(page.getByRole('tooltip')).toContainText(/Last request .*, project 7, from tester\/1\.0\./)
  await state.click()
  await expect(page).toHaveURL(/#\/settings\?section=listener/)
})

test('listening is paused and goes on, and a test event goes the way of every other', async ({
  page,
  server,
  open
}) => {
  await open('/settings')
  const listener = group(page, 'Listener')
  await listener.getByRole('button', { name: 'Pause' }).click()
  await expect(listener).toContainText('Paused: nothing is received')
  await expect(listener.getByRole('button', { name: 'Send a test event' })).toBeDisabled()
  await expect(fetch(server.ready.ingestUrl)).rejects.toThrow()
  await listener.getByRole('button', { name: 'Resume' }).click()
  await expect(listener).toContainText('Listening on')
  await listener.getByRole('button', { name: 'Send a test event' }).click()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/#\/issues\/\d+/)
})

test('a port that cannot be is not taken, and another one is at once', async ({ page, open }) => {
  await open('/settings')
  const port = page.getByRole('textbox', { name: 'Port' })
  await port.fill('99999')
  await expect(group(page, 'Listener').getByRole('alert')).toHaveText('A port is a number from 1 to 65535.')
  await expect(page.getByRole('button', { name: 'Listen there' })).toBeDisabled()
  const next = await freePort()
  await port.fill(String(next))
  await port.press('Enter')
  await expect(page.getByRole('contentinfo')).toContainText(`Listening on 127.0.0.1:${next}`)
})

test('settings go out to a file and come in again, after it is shown what changes', async ({
  page,
  server,
  open
}) => {
  const { client } = server.ready
  await client.settings.update({ editor: { folders: ['/srv/shop'] }, notifications: { minLevel: 'fatal' } })
  await open('/settings')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click()
  ])
  expect(download.suggestedFilename()).toBe('culprit-settings.json')
  const text = readFileSync(await download.path(), 'utf8')
  expect(text).not.toContain((await client.listener.get({})).networkKey)

  await client.settings.update({
    editor: DEFAULT_SETTINGS.editor,
    notifications: DEFAULT_SETTINGS.notifications
  })
  const choose = (name: string, content: string) =>
    page.getByLabel('Settings file').setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(content)
    })
  await choose('settings.json', text.replace('"editor"', '"coffee": { "strong": true }, "editor"'))
  const dialog = page.getByRole('dialog', { name: 'Import settings' })
  await expect(dialog).toContainText('notifications.minLevel')
  await expect(dialog).toContainText('/srv/shop')
  await expect(dialog).toContainText('Not taken, as it does not fit: coffee')
  expect((await client.settings.get({})).editor.folders).toEqual([])
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(dialog).toHaveCount(0)
  await expect.poll(async () => (await client.settings.get({})).editor.folders).toEqual(['/srv/shop'])
  expect((await client.settings.get({})).notifications.minLevel).toBe('fatal')

  // opening the listener to the network is said in words, and nothing happens before one agrees
  await choose('settings.json', text.replace('"127.0.0.1"', '"0.0.0.0"'))
  await expect(dialog.getByRole('alert')).toContainText('Other machines could then try to send')
  await dialog.getByRole('button', { name: 'Leave them as they are' }).click()
  expect((await client.settings.get({})).listener.host).toBe('127.0.0.1')

  await choose('notes.json', 'hello')
  await expect(page.getByText('Nothing was imported: the file is no JSON.')).toBeVisible()
  await choose('notes.json', '{"hello": 1}')
  await expect(page.getByText('Nothing was imported: the file holds no settings of Culprit.')).toBeVisible()
})

test('diagnostics are saved without payloads, and without keys', async ({ page, server, open }) => {
  const { client } = server.ready
  const url = `${server.ready.ingestUrl}/api/1/store/?sentry_key=somebodyskey`
  await fetch(url, { method: 'POST', body: '{"message":"a secret of the payload"}' })
  await client.projects.renewKey({ id: '1' })
  await open('/settings?section=diagnostics')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    group(page, 'Diagnostics').getByRole('button', { name: 'Save diagnostics' }).click()
  ])
  const text = readFileSync(await download.path(), 'utf8')
  expect(JSON.parse(text)).toMatchObject({ store: { path: expect.stringContaining('default.culprit') } })
  const { networkKey } = await client.listener.get({})
  const { dsn } = await client.projects.get({ id: '1' })
  for (const secret of ['a secret of the payload', 'somebodyskey', networkKey, new URL(dsn).username]) {
    expect(text).not.toContain(secret)
  }
})
