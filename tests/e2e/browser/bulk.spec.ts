import type { Page } from '@playwright/test'
import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

const ISSUES = 120

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected issues' })
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' })
const mark = (page: Page, text: string | RegExp) => row(page, text).locator('[data-mark]')

test.describe('among a few issues', () => {
  test.beforeEach(async ({ server, open, page }) => {
    await server.postAll([
      anError({ value: 'cart is empty', secondsAgo: 40, rest: { release: 'shop@1.0.0' } }),
      anError({ value: 'mailbox is full', secondsAgo: 30, rest: { release: 'shop@1.1.0' } }),
      anError({ value: 'stock is old', secondsAgo: 20 }),
      anError({ value: 'stock is old', secondsAgo: 19 }),
      anError({ value: 'queue is long', secondsAgo: 10 })
    ])
    await open()
    await expect(row(page)).toHaveCount(4)
  })

  test('the mouse marks one, more of them, and a range', async ({ page }) => {
    await mark(page, 'queue').click()
    await expect(bar(page)).toContainText('1 selected')
    await row(page, 'mailbox').click({ modifiers: ['ControlOrMeta'] })
    await expect(bar(page)).toContainText('2 selected')
    await row(page, 'cart').click({ modifiers: ['Shift'] })
    await expect(bar(page)).toContainText('3 selected')
    await expect(openIssue(page)).toHaveCount(0)
    await page.getByRole('button', { name: 'Clear the selection' }).click()
    await expect(bar(page)).toHaveCount(0)
    await page.getByRole('button', { name: 'Select all that match' }).click()
    await expect(bar(page)).toContainText('4 selected')
  })

  test('shift with an arrow marks on, and back', async ({ page }) => {
    await page.keyboard.press('j')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+J')
    await expect(bar(page)).toContainText('3 selected')
    await page.keyboard.press('Shift+ArrowUp')
    await expect(bar(page)).toContainText('2 selected')
  })

  test('issues are merged into one, and parted again', async ({ page, server }) => {
    await page.keyboard.press('j')
    await page.keyboard.press('m')
    await expect(messages(page)).toContainText('Select two issues or more')
    await mark(page, 'stock').click()
    await mark(page, 'cart').click()
    await page.keyboard.press('m')
    await expect(messages(page)).toContainText('Merged 2 issues into one.')
    await expect(row(page)).toHaveCount(3)
    await expect(row(page, 'stock is old')).toHaveAccessibleName(/3 events/)
    await page.keyboard.press('u')
    await expect(row(page)).toHaveCount(4)
    await expect(row(page, 'stock is old')).toHaveAccessibleName(/2 events/)
    const { rows } = await server.ready.client.issues.list({})
    expect(rows.find(({ value }) => value === 'cart is empty')?.events).toBe(1)
  })

  test('a deleted issue is gone at once, and back at once', async ({ page, server }) => {
    await row(page, 'mailbox').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Delete, and discard what is like it' }).click()
    await expect(row(page)).toHaveCount(3)
    await expect(messages(page)).toContainText('events like that are discarded')
    await messages(page).getByRole('button', { name: 'Undo' }).click()
    await expect(row(page, 'mailbox')).toBeVisible()
    expect((await server.ready.client.issues.discarded({})).rows).toEqual([])

    await page.keyboard.press('j')
    await page.keyboard.press('Delete')
    await expect(row(page)).toHaveCount(3)
    await expect.poll(async () => (await server.ready.client.issues.list({})).total).toBe(3)
    await page.keyboard.press('u')
    await expect(row(page)).toHaveCount(4)
  })

  test('bookmarks and what was seen are shown, and taken back', async ({ page }) => {
    const cart = row(page, 'cart is empty')
    await expect(cart).toHaveAccessibleName(/^Not seen/)
    await mark(page, 'cart').click()
    await page.keyboard.press('b')
    await expect(cart.getByRole('img', { name: 'Bookmarked' })).toBeVisible()
    await page.keyboard.press('r')
    await expect(cart).not.toHaveAccessibleName(/^Not seen/)
    await page.keyboard.press('u')
    await expect(cart).toHaveAccessibleName(/^Not seen/)
    await page.keyboard.press('u')
    await expect(cart.getByRole('img', { name: 'Bookmarked' })).toHaveCount(0)
  })

  test('what is undone in a hurry is undone in its order', async ({ page, server }) => {
    const restored: (string | null)[] = []
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/rpc/issues.restore', async (route) => {
      restored.push(route.request().postData())
      if (restored.length === 1) await held
      await route.continue()
    })
    const cart = row(page, 'cart is empty')
    await mark(page, 'cart').click()
    await page.keyboard.press('b')
    await page.keyboard.press('r')
    await expect(messages(page)).toContainText('seen')
    await page.keyboard.press('u')
    await page.keyboard.press('u')
    await expect(cart).toHaveAccessibleName(/^Not seen/)
    await expect(cart.getByRole('img', { name: 'Bookmarked' })).toBeVisible()
    await expect.poll(() => restored.length).toBe(1)
    release()
    await expect(cart.getByRole('img', { name: 'Bookmarked' })).toHaveCount(0)
    await expect
      .poll(async () => {
        const { rows } = await server.ready.client.issues.list({})
        return rows.find(({ value }) => value === 'cart is empty')
      })
      .toMatchObject({ bookmarked: false, seen: null })
    expect(restored).toHaveLength(2)
  })

  test('what is not answered yet stays shown while the list is asked again', async ({ page, server }) => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/rpc/issues.restore', async (route) => {
      await held
      await route.continue()
    })
    const cart = row(page, 'cart is empty')
    await mark(page, 'cart').click()
    await page.keyboard.press('r')
    await expect(messages(page)).toContainText('seen')
    await page.keyboard.press('u')
    await expect(cart).toHaveAccessibleName(/^Not seen/)
    await server.post(anError({ value: 'cart is empty', rest: { release: 'shop@1.0.0' } }))
    await expect(cart).toHaveAccessibleName(/^Not seen.*2 events/)
    release()
    await expect(messages(page)).toContainText('Undone for one issue')
    await server.post(anError({ value: 'cart is empty', rest: { release: 'shop@1.0.0' } }))
    await expect(cart).toHaveAccessibleName(/^Not seen.*3 events/)
  })

  test('what could not be undone is shown as it is', async ({ page, server }) => {
    const error = { code: 'unavailable', message: 'The store is being moved.' }
    await page.route('**/rpc/issues.restore', (route) => route.fulfill({ json: { ok: false, error } }))
    const cart = row(page, 'cart is empty')
    await mark(page, 'cart').click()
    await page.keyboard.press('b')
    await expect(cart.getByRole('img', { name: 'Bookmarked' })).toBeVisible()
    // nothing that the bookmark made the list ask for is on its way any longer
    await server.post(anError({ value: 'cart is empty', rest: { release: 'shop@1.0.0' } }))
    await expect(cart).toHaveAccessibleName(/2 events/)
    await page.keyboard.press('u')
    await expect(messages(page)).toContainText('It could not be undone: The store is being moved.')
    await expect(cart.getByRole('img', { name: 'Bookmarked' })).toBeVisible()
    await page.unroute('**/rpc/issues.restore')
    await page.keyboard.press('u')
    await expect(cart.getByRole('img', { name: 'Bookmarked' })).toHaveCount(0)
  })

  test('an issue that one rests on counts as seen', async ({ page }) => {
    await row(page, 'stock is old').click()
    await expect(openIssue(page)).toContainText('stock is old')
    await expect(row(page, 'stock is old')).not.toHaveAccessibleName(/^Not seen/)
    await expect(row(page, 'queue is long')).toHaveAccessibleName(/^Not seen/)
  })

  test('an archive ends by a time, a count or users, and says so', async ({ page }) => {
    const archive = async (text: string, branch: string, choice: string) => {
      await row(page, text).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Archive' }).press('ArrowRight')
      await page.getByRole('menuitem', { name: branch }).press('ArrowRight')
      await page.getByRole('menuitem', { name: choice, exact: true }).press('Enter')
    }
    await archive('cart', 'Until it occurs again', '100 more times')
    await expect(messages(page)).toContainText(/Archived \S+ until 100 more events\./)
    await archive('mailbox', 'Until it hits more users', 'As many, within a time …')
    const dialog = page.getByRole('dialog', { name: 'Archive until …' })
    await dialog.getByRole('spinbutton').fill('5')
    await dialog.getByRole('combobox', { name: 'Within which time' }).selectOption('within a day')
    await dialog.getByRole('button', { name: 'Archive', exact: true }).click()
    await expect(row(page)).toHaveCount(2)
    await page.getByRole('radio', { name: 'Archived' }).click()
    await expect(row(page, 'cart')).toContainText('Archived until 100 more events')
    await expect(row(page, 'mailbox')).toContainText('Archived until 5 more users in a day')
  })

  test('an issue is resolved in a release or the next one; without releases the menu says why not', async ({
    page
  }) => {
    const resolve = async (text: string, choice: string) => {
      await mark(page, text).click()
      await bar(page).getByRole('button', { name: 'Resolve' }).click()
      await page.getByRole('menuitem', { name: choice }).click()
    }
    await resolve('cart', 'In the next release')
    await expect(messages(page)).toContainText('in the next release')
    await mark(page, 'mailbox').click()
    await bar(page).getByRole('button', { name: 'Resolve' }).click()
    await page.getByRole('menuitem', { name: 'In a release' }).press('ArrowRight')
    await page.getByRole('menuitem', { name: 'shop@1.1.0', exact: true }).press('Enter')
    await expect(messages(page)).toContainText('in shop@1.1.0')
    await page.getByRole('radio', { name: 'Resolved', exact: true }).click()
    await expect(row(page, 'cart')).toContainText('Resolved in the next release')
    await expect(row(page, 'mailbox')).toContainText('Resolved in shop@1.1.0')
  })
})

test('all that match are changed by one click, also those that are not loaded, and taken back', async ({
  page,
  server,
  open
}) => {
  const values = Array.from({ length: ISSUES }, (_, index) => `failure number ${index}`)
  await Promise.all(values.map((value, index) => server.post(anError({ value, secondsAgo: index }))))
  await server.post(anError({ value: 'something else' }))
  await open('/issues?query=failure')
  await expect(row(page).first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await expect(bar(page)).toContainText(`All ${ISSUES} selected`)
  await page.keyboard.press('e')
  await expect(messages(page)).toContainText(`Resolved ${ISSUES} issues.`)
  await expect(page.getByRole('heading', { name: 'No issue matches' })).toBeVisible()
  const unresolved = async () => (await server.ready.client.issues.list({ query: 'is:unresolved' })).total
  expect(await unresolved()).toBe(1)
  await page.keyboard.press('u')
  await expect(row(page).first()).toBeVisible()
  await expect.poll(unresolved).toBe(ISSUES + 1)
})
