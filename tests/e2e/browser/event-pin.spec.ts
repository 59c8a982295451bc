import { anError } from './events.ts'
import { openIssue } from './issue-page.ts'
import { expect, test } from './test.ts'

test('an event is pinned, is marked among the others, and is let go', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty', secondsAgo: 60 }))
  await server.post(anError({ value: 'cart is empty', secondsAgo: 5 }))
  await open('/issues/1')
  const pin = openIssue(page).getByRole('button', { name: 'Pin the event' })
  await expect(pin).toHaveAttribute('aria-pressed', 'false')
  await pin.press('Enter')
  await expect(pin).toHaveAttribute('aria-pressed', 'true')
  // it is that of this event
  await page.keyboard.press('[')
  await expect(openIssue(page).getByText('1 of 2')).toBeVisible()
  await expect(pin).toHaveAttribute('aria-pressed', 'false')

  await open('/issues/1?part=events')
  const rows = openIssue(page).getByRole('table', { name: 'Events' }).getByRole('row')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(1).getByLabel('Pinned')).toBeVisible()
  await expect(rows.nth(2).getByLabel('Pinned')).toHaveCount(0)

  await open('/issues/1')
  await expect(pin).toHaveAttribute('aria-pressed', 'true')
  await pin.click()
  await expect(pin).toHaveAttribute('aria-pressed', 'false')
  await open('/issues/1?part=events')
  await expect(rows).toHaveCount(3)
  await expect(page.getByLabel('Pinned')).toHaveCount(0)
})
