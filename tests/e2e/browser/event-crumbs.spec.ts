import { webEvent } from './event-rich.ts'
import { row, section } from './issue-page.ts'
import { expect, test } from './test.ts'

test('breadcrumbs are filtered by type and level and searched', async ({ page, server, open }) => {
  await server.post(webEvent())
  await open()
  await row(page, 'GraphQLError').click()
  const crumbs = await section(page, 'Breadcrumbs')
  const told = crumbs.locator('[data-crumb]')
  await expect(told).toHaveCount(5)
  await expect(told.first()).toContainText('GraphQLError:no price')

  await crumbs.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'User action' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'HTTP request' }).click()
  await expect(told).toHaveCount(2)
  await page
    .getByRole('menuitemcheckbox', { name: /^Error/ })
    .last()
    .click()
  await expect(told).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(crumbs.getByRole('button', { name: 'Filter (3)' })).toBeVisible()

  const search = crumbs.getByRole('textbox', { name: 'Search breadcrumbs' })
  await search.fill('ORDERS')
  await expect(told).toHaveCount(1)
  await expect(crumbs.locator('mark')).toHaveText('orders')
  await search.fill('nothing like it')
  await expect(crumbs).toContainText('No breadcrumb matches “nothing like it”.')
  await crumbs.getByRole('button', { name: 'Reset the filter' }).click()
  await crumbs.getByRole('button', { name: 'Clear the search', exact: true }).last().click()
  await expect(told).toHaveCount(5)
})

test('the order and the way to tell time stay as they were chosen', async ({ page, server, open }) => {
  await server.post(webEvent())
  await open()
  await row(page, 'GraphQLError').click()
  const crumbs = await section(page, 'Breadcrumbs')
  await crumbs.getByRole('button', { name: 'Newest first' }).click()
  await expect(crumbs.locator('[data-crumb]').last()).toContainText('GraphQLError:no price')
  await crumbs.getByRole('button', { name: 'Absolute' }).click()
  await expect(crumbs.locator('[data-crumb]').first()).toContainText(/-\d\.\d{3}s/)
  await page.reload()
  await expect(crumbs.locator('[data-crumb]').first()).toContainText(/-\d\.\d{3}s/)
})

test('a long trail is on the page only where it is looked at', async ({ page, server, open }) => {
  const values = Array.from({ length: 400 }, (_, index) => ({
    timestamp: Date.now() / 1000 - 400 + index,
    category: 'step',
    message: `step ${index}`
  }))
  await server.post({ platform: 'node', message: 'long way', breadcrumbs: { values } })
  await open()
  await row(page, 'long way').click()
  const crumbs = await section(page, 'Breadcrumbs')
  const box = crumbs.getByRole('region', { name: 'Trail of breadcrumbs' })
  await expect(box).toContainText('step 399')
  expect(await box.getByText(/^step \d+$/).count()).toBeLessThan(60)
  await box.focus()
  // what comes into sight is measured, and the trail grows by it
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(box.getByText('step 0', { exact: true })).toBeVisible({ timeout: 500 })
  }).toPass()
})
