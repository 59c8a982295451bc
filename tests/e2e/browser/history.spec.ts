import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

test('back and forward go through what was open, and a reload keeps it', async ({ page, server, open }) => {
  await server.postAll([anError({ value: 'cart is empty' }), anError({ value: 'mailbox is full' })])
  await open()
  await row(page, 'cart is empty').click()
  await expect(openIssue(page)).toContainText('cart is empty')
  await row(page, 'mailbox is full').click()
  await expect(openIssue(page)).toContainText('mailbox is full')
  await page.getByRole('link', { name: 'Projects' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible()

  await page.goBack()
  await expect(openIssue(page)).toContainText('mailbox is full')
  await page.goBack()
  await expect(openIssue(page)).toContainText('cart is empty')
  await page.reload()
  await expect(openIssue(page)).toContainText('cart is empty')
  await expect(page.getByRole('option', { selected: true })).toContainText('cart is empty')
  await page.goBack()
  await expect(row(page)).toHaveCount(2)
  await expect(openIssue(page)).toHaveCount(0)
  await page.goForward()
  await page.goForward()
  await expect(openIssue(page)).toContainText('mailbox is full')
})

test('an address holds all that is shown: filter, order, width, and the event', async ({
  page,
  server,
  open
}) => {
  const first = await server.post(anError({ value: 'cart is empty', secondsAgo: 50 }))
  await server.postAll([anError({ value: 'cart is empty' }), anError({ value: 'mailbox is full' })])
  const { rows } = await server.ready.client.issues.list({ query: 'cart' })
  await open(`/issues/${rows[0]?.id}/events/${first}?query=cart&status=all&sort=events&view=full`)
  const shown = async () => {
    await expect(openIssue(page).getByTitle(`Event ${first}`)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Show beside the list' })).toBeVisible()
    await page.getByRole('button', { name: 'Show beside the list' }).click()
    await expect(row(page)).toHaveText([/cart is empty/])
    await expect(page.getByRole('textbox', { name: 'Search issues' })).toHaveValue('cart')
    await expect(
      page.getByRole('radiogroup', { name: 'Status' }).getByRole('radio', { name: 'All' })
    ).toBeChecked()
    await expect(page.getByRole('button', { name: 'Sort by Events' })).toBeVisible()
  }
  await shown()
  await page.goBack()
  await page.reload()
  await shown()
})

test('an address that leads nowhere says so', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty' }))
  await open('/nowhere')
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
  await page.getByRole('link', { name: 'Go to the issues' }).click()
  await expect(row(page)).toHaveCount(1)
})

test('an issue that is not there is told, beside the list', async ({ page, server, open, watch }) => {
  watch.expect(/the server responded with a status of 404/)
  await server.post(anError({ value: 'cart is empty' }))
  await open('/issues/4711')
  await expect(openIssue(page).getByRole('alert')).toContainText('The issue cannot be shown.')
  await row(page, 'cart is empty').click()
  await expect(openIssue(page)).toContainText('return order.lines.length')
  await expect(openIssue(page).getByRole('alert')).toHaveCount(0)
})

test('an address that changes while the page starts is followed', async ({ page, open }) => {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      location.hash = '/settings'
    })
  })
  await open('/issues')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})

test('a step to another issue that still waits opens nothing once the issue was left', async ({
  page,
  server,
  open
}) => {
  await server.postAll(['one', 'two', 'three', 'four'].map((value) => anError({ value })))
  await page.clock.install()
  await open()
  await row(page).first().click()
  await expect(openIssue(page)).toHaveCount(1)
  const first = page.url()
  // time stands still: the second step follows at once, so it waits
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.keyboard.press('j')
  await expect(page).not.toHaveURL(first)
  await page.keyboard.press('j')
  await page.evaluate(() => {
    window.location.hash = '#/issues?status=all'
  })
  await expect(openIssue(page)).toHaveCount(0)
  await page.clock.runFor(2000)
  await expect(page).toHaveURL(/#\/issues\?status=all$/)
  await expect(openIssue(page)).toHaveCount(0)
})
