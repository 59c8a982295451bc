import type { Page } from '@playwright/test'
import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

const LARGE = { width: 1600, height: 1000 }
const SMALL = { width: 1280, height: 800 }

/** To another display: a page's viewport is its screen here. */
async function moveTo(page: Page, display: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(display)
  expect(await page.evaluate(() => [screen.width, screen.height])).toEqual([display.width, display.height])
}

test('a pane’s width is remembered for each display, and by all windows', async ({
  page,
  context,
  server,
  open,
  watch
}) => {
  await server.post(anError({ value: 'cart is empty' }))
  await moveTo(page, LARGE)
  await open()
  await row(page).click()
  await expect(openIssue(page)).toBeVisible()
  const splitter = page.getByRole('separator', { name: 'Width of the list' })
  await expect(splitter).toHaveAttribute('aria-valuenow', '470')
  await splitter.focus()
  for (const expected of ['494', '518', '542']) {
    await page.keyboard.press('ArrowRight')
    await expect(splitter).toHaveAttribute('aria-valuenow', expected)
  }

  await moveTo(page, SMALL)
  await expect(splitter).toHaveAttribute('aria-valuenow', '470')
  await page.keyboard.press('ArrowLeft')
  await expect(splitter).toHaveAttribute('aria-valuenow', '446')

  await moveTo(page, LARGE)
  await expect(splitter).toHaveAttribute('aria-valuenow', '542')
  await page.reload()
  await expect(splitter).toHaveAttribute('aria-valuenow', '542')

  watch.expect(/^window opened: .*#\/issues\/\d+$/)
  const [second] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'More actions' }).click(),
    page.getByRole('menuitem', { name: 'Open in new tab' }).click()
  ])
  await second.setViewportSize(SMALL)
  await expect(openIssue(second)).toBeVisible()
  const other = second.getByRole('separator', { name: 'Width of the list' })
  await expect(other).toHaveAttribute('aria-valuenow', '446')
  await page.bringToFront()
  await moveTo(page, SMALL)
  await expect(splitter).toHaveAttribute('aria-valuenow', '446')
  await splitter.press('ArrowLeft')
  await expect(splitter).toHaveAttribute('aria-valuenow', '422')
  await expect(other).toHaveAttribute('aria-valuenow', '422')
})
