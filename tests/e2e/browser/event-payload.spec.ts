import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { webEvent } from './event-rich.ts'
import { hostileEvent } from './hostile-event.ts'
import { openIssue, row, section } from './issue-page.ts'
import { expect, test } from './test.ts'

test('the payload and what was made of it are trees to search', async ({ page, context, server, open }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await server.post(webEvent())
  await open()
  await row(page, 'GraphQLError').click()
  const raw = await section(page, 'Raw payload')
  const tree = raw.getByRole('tree', { name: 'Payload' })
  await expect(tree.getByRole('treeitem', { name: /^release/ })).toContainText('web@1.9.0')
  await expect(tree).not.toContainText('SOFA-9')

  const search = raw.getByRole('textbox', { name: 'Search keys and values' })
  await search.fill('sofa')
  await expect(raw.getByRole('status')).toHaveText('1 of 1')
  await expect(tree.getByRole('treeitem', { name: /^sku/ }).locator('mark')).toHaveText('SOFA')
  await search.fill('e')
  await expect(raw.getByRole('status')).toHaveText(/^1 of \d\d+$/)
  await search.press('Enter')
  await expect(raw.getByRole('status')).toHaveText(/^2 of /)
  await search.fill('nowhere at all')
  await expect(raw.getByRole('status')).toHaveText('Nothing found')

  await search.fill('')
  await tree.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ControlOrMeta+c')
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveText('levelerror')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('error')

  await raw.getByRole('radio', { name: 'Normalised' }).click()
  const made = raw.getByRole('tree', { name: 'Normalised event' })
  await expect(made.getByRole('treeitem', { name: /^received/ })).toBeVisible()
  const entry = made.getByRole('treeitem', { name: /^logentry/ })
  await entry.click()
  await expect(entry).toHaveAttribute('aria-expanded', 'true')
  await expect(made.getByRole('treeitem', { name: /^formatted/ })).toContainText('Checkout failed')
  await page.keyboard.press('ArrowLeft')
  await expect(entry).toHaveAttribute('aria-expanded', 'false')
})

test('an event is saved as one page that needs nothing and runs nothing', async ({
  page,
  context,
  server,
  open
}) => {
  await server.post(hostileEvent('suspect'))
  await open()
  await row(page, 'suspect').click()
  await section(page, 'Exception')
  await openIssue(page).getByRole('button', { name: 'Actions for this event' }).click()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save as HTML' }).click()
  ])
  expect(saved.suggestedFilename()).toMatch(/^event-[0-9a-f]{8}\.html$/)
  const text = await readFile(await saved.path(), 'utf8')
  expect(text).not.toContain('<script')

  const other = await context.newPage()
  await other.setContent(text)
  await expect(other.getByRole('heading', { level: 1 })).toContainText('suspect <script>')
  for (const title of ['Exception', 'Breadcrumbs', 'Request', 'Tags', 'Contexts', 'Additional data']) {
    await expect(other.getByRole('heading', { level: 2, name: title, exact: true })).toBeVisible()
  }
  expect(await other.evaluate(() => Reflect.get(window, '__hostile'))).toBeUndefined()
  expect(await other.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  const colourOf = () => other.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await other.emulateMedia({ colorScheme: 'light' })
  const light = await colourOf()
  await other.emulateMedia({ colorScheme: 'dark' })
  expect(await colourOf()).not.toBe(light)
  expect(pathToFileURL(await saved.path()).protocol).toBe('file:')
})

test('on paper stands the open issue alone', async ({ page, server, open }) => {
  await server.post(webEvent())
  await open()
  await row(page, 'GraphQLError').click()
  await section(page, 'Raw payload')
  await page.emulateMedia({ media: 'print' })
  await expect(openIssue(page).getByRole('heading', { level: 1 })).toBeVisible()
  await expect(await section(page, 'Contexts')).toBeVisible()
  await expect(row(page)).toBeHidden()
  await expect(page.getByRole('toolbar', { name: 'Event' })).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Search', exact: true })).toBeHidden()
  const fits = await openIssue(page).evaluate((pane) => pane.scrollHeight <= pane.clientHeight + 1)
  expect(fits).toBe(true)
})
