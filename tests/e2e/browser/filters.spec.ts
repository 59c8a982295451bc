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
  await openIssue(page).getByRole('button', { name: 'Resolve', exact: true }).click()
  await expect(openIssue(page).getByRole('button', { name: 'Reopen' })).toBeVisible()
  await row(page, 'mailbox is full').click()
  await openIssue(page).getByRole('button', { name: 'Archive' }).click()
  await page.getByRole('menuitem', { name: /^Until it escalates/ }).click()

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

test('the tabs are one stop of the Tab key, arrows go through them, and Enter chooses', async ({
  page,
  open
}) => {
  await open()
  const tabs = page.getByRole('radiogroup', { name: 'Status' })
  const tab = (name: string) => tabs.getByRole('radio', { name, exact: true })
  await tab('Unresolved').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(tab('All')).toBeFocused()
  await expect(tab('Unresolved')).toBeChecked()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(tab('New')).toBeChecked()
  await expect(page).toHaveURL(/status=new/)

  await page.keyboard.press('Home')
  await expect(tab('Unresolved')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(tabs.getByRole('radio').and(page.locator(':focus'))).toHaveCount(0)
  await page.keyboard.press('Shift+Tab')
  await expect(tab('New')).toBeFocused()
})

test('a filter takes the focus and gives it back, unless one clicks elsewhere', async ({ page, open }) => {
  await open()
  const button = page.getByRole('button', { name: /^Projects:/ })
  const panel = page.getByRole('dialog', { name: 'Projects' })
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await button.click()
  await expect(panel.getByRole('combobox')).toBeFocused()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(button).toBeFocused()

  await button.click()
  await expect(panel).toBeVisible()
  await button.click()
  await expect(panel).toHaveCount(0)

  await button.click()
  await expect(panel).toBeVisible()
  await page.getByRole('textbox', { name: 'Search issues' }).click()
  await expect(panel).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Search issues' })).toBeFocused()
})

test('an issue that was resolved and comes back says so', async ({ page, server, open }) => {
  await open()
  await row(page, 'stock is old').click()
  await openIssue(page).getByRole('button', { name: 'Resolve', exact: true }).click()
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

test('some projects or all of them are listed', async ({ page, server, open }) => {
  await server.post(anError({ value: 'from elsewhere' }), '2')
  await server.post(anError({ value: 'from afar' }), '3')
  await server.ready.client.projects.rename({ id: '2', name: 'Warehouse' })
  await server.ready.client.projects.rename({ id: '3', name: 'Mobile' })
  await open()
  await expect(row(page)).toHaveCount(5)
  await expect(row(page, 'from elsewhere')).toContainText('Warehouse')
  await page.getByRole('button', { name: 'Projects: All projects' }).click()
  const choices = page.getByRole('listbox', { name: 'Projects' })
  await choices.getByRole('option', { name: 'Warehouse' }).click()
  await expect(row(page)).toHaveText([/from elsewhere/])
  await expect(page).toHaveURL(/project=2/)
  await page.keyboard.type('mob')
  await expect(choices.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(row(page)).toHaveText([/from afar/, /from elsewhere/])
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(row(page)).toHaveText([/from afar/, /from elsewhere/])
  await page.getByRole('button', { name: 'Projects: Warehouse +1' }).click()
  await page.getByRole('button', { name: 'All projects', exact: true }).click()
  await expect(row(page)).toHaveCount(5)
})

test('environments and releases are chosen from what arrived', async ({ page, server, open }) => {
  await server.postAll([
    anError({ value: 'in staging', rest: { environment: 'staging', release: 'shop@1' } }),
    anError({ value: 'in production', rest: { environment: 'production', release: 'shop@2' } })
  ])
  await open()
  await expect(row(page)).toHaveCount(5)
  await page.getByRole('button', { name: /^Environments/ }).click()
  await page.getByRole('listbox', { name: 'Environments' }).getByRole('option', { name: 'staging' }).click()
  await expect(row(page)).toHaveText([/in staging/])
  await expect(page).toHaveURL(/environment=staging/)
  await page.getByRole('button', { name: 'All environments', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(row(page)).toHaveCount(5)

  await page.getByRole('button', { name: /^Releases/ }).click()
  const releases = page.getByRole('listbox', { name: 'Releases' })
  await releases.getByRole('option', { name: 'shop@2' }).click()
  await expect(row(page)).toHaveText([/in production/])
  await releases.getByRole('option', { name: 'shop@1' }).click()
  await expect(row(page)).toHaveText([/in production/, /in staging/])
  await expect(page.getByRole('textbox', { name: 'Search issues' })).toHaveValue('release:[shop@2, shop@1]')
})

test('a time is chosen by name or between two moments, and is part of the address', async ({
  page,
  server,
  open
}) => {
  await server.post(anError({ value: 'long ago', secondsAgo: 5 * 24 * 3600 }))
  await open()
  await expect(row(page)).toHaveCount(4)
  await page.getByRole('button', { name: 'Time: All time' }).click()
  await page.getByRole('button', { name: 'Last 24 hours' }).click()
  await expect(row(page)).toHaveCount(3)
  await expect(page).toHaveURL(/time=24h/)

  await page.getByRole('button', { name: 'Time: Last 24 hours' }).click()
  const local = (daysAgo: number) =>
    new Date(Date.now() - daysAgo * 24 * 3_600_000).toISOString().slice(0, 16)
  await page.getByLabel('From', { exact: true }).fill(local(6))
  await page.getByLabel('To', { exact: true }).fill(local(7))
  await expect(page.getByText('The end lies before the beginning.')).toBeVisible()
  await page.getByLabel('To', { exact: true }).fill(local(4))
  await page.getByRole('button', { name: 'Show this time' }).click()
  await expect(row(page)).toHaveText([/long ago/])
  await page.reload()
  await expect(row(page)).toHaveText([/long ago/])
})

test('where nothing fits the filters, it says so and how to widen them', async ({ page, open }) => {
  await open('/issues?time=1h&environment=nowhere')
  await expect(page.getByRole('heading', { name: 'No issue matches the filters' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(row(page)).toHaveCount(3)
})
