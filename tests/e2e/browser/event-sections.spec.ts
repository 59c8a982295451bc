import type { Page } from '@playwright/test'
import { webEvent } from './event-rich.ts'
import { openIssue, row, section } from './issue-page.ts'
import { expect, test } from './test.ts'

const outline = (page: Page) => openIssue(page).getByRole('navigation', { name: 'Sections' })

test('the outline names the sections that exist, leads to them and stays in sight', async ({
  page,
  server,
  open
}) => {
  await server.post(webEvent())
  for (const size of [
    { width: 1440, height: 900 },
    { width: 800, height: 600 }
  ]) {
    await page.setViewportSize(size)
    await open()
    await row(page, 'GraphQLError').click()
    await expect(outline(page).getByRole('button')).toHaveText([
      ...['Highlights', 'Message', 'Exception', 'Breadcrumbs', 'Request', 'User', 'Tags', 'Contexts'],
      ...['Additional data', 'Feature flags', 'Packages', 'SDK', 'Grouping', 'Raw payload']
    ])
    await outline(page).getByRole('button', { name: 'Packages' }).click()
    const packages = openIssue(page).getByRole('region', { name: 'Packages', exact: true })
    await expect(packages).toBeInViewport()
    await expect(packages).toContainText('zod')
    await expect(outline(page).getByRole('button', { name: 'Packages' })).toHaveAttribute(
      'aria-current',
      'location'
    )
    await expect(outline(page)).toBeInViewport()
    await packages.getByRole('heading').getByRole('button').click()
  }
})

test('. and , step through the sections', async ({ page, server, open }) => {
  await server.post(webEvent())
  await open()
  await row(page, 'GraphQLError').click()
  await expect(openIssue(page).getByRole('region', { name: 'Raw payload', exact: true })).toBeVisible()
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await page.keyboard.press('.')
  expect(await focused()).toBe('Highlights')
  await page.keyboard.press('.')
  await page.keyboard.press('.')
  expect(await focused()).toBe('Exception')
  await page.keyboard.press(',')
  expect(await focused()).toBe('Message')
})

test('a section has an address of its own', async ({ page, context, server, open }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await server.post(webEvent())
  await open()
  await row(page, 'GraphQLError').click()
  const contexts = await section(page, 'Contexts')
  await contexts.getByRole('button', { name: 'Copy a link to “Contexts”' }).click()
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Link copied.')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/#\/issues\/\d+\/events\/[0-9a-f]{32}\?section=contexts$/)

  await open(`${new URL(link).hash.slice(1)}`)
  await page.reload()
  await expect(openIssue(page).getByRole('region', { name: 'Contexts', exact: true })).toBeInViewport()
  await expect(openIssue(page).getByRole('heading', { level: 1 })).not.toBeInViewport()
})

test('highlights are those of the platform until one chooses others', async ({ page, server, open }) => {
  await server.post(webEvent())
  await open()
  await row(page, 'GraphQLError').click()
  const highlights = await section(page, 'Highlights')
  await expect(highlights.getByRole('definition').filter({ hasText: 'web@1.9.0' })).toBeVisible()
  await expect(highlights.getByRole('term').filter({ hasText: 'release' })).toBeVisible()
  await expect(highlights).not.toContainText('replayId')

  await highlights.getByRole('button', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Highlights of this project' })
  await dialog.getByRole('textbox').fill('tenant')
  await dialog.getByRole('checkbox', { name: 'tenant acme' }).check()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(highlights.getByRole('term').filter({ hasText: 'tenant' })).toBeVisible()
  await expect(highlights.locator('div').filter({ hasText: /^replayId--$/ })).toBeVisible()

  const tags = await section(page, 'Tags')
  const actions = tags.getByRole('button', { name: 'Actions for region' })
  await actions.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Add to highlights' }).click()
  await expect(highlights.getByRole('term').filter({ hasText: 'region' })).toBeVisible()
  await page.reload()
  await expect(highlights.getByRole('term').filter({ hasText: 'region' })).toBeVisible()
  await expect(highlights.getByRole('term').filter({ hasText: 'tenant' })).toBeVisible()
})

test('tags are a tree to filter, to copy from and to search on', async ({ page, context, server, open }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await server.post(webEvent())
  await open()
  await row(page, 'GraphQLError').click()
  const tags = await section(page, 'Tags')
  await expect(tags.getByRole('row', { name: '.version v2' })).toBeVisible()
  await tags.getByRole('radio', { name: 'Custom' }).click()
  await expect(tags.getByRole('row')).toHaveCount(7)
  await tags.getByRole('textbox', { name: 'Search tags' }).fill('ACME')
  await expect(tags.getByRole('row')).toHaveCount(1)
  await expect(tags.locator('mark')).toHaveText('acme')

  await tags.getByRole('row').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy value' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('acme')
  await tags.getByRole('row').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Search issues without it' }).click()
  await expect(page).toHaveURL(/query=%21tenant%3Aacme/)
  await expect(row(page)).toHaveCount(0)
})

test('a value of any section can be copied by its menu', async ({ page, context, server, open }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await server.post(webEvent())
  await open()
  await row(page, 'GraphQLError').click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  const extra = await section(page, 'Additional data')
  await extra.getByText('99.5').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy path' }).click()
  await expect.poll(copied).toBe('extra.cart.total')
  const exception = await section(page, 'Exception')
  await exception.getByText('submit', { exact: true }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy path and line' }).click()
  await expect.poll(copied).toBe('webpack://shop/./src/submit.ts:42:13')
})

test('flags, request and contexts are told in their own ways', async ({ page, server, open }) => {
  await server.post(webEvent())
  await open()
  await row(page, 'GraphQLError').click()
  const flags = await section(page, 'Feature flags')
  await expect(flags.getByRole('listitem')).toHaveText(['dark-modeoff', 'new-checkouton'])
  await flags.getByRole('radio', { name: 'Oldest' }).click()
  await expect(flags.getByRole('listitem').first()).toContainText('new-checkout')

  const request = await section(page, 'Request')
  await expect(request).toContainText('POST /graphql shop.example.com')
  await expect(request.getByRole('list', { name: 'GraphQL query' })).toContainText('no such field')

  const contexts = await section(page, 'Contexts')
  await expect(contexts.getByRole('row', { name: 'Memory' })).toContainText('16.0 GB, 4.0 GB free')
  await expect(contexts).not.toContainText('flags')
})

test('a section that fails leaves the others alone', async ({ page, server, open, watch }) => {
  await server.post(webEvent())
  // another program on this address broke what the application keeps here
  await page.addInitScript(() => {
    const read = Object.entries
    Object.entries = (value: object) => {
      if ('react' in value) throw new TypeError('entries are broken')
      return read(value)
    }
  })
  watch.expect(/entries are broken/)
  await open()
  await row(page, 'GraphQLError').click()
  await expect(openIssue(page).getByRole('alert')).toContainText('“Packages” cannot be shown.')
  await expect(await section(page, 'SDK')).toContainText('11.12.0')
  await expect(await section(page, 'Exception')).toContainText('submit')
})
