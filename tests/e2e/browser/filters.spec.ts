import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

test.beforeEach(async ({ server }) => {
  await server.postAll([
    anError({ value: 'cart is empty', secondsAgo: 300, rest: { user: { id: '1' } } }),
    anError({ value: 'cart is empty', secondsAgo: 290, rest: { user: { id: '2' } } }),
    anError({ value: 'cart is empty', secondsAgo: 280, rest: { user: { id: '3' } } }),
    anError({ value: 'mailbox is full', secondsAgo: 200, level: 'warning' }),
    anError({ value: 'mailbox is full', secondsAgo: 190, level: 'warning' }),
    anError({ value: 'stock is old', secondsAgo: 100 })
  ])
})

test('the search filters as one types, says when nothing is found, and is cleared', async ({
  page,
  open
}) => {
  await open()
  const search = page.getByRole('textbox', { name: 'Search issues' })
  await search.fill('MAILBOX')
  await expect(row(page)).toHaveCount(1)
  await expect(row(page)).toContainText('mailbox is full')
  await expect(page.getByText('1 issue', { exact: true })).toBeVisible()
  await expect(page).toHaveURL(/query=MAILBOX/)

  await search.fill('level:warning')
  await expect(row(page)).toHaveText([/mailbox is full/])
  await search.fill('level:error "is empty"')
  await expect(row(page)).toHaveText([/cart is empty/])

  await search.fill('no such thing')
  await expect(page.getByRole('heading', { name: 'No issue matches' })).toBeVisible()
  await expect(row(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear the search' }).last().click()
  await expect(row(page)).toHaveCount(3)
  await expect(search).toHaveValue('')
  await expect(page).not.toHaveURL(/query/)

  await search.fill('stock')
  await expect(row(page)).toHaveCount(1)
  await page.getByRole('search').getByRole('button', { name: 'Clear the search' }).click()
  await expect(row(page)).toHaveCount(3)
  await expect(search).toBeFocused()
})

test('the tabs list what is unresolved, resolved, archived, and all', async ({ page, open }) => {
  await open()
  const tab = (name: string) =>
    page.getByRole('radiogroup', { name: 'Status' }).getByRole('radio', { name, exact: true })
  await row(page, 'cart is empty').click()
  await openIssue(page).getByRole('button', { name: 'Resolve' }).click()
  await expect(openIssue(page).getByRole('button', { name: 'Reopen' })).toBeVisible()
  await row(page, 'mailbox is full').click()
  await openIssue(page).getByRole('button', { name: 'Archive' }).click()

  await expect(row(page)).toHaveText([/stock is old/])
  await tab('Resolved').click()
  await expect(row(page)).toHaveText([/cart is empty.*Resolved/])
  await tab('Archived').click()
  await expect(row(page)).toHaveText([/mailbox is full.*Archived/])
  await tab('All').click()
  await expect(row(page)).toHaveCount(3)
  await expect(page).toHaveURL(/status=all/)
  await tab('Unresolved').click()
  await expect(row(page)).toHaveText([/stock is old/])

  await tab('Resolved').click()
  await row(page, 'cart is empty').click()
  await openIssue(page).getByRole('button', { name: 'Reopen' }).click()
  await expect(page.getByRole('heading', { name: 'There is no such issue' })).toBeVisible()
})

test('an issue that was resolved and comes back says so', async ({ page, server, open }) => {
  await open()
  await row(page, 'stock is old').click()
  await openIssue(page).getByRole('button', { name: 'Resolve' }).click()
  await expect(row(page, 'stock is old')).toHaveCount(0)
  await server.post(anError({ value: 'stock is old' }))
  await expect(row(page, 'stock is old')).toContainText('Regressed')
})

test('the list is sorted by what its heads and the menu say', async ({ page, open }) => {
  await open()
  const newest = [/stock is old/, /mailbox is full/, /cart is empty/]
  await expect(row(page)).toHaveText(newest)
  const list = page.getByRole('region', { name: 'Issues' })
  await list.getByRole('button', { name: 'Events' }).click()
  await expect(row(page)).toHaveText(newest.toReversed())
  await expect(list.getByRole('button', { name: 'Events' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(/sort=events/)

  await page.getByRole('button', { name: 'Sort by Events' }).click()
  await page.getByRole('menuitemradio', { name: 'Last seen' }).click()
  await expect(row(page)).toHaveText(newest)
  await expect(page).not.toHaveURL(/sort/)
  await list.getByRole('button', { name: 'Users' }).click()
  await expect(row(page).first()).toHaveText(/cart is empty/)
})

test('one project or all of them are listed', async ({ page, server, open }) => {
  await server.post(anError({ value: 'from elsewhere' }), '2')
  await server.ready.client.projects.rename({ id: '2', name: 'Warehouse' })
  await open()
  await expect(row(page)).toHaveCount(4)
  await expect(row(page, 'from elsewhere')).toContainText('Warehouse')
  await page.getByRole('button', { name: 'Projects: All projects' }).click()
  await page
    .getByRole('listbox', { name: 'Projects' })
    .getByRole('option', { name: /Warehouse/ })
    .click()
  await expect(row(page)).toHaveText([/from elsewhere/])
  await page.getByRole('button', { name: 'All projects' }).click()
  await expect(row(page)).toHaveCount(4)
})
