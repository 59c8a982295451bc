import { anError } from './events.ts'
import { openIssue, row, section } from './issue-page.ts'
import { expect, test } from './test.ts'

test('what arrives appears by itself, and counts go up in place', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty', secondsAgo: 60 }))
  await open()
  await row(page, 'cart is empty').click()
  await server.post(anError({ value: 'mailbox is full' }))
  await expect(row(page)).toHaveText([/mailbox is full/, /cart is empty/])
  // what is open stays open
  await expect(openIssue(page)).toContainText('cart is empty')

  await server.post(anError({ value: 'cart is empty' }))
  await expect(row(page, 'cart is empty')).toHaveAccessibleName(/2 events/)
  await expect(row(page)).toHaveText([/cart is empty/, /mailbox is full/])
  await expect(openIssue(page).getByTitle('2 events').first()).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('3 events')
})

test('in a list that is scrolled, what is new waits at the top and moves nothing', async ({
  page,
  server,
  open
}) => {
  const old = Array.from({ length: 60 }, (_, index) =>
    anError({ value: `old ${index}`, secondsAgo: 100 - index })
  )
  await server.postAll(old)
  await open()
  await row(page).first().hover()
  await page.mouse.wheel(0, 800)
  const read = row(page, /old 35$|old 35\D/)
  await expect(read).toBeInViewport()
  const before = await read.boundingBox()
  await server.postAll([anError({ value: 'fresh one' }), anError({ value: 'fresh two' })])
  const waiting = page.getByRole('button', { name: '2 new' })
  await expect(waiting).toBeVisible()
  expect(await read.boundingBox()).toEqual(before)
  await waiting.click()
  await expect(row(page).first()).toContainText('fresh two')
  await expect(row(page).first()).toBeInViewport()
  await expect(waiting).toHaveCount(0)
})

test('a list that is pointed at does not move, and counts what is new', async ({ page, server, open }) => {
  await server.postAll([
    anError({ value: 'cart is empty', secondsAgo: 60 }),
    anError({ value: 'mailbox is full', secondsAgo: 50 })
  ])
  await open()
  const read = row(page, 'cart is empty')
  // a pointer that comes from elsewhere moves more than once
  await row(page, 'mailbox is full').hover()
  await read.hover()
  const before = await read.boundingBox()
  await server.postAll([
    anError({ value: 'cart is empty' }),
    anError({ value: 'fresh one' }),
    anError({ value: 'fresh two' })
  ])
  await expect(page.getByRole('button', { name: '2 new issues' })).toBeVisible()
  await expect(read).toHaveAccessibleName(/2 events/)
  expect(await read.boundingBox()).toEqual(before)
  await page.mouse.move(2, 2)
  await expect(row(page)).toHaveText([/fresh two/, /fresh one/, /cart is empty/, /mailbox is full/])
})

test('a server that was killed and started again is found again, with everything there', async ({
  page,
  server,
  open,
  watch
}) => {
  watch.expect(
    /Failed to load resource: net::ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)/
  )
  const id = await server.post(anError({ value: 'cart is empty', secondsAgo: 60 }))
  await open()
  await row(page, 'cart is empty').click()
  await expect(openIssue(page)).toContainText('return order.lines.length')
  // what the page loads when it is needed is there
  await expect(page.getByRole('region', { name: 'Events over time' }).locator('svg').first()).toBeVisible()
  await expect(openIssue(page).locator('svg', { hasText: 'Events over time' })).toBeVisible()
  const bar = page.getByRole('contentinfo')

  await server.kill()
  await expect(bar).toContainText('Culprit does not answer')
  // what is seen stays
  await expect(openIssue(page)).toContainText('return order.lines.length')
  await server.start()
  await expect(bar).toContainText('Listening on')
  await expect(bar).not.toContainText('Culprit does not answer')

  await server.post(anError({ value: 'mailbox is full' }))
  await expect(row(page)).toHaveText([/mailbox is full/, /cart is empty/])
  await page.reload()
  await expect(row(page)).toHaveCount(2)
  await expect(openIssue(page).getByTitle(`Event ${id}`)).toBeVisible()
  await expect(await section(page, 'Exception')).toContainText('return order.lines.length')
})
