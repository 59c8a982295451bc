import type { Page } from '@playwright/test'
import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

/** Whether the page is dark to the eye. */
function isDark(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = (
      getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? []
    ).map(Number)
    return red + green + blue < 3 * 128
  })
}

test('the theme follows the system, also while the page is open', async ({ page, open }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await open()
  await expect(page.getByText('Waiting for the first event')).toBeVisible()
  expect(await isDark(page)).toBe(true)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await isDark(page)).toBe(false)
})

test('a theme that was chosen overrides the system, and stays', async ({ page, open }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await open('/settings')
  const theme = page.getByRole('radiogroup', { name: 'Theme' })
  await expect(theme.getByRole('radio', { name: 'System' })).toBeChecked()
  await theme.getByRole('radio', { name: 'Dark' }).click()
  expect(await isDark(page)).toBe(true)
  await page.reload()
  await expect(theme.getByRole('radio', { name: 'Dark' })).toBeChecked()
  expect(await isDark(page)).toBe(true)

  await page.getByRole('button', { name: 'Theme: dark. Change to as the system' }).click()
  expect(await isDark(page)).toBe(false)
  await page.getByRole('button', { name: 'Theme: as the system. Change to light' }).click()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await isDark(page)).toBe(false)
})

test('rows are comfortable or compact, and stay so', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty' }))
  await open()
  const height = async () => (await row(page).boundingBox())?.height
  expect(await height()).toBe(44)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: 'Compact' }).click()
  await page.getByRole('link', { name: 'Issues' }).click()
  await expect.poll(height).toBe(28)
  await page.reload()
  await expect(row(page)).toBeVisible()
  expect(await height()).toBe(28)
})

test('in a narrow window an issue takes the whole width', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty' }))
  await page.setViewportSize({ width: 800, height: 600 })
  await open()
  await row(page, 'cart is empty').click()
  await expect.poll(async () => (await openIssue(page).boundingBox())?.width).toBeGreaterThan(700)
  await page.keyboard.press('Escape')
  await expect(openIssue(page)).toHaveCount(0)
  await expect(row(page)).toBeVisible()
})

test('a section that was folded stays folded', async ({ page, server, open }) => {
  await server.postAll([
    anError({ value: 'cart is empty', rest: { tags: { region: 'eu' } } }),
    anError({ value: 'mailbox is full', rest: { tags: { region: 'eu' } } })
  ])
  await open()
  await row(page, 'cart is empty').click()
  const toggle = openIssue(page)
    .getByRole('region', { name: 'Tags' })
    .getByRole('heading')
    .getByRole('button')
  await toggle.click()
  await expect(toggle).toHaveAttribute('aria-expanded', 'false')
  await row(page, 'mailbox is full').click()
  await expect(openIssue(page)).toContainText('mailbox is full')
  await expect(toggle).toHaveAttribute('aria-expanded', 'false')
  await page.reload()
  await expect(toggle).toHaveAttribute('aria-expanded', 'false')
})
