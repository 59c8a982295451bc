import type { Locator, Page } from '@playwright/test'
import { seriousIn } from './axe.ts'
import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

/** The colour before a name. */
function markIn(place: Locator): Locator {
  return place.locator('[data-color]')
}

function settings(page: Page): Locator {
  return page.getByRole('region', { name: 'Project', exact: true })
}

test('each project has a colour of its own, wherever it is named', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty' }), '1')
  await server.post(anError({ value: 'mailbox is full' }), '2')
  const { client } = server.ready
  await client.projects.rename({ id: '1', name: 'shop' })
  await client.projects.rename({ id: '2', name: 'mail' })
  await client.projects.configure({ id: '2', settings: { color: 'violet' } })
  await open()
  await expect(markIn(row(page, 'cart is empty'))).toHaveAttribute('data-color', 'blue')
  await expect(markIn(row(page, 'mailbox is full'))).toHaveAttribute('data-color', 'violet')

  await row(page, 'mailbox is full').click()
  const header = openIssue(page).getByRole('banner').or(openIssue(page).locator('header')).first()
  await expect(markIn(header)).toHaveAttribute('data-color', 'violet')

  await page.getByRole('button', { name: 'Projects: All projects' }).click()
  const filter = page.getByRole('listbox', { name: 'Projects' })
  await expect(markIn(filter.getByRole('option', { name: 'mail' }))).toHaveAttribute('data-color', 'violet')
  await filter.getByRole('option', { name: 'mail' }).click()
  await page.keyboard.press('Escape')
  const chosen = page.getByRole('button', { name: 'Projects: mail' })
  await expect(markIn(chosen)).toHaveAttribute('data-color', 'violet')

  // a window that is open is told
  await client.projects.configure({ id: '2', settings: { color: 'green' } })
  await expect(markIn(chosen)).toHaveAttribute('data-color', 'green')

  await page.getByRole('navigation').getByRole('link', { name: 'Projects' }).click()
  const projects = page.getByRole('table', { name: 'Projects' })
  await expect(markIn(projects.getByRole('row', { name: /mail/ }))).toHaveAttribute('data-color', 'green')
})

test('a colour is chosen with the mouse or by keyboard, and given back', async ({ page, server, open }) => {
  await open('/projects/1?tab=settings')
  const colors = settings(page).getByRole('radiogroup', { name: 'Colour of the project' })
  const byDefault = settings(page).getByRole('button', { name: 'Default' })
  await expect(colors.getByRole('radio', { name: 'blue' })).toBeChecked()
  await expect(byDefault).toBeDisabled()
  await colors.getByRole('radio', { name: 'pink' }).click()
  await expect(colors.getByRole('radio', { name: 'pink' })).toBeChecked()
  await expect(markIn(page.getByRole('heading', { level: 1 }))).toHaveAttribute('data-color', 'pink')
  // as long as a finger takes: the primitive looks a moment later whether the key is still down
  await page.keyboard.press('ArrowLeft', { delay: 60 })
  await expect(colors.getByRole('radio', { name: 'violet' })).toBeChecked()
  const color = async () => (await server.ready.client.projects.settings({ id: '1' })).color
  await expect.poll(color).toBe('violet')
  await page.reload()
  await expect(colors.getByRole('radio', { name: 'violet' })).toBeChecked()
  await byDefault.click()
  await expect(colors.getByRole('radio', { name: 'blue' })).toBeChecked()
  await expect.poll(color).toBe(null)
  expect(await seriousIn(page, 'main')).toEqual([])
})

test('what else is decided about a project leaves its rules alone', async ({ page, server, open }) => {
  const { client } = server.ready
  const grouping = { stackRules: 'function:main -app', fingerprintRules: '', parameterizes: false }
  await client.projects.configure({ id: '1', settings: { grouping } })
  await open('/projects/1?tab=settings')
  await page.getByRole('checkbox', { name: /Believe old timestamps/ }).check()
  await settings(page).getByRole('radio', { name: 'teal' }).click()
  await expect
    .poll(() => client.projects.settings({ id: '1' }))
    .toEqual({ grouping, clampsOldTimestamps: false, color: 'teal' })
})

test('a new key says what it ends, and is taken back until one leaves', async ({ page, server, open }) => {
  const dsn = async () => (await server.ready.client.projects.get({ id: '1' })).dsn
  const before = await dsn()
  await open('/projects/1?tab=settings')
  const renew = settings(page).getByRole('button', { name: 'New key…' })
  await renew.click()
  const asked = page.getByRole('dialog', { name: /^A new key for / })
  await expect(asked).toContainText('any key is taken from them, the old one too')
  await expect(asked).toContainText('Other machines need the new key for this project from now on')
  await expect(asked).toContainText('the listener is open to this machine only')
  expect(await seriousIn(page, '[role="dialog"]')).toEqual([])
  await asked.getByRole('button', { name: 'Keep the key' }).click()
  expect(await dsn()).toBe(before)

  await renew.click()
  await asked.getByRole('button', { name: 'Make a new key' }).click()
  const done = page.getByRole('dialog', { name: /has a new key$/ })
  await expect(done).toContainText('Until this is closed the old key can be had back.')
  const made = await dsn()
  expect(made).not.toBe(before)
  await expect(done).toContainText(made)
  expect(await seriousIn(page, '[role="dialog"]')).toEqual([])
  await done.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('The old key holds again.')).toBeVisible()
  await expect(settings(page)).toContainText(before)
  expect(await dsn()).toBe(before)
  await expect(settings(page)).toContainText('need the key that the listener’s settings show')

  await renew.click()
  await asked.getByRole('button', { name: 'Make a new key' }).click()
  await done.getByRole('button', { name: 'Done' }).click()
  await expect(done).toHaveCount(0)
  await expect(settings(page)).toContainText('need this key to send to it')
  await expect(settings(page)).toContainText(new URL(await dsn()).username)
  expect(await dsn()).not.toBe(before)
})
