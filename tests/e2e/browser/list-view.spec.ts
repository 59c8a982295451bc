import { anError } from './events.ts'
import { row } from './issue-page.ts'
import { expect, test } from './test.ts'

test.beforeEach(async ({ server }) => {
  await server.postAll([
    anError({ value: 'cart is empty', secondsAgo: 40 }),
    anError({ value: 'mailbox is full', secondsAgo: 30 })
  ])
  await server.postAll([anError({ value: 'stock is old', secondsAgo: 20 })], '2')
  await server.ready.client.projects.rename({ id: '1', name: 'Shop' })
  await server.ready.client.projects.rename({ id: '2', name: 'Warehouse' })
})

test('issues are grouped by project, whose heads fold, and keys go through all of them', async ({
  page,
  open
}) => {
  await open()
  await expect(row(page)).toHaveText([/stock/, /mailbox/, /cart/])
  await page.getByRole('button', { name: 'Group by project' }).click()
  await expect(page).toHaveURL(/group=project/)
  const head = (name: string) =>
    page.getByRole('region', { name: 'Issues', exact: true }).getByRole('button', { name })
  await expect(head('Shop')).toContainText('2')
  await expect(head('Warehouse')).toContainText('1')
  await expect(page.getByText('3 issues', { exact: true })).toBeVisible()
  const order = await row(page).allTextContents()
  expect(order.findIndex((text) => text.includes('mailbox'))).toBe(
    order.findIndex((text) => text.includes('cart')) - 1
  )

  await head('Shop').click()
  await expect(head('Shop')).toHaveAttribute('aria-expanded', 'false')
  await expect(row(page)).toHaveText([/stock/])
  await head('Shop').click()
  await expect(row(page)).toHaveCount(3)
  for (let step = 0; step < 3; step++) await page.keyboard.press('j')
  await expect(row(page).and(page.locator('[aria-selected=true]'))).toHaveAttribute('aria-posinset', '3')
})

test('a row says to a screen reader what its columns show', async ({ page, open }) => {
  await open()
  const cart = row(page, 'cart is empty')
  await expect(cart).toHaveAccessibleName(
    /^Not seen: Error .*cart is empty.* 1 event in the last 24 hours .* 1 event 0 users$/
  )
})

test('the stack trace is previewed by pointing at a row, and by key', async ({ page, open }) => {
  await open()
  const preview = page.getByRole('group', { name: /^Preview of/ })
  await row(page, 'cart is empty').locator('[data-preview]').hover()
  await expect(preview).toContainText('handle cart is empty')
  await expect(preview).toContainText('return order.lines.length')
  await page.keyboard.press('Escape')
  await expect(preview).toHaveCount(0)

  await page.mouse.move(2, 2)
  await page.keyboard.press('j')
  await page.keyboard.press('p')
  await expect(preview).toContainText('handle stock is old')
  await page.keyboard.press('j')
  await expect(preview).toContainText('handle mailbox is full')
  await page.keyboard.press('p')
  await expect(preview).toHaveCount(0)
})

test('the chart can be hidden, and stays so', async ({ page, open }) => {
  await open()
  const chart = page.getByRole('region', { name: 'Events over time' })
  await expect(chart).toContainText('3 events')
  await page.keyboard.press('c')
  await expect(chart).toHaveCount(0)
  await page.reload()
  await expect(row(page)).toHaveCount(3)
  await expect(chart).toHaveCount(0)
  await page.getByRole('button', { name: 'Show the chart' }).click()
  await expect(chart).toContainText('3 events')
})

test('dragging over the chart chooses a time, and the level in its legend is a filter', async ({
  page,
  open
}) => {
  await open('/issues?time=7d')
  const chart = page.getByRole('region', { name: 'Events over time' })
  await expect(chart.locator('svg rect').first()).toBeAttached()
  const box = await chart.locator('.recharts-surface').boundingBox()
  if (!box) throw new Error('the chart is not there')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + 10, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, y, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/from=\d+.*to=\d+/)
  await expect(page).not.toHaveURL(/time=/)
  await expect(page.getByRole('heading', { name: 'No issue matches the filters' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(row(page)).toHaveCount(3)
  await chart.getByRole('button', { name: /^Error/ }).click()
  await expect(page.getByRole('textbox', { name: 'Search issues' })).toHaveValue('level:error')
})

test('the numbers of the tabs follow what is searched for', async ({ page, open }) => {
  await open()
  const tab = (name: string) => page.getByRole('radio', { name, exact: true })
  await expect(tab('Unresolved')).toHaveText(/3$/)
  await expect(tab('New')).toHaveText(/3$/)
  await expect(tab('Resolved')).toHaveText(/0$/)
  await page.getByRole('textbox', { name: 'Search issues' }).fill('cart')
  await expect(tab('Unresolved')).toHaveText(/1$/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await expect(tab('Resolved')).toHaveText(/1$/)
  await page.keyboard.press('6')
  await expect(tab('Resolved')).toBeChecked()
  await expect(row(page)).toHaveText([/cart/])
})

test('a search is saved, pinned to the rail, renamed and deleted', async ({ page, open }) => {
  await open('/issues?query=cart&sort=events')
  await expect(row(page)).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+s')
  const panel = page.getByRole('dialog', { name: 'Saved searches' })
  await panel.getByRole('textbox', { name: 'Name of this search' }).fill('Checkout errors')
  await page.keyboard.press('Enter')
  await panel.getByRole('button', { name: 'Pin Checkout errors to the rail' }).click()
  await page.keyboard.press('Escape')
  const pinned = page.getByRole('link', { name: 'Saved search: Checkout errors' })
  await expect(pinned).toHaveAttribute('aria-current', 'page')
  await page.getByRole('link', { name: 'Settings' }).click()
  await pinned.click()
  await expect(row(page)).toHaveText([/cart/])
  await expect(page.getByRole('button', { name: 'Sort by Events' })).toBeVisible()

  await page.getByRole('button', { name: 'Saved search: Checkout errors' }).click()
  await panel.getByRole('button', { name: 'Rename Checkout errors' }).click()
  await panel.getByRole('textbox', { name: 'New name of Checkout errors' }).fill('Cart')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Saved search: Cart' })).toBeVisible()
  await panel.getByRole('button', { name: 'Delete Cart' }).click()
  await expect(page.getByRole('link', { name: /^Saved search/ })).toHaveCount(0)
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'Saved search: Cart' })).toBeVisible()
})
