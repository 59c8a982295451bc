import type { Page } from '@playwright/test'
import { anError } from './events.ts'
import { openIssue, row, section } from './issue-page.ts'
import { expect, test } from './test.ts'

const HOUR = 3600
const eventSearch = (page: Page) => page.getByRole('textbox', { name: 'Search the events of this issue' })

test('the open issue is resolved in a release, archived and reopened, and says so', async ({
  page,
  server,
  open
}) => {
  await server.post(anError({ value: 'cart is empty', rest: { release: 'web@1.0.0' } }))
  await open('/issues/1?status=all')
  const pane = openIssue(page)
  const actions = pane.getByRole('toolbar', { name: 'Actions' })
  await actions.getByRole('button', { name: 'Ways to resolve' }).click()
  await page.getByRole('menuitem', { name: /^In the next release/ }).click()
  await expect(pane.getByText('Resolved in the next release')).toBeVisible()
  await actions.getByRole('button', { name: 'Archive' }).click()
  await page.getByRole('menuitem', { name: /^Until it escalates/ }).click()
  await expect(pane.getByText('Archived until it escalates')).toBeVisible()
  await actions.getByRole('button', { name: 'Reopen' }).click()
  await expect(pane.getByText('Archived until it escalates')).toHaveCount(0)
  await actions.getByRole('button', { name: 'Bookmark' }).click()
  await expect(actions.getByRole('button', { name: 'Take the bookmark off' })).toBeVisible()
  expect((await server.ready.client.issues.get({ id: '1' })).bookmarked).toBe(true)
})

test('a deleted issue closes, and comes back', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty' }))
  await server.post(anError({ value: 'other' }))
  await open('/issues/1')
  await openIssue(page).getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete', exact: false }).first().click()
  await expect(openIssue(page)).toHaveCount(0)
  await expect(row(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page)).toHaveCount(2)
})

test('the issues before and after are one step away', async ({ page, server, open }) => {
  for (const value of ['one', 'two', 'three']) await server.post(anError({ value }))
  await open('/issues')
  await row(page, 'three').click()
  const pane = openIssue(page)
  await pane.getByRole('button', { name: 'Next issue' }).click()
  await expect(pane).toContainText('two')
  await pane.getByRole('button', { name: 'Next issue' }).click()
  await expect(pane).toContainText('one')
  await pane.getByRole('button', { name: 'Previous issue' }).click()
  await expect(pane).toContainText('two')
})

test('all events are listed, sorted, found by the search language, and opened', async ({
  page,
  server,
  open
}) => {
  const ids: string[] = []
  for (const [index, environment] of ['production', 'staging', 'canary'].entries()) {
    const rest = { environment, release: `web@${9 - index}` }
    ids.push(await server.post(anError({ value: 'cart is empty', secondsAgo: 30 - index, rest })))
  }
  await open('/issues/1?part=events')
  const pane = openIssue(page)
  const rows = pane.getByRole('table', { name: 'Events' }).getByRole('row')
  await expect(rows).toHaveText([/^Time/, /canary/, /staging/, /production/])
  const head = (name: string) => pane.getByRole('columnheader', { name })
  await expect(head('Time')).toHaveAttribute('aria-sort', 'descending')
  await head('Environment').getByRole('button').click()
  await expect(rows).toHaveText([/^Time/, /canary/, /production/, /staging/])
  await head('Environment').getByRole('button').click()
  await expect(rows).toHaveText([/^Time/, /staging/, /production/, /canary/])
  await expect(page).toHaveURL(/eventsSort=-environment/)
  await page.reload()
  await expect(head('Environment')).toHaveAttribute('aria-sort', 'descending')
  await head('Time').getByRole('button').click()
  await expect(rows).toHaveText([/^Time/, /canary/, /staging/, /production/])

  await page.keyboard.press('s')
  const search = eventSearch(page)
  await expect(search).toBeFocused()
  await page.keyboard.type('envi')
  await page.keyboard.press('Tab')
  const values = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  await expect(values.filter({ hasText: 'staging' })).toBeVisible()
  await page.keyboard.type('sta')
  await page.keyboard.press('Enter')
  await expect(rows).toHaveText([/^Time/, /staging/])
  await expect(page).toHaveURL(/events=environment/)
  await rows.nth(1).getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`events/${ids[1]}`))
  await page.goBack()
  await expect(rows).toHaveCount(2)
  await search.fill('timesSeen:many')
  await expect(page.getByRole('status').filter({ hasText: 'needs a number' })).toBeVisible()
  await search.press('Enter')
  await expect(pane.getByRole('alert')).toContainText('This search cannot be read.')
  await expect(rows).toHaveCount(4)
  await search.fill(ids[0] ?? '')
  await search.press('Enter')
  await expect(pane.getByTitle(`Event ${ids[0]}`)).toBeVisible()
})

test('one chooses the columns of all events, and filters by a value in them', async ({
  page,
  server,
  open
}) => {
  for (const url of ['https://shop.test/cart', 'https://shop.test/pay']) {
    await server.post(anError({ value: 'cart is empty', rest: { request: { url } } }))
  }
  await open('/issues/1?part=events')
  const pane = openIssue(page)
  const table = pane.getByRole('table', { name: 'Events' })
  const heads = table.getByRole('columnheader')
  const usual = ['Time', 'Event', 'Title', 'Transaction', 'Release', 'Environment', 'User']
  await expect(heads).toHaveText(usual)
  await pane.getByRole('button', { name: 'Columns' }).focus()
  await page.keyboard.press('Enter')
  const column = (name: string) => page.getByRole('menuitemcheckbox', { name })
  await expect(column('Received')).toBeFocused()
  await page.keyboard.type('URL')
  await expect(column('URL')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heads).toHaveText([...usual, 'URL'])
  await column('Title').click()
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(heads).toHaveText(['Time', 'Event', 'Transaction', 'Release', 'Environment', 'User', 'URL'])
  await expect(table.getByRole('row')).toHaveText([/URL/, /shop\.test\/pay/, /shop\.test\/cart/])
  await expect(table.getByRole('columnheader', { name: 'URL' }).getByRole('button')).toHaveCount(0)

  await table.getByRole('cell', { name: 'https://shop.test/cart' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Show only events with it' }).click()
  await expect(table.getByRole('row')).toHaveText([/URL/, /shop\.test\/cart/])
  await expect(page).toHaveURL(/part=events/)
})

test('what is searched for drives the chart, the counts and the steps through the events', async ({
  page,
  server,
  open
}) => {
  const ids: string[] = []
  for (const [index, environment] of ['staging', 'production', 'staging', 'production'].entries()) {
    const rest = { environment, user: { id: environment } }
    ids.push(await server.post(anError({ value: 'cart is empty', secondsAgo: 40 - index, rest })))
  }
  await open('/issues/1')
  const pane = openIssue(page)
  const navigator = pane.getByRole('toolbar', { name: 'Event', exact: true })
  await expect(navigator).toContainText('4 of 4')
  await eventSearch(page).fill('environment:staging')
  await expect(navigator).toContainText('2 of 2')
  await expect(pane.getByTitle(`Event ${ids[2]}`)).toBeVisible()
  await expect(pane.getByTitle('2 of 4 events')).toBeVisible()
  await expect(pane.getByTitle('1 of 2 users')).toBeVisible()
  await eventSearch(page).blur()
  await page.keyboard.press('[')
  await expect(pane.getByTitle(`Event ${ids[0]}`)).toBeVisible()
  await expect(navigator).toContainText('1 of 2')
  await expect(navigator.getByRole('button', { name: 'This is the oldest event' })).toBeDisabled()

  await page.evaluate((id) => {
    location.hash = location.hash.replace(/events\/\w+/, `events/${id}`)
  }, ids[1])
  await expect(navigator).toContainText('not among 2')
  await page.keyboard.press(']')
  await expect(pane.getByTitle(`Event ${ids[2]}`)).toBeVisible()

  await eventSearch(page).fill('environment:nowhere')
  await expect(pane.getByRole('heading', { name: 'No event fits' })).toBeVisible()
  await expect(pane.getByTitle('0 of 4 events')).toBeVisible()
  await pane.getByRole('button', { name: 'Show all of its events' }).click()
  await expect(navigator).toContainText('4 of 4')
  await expect(page).not.toHaveURL(/environment/)
})

test('tags of all its events stand beside the chart, and filter them', async ({ page, server, open }) => {
  for (const environment of ['staging', 'production', 'staging', 'staging']) {
    await server.post(anError({ value: 'cart is empty', rest: { environment, release: 'web@1' } }))
  }
  await open('/issues/1')
  const pane = openIssue(page)
  const tag = pane
    .getByRole('list', { name: 'Tags of its events' })
    .getByRole('button', { name: /^environment/ })
  await expect(tag).toHaveText(/staging\s*75%/)
  await tag.click()
  const values = page.getByRole('dialog', { name: 'Values of environment' })
  await expect(values.getByRole('listitem')).toHaveText([/staging\s*75%/, /production\s*25%/])
  await values.getByRole('button', { name: 'production', exact: true }).click()
  await expect(eventSearch(page)).toHaveValue('environment:production')
  await expect(pane.getByTitle('1 of 4 events')).toBeVisible()
  await expect(tag).toHaveText(/production\s*100%/)
  await tag.click()
  await expect(values.getByRole('listitem')).toHaveText([/production\s*100%/])
  await page.keyboard.press('Escape')
  const tags = await section(page, 'Tags')
  await tags.getByRole('radio', { name: 'Events that match' }).click()
  await expect(tags.getByRole('listitem').filter({ hasText: /^environment/ })).toHaveText(
    /^environment1 valueproduction100%$/
  )
  await eventSearch(page).fill('')
  await expect(tags.getByRole('radio', { name: 'All events' })).toBeChecked()
  await tags.getByRole('button', { name: 'production', exact: true }).click()
  await expect(eventSearch(page)).toHaveValue('environment:production')
  await eventSearch(page).fill('')
  await tag.click()
  await values.getByRole('button', { name: 'Hide events with staging' }).click()
  await expect(eventSearch(page)).toHaveValue('!environment:staging')
  await expect(tag).toHaveText(/production\s*100%/)
})

test('all values of a tag are listed, sorted, searched, saved, and filtered by', async ({
  page,
  server,
  open
}) => {
  for (const [index, runner] of ['one', 'two', 'one', 'three', 'two', 'one', 'four'].entries()) {
    const rest = { tags: { runner, odd: index % 2 === 1 ? 'yes' : 'no' } }
    await server.post(anError({ value: 'cart is empty', secondsAgo: 3600 * (7 - index), rest }))
  }
  await open('/issues/1?events=!runner:four')
  const tags = await section(page, 'Tags')
  await tags.getByRole('radio', { name: 'Events that match' }).click()
  const opener = tags.getByRole('button', { name: '3 values of runner' })
  await opener.click()
  const dialog = page.getByRole('dialog', { name: 'Values of runner' })
  const rows = dialog.getByRole('row')
  await expect(dialog).toContainText('3 values on 6 events that match')
  await expect(rows).toHaveText([/^Value/, /^one50%3/, /^two33%2/, /^three17%1/])
  await dialog.getByRole('columnheader', { name: 'Last seen' }).getByRole('button').click()
  await expect(rows).toHaveText([/^Value/, /^one/, /^two/, /^three/])
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'CSV' }).click()
  ])
  expect(file.suggestedFilename()).toBe('values-runner.csv')
  await dialog.getByRole('textbox', { name: 'Search values' }).fill('T')
  await expect(rows).toHaveText([/^Value/, /^two/, /^three/])
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'three' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(eventSearch(page)).toHaveValue('!runner:four runner:three')
  await expect(openIssue(page).getByTitle('1 of 7 events')).toBeVisible()
})

test('the filters of one issue’s events are not those of the next', async ({ page, server, open }) => {
  await server.post(anError({ value: 'one' }))
  await server.post(anError({ value: 'two' }))
  await open('/issues/1?part=events&events=environment:nowhere')
  const pane = openIssue(page)
  await expect(pane).toContainText('No event fits')
  await pane.getByRole('button', { name: 'Previous issue' }).click()
  await expect(pane.getByRole('table', { name: 'Events' }).getByRole('row')).toHaveCount(2)
  await expect(page).not.toHaveURL(/events=environment/)
})

test('the chart counts events or users, marks releases, and a drag over it chooses a time', async ({
  page,
  server,
  open
}) => {
  const event = (secondsAgo: number, release: string, id: string) =>
    anError({ value: 'cart is empty', secondsAgo, rest: { release, user: { id } } })
  await server.postAll([
    event(20 * HOUR, 'web@1.0.0', 'a'),
    event(19.9 * HOUR, 'web@1.0.0', 'a'),
    event(2 * HOUR, 'web@1.1.0', 'b')
  ])
  await open('/issues/1')
  const pane = openIssue(page)
  const chart = (title: string) => pane.locator('svg', { has: page.locator('title', { hasText: title }) })
  await expect(chart('Events over time')).toBeVisible()
  await expect(pane.getByRole('img', { name: /^Release web@1\.\d\.0: first here/ })).toHaveCount(2)
  await pane.getByRole('radio', { name: 'Users' }).click()
  await expect(chart('Users over time')).toBeVisible()

  const box = await chart('Users over time').boundingBox()
  if (box === null) throw new Error('the chart has no place')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + 2, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.5, y, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/eventsFrom=/)
  await expect(pane.getByRole('toolbar', { name: 'Event', exact: true })).toContainText('2 of 2')
  await expect(pane.getByTitle('2 of 3 events')).toBeVisible()
  await pane.getByRole('button', { name: 'All of its time again' }).click()
  await expect(pane.getByRole('toolbar', { name: 'Event', exact: true })).toContainText('of 3')
})

test('the chart marks where a feature flag was first seen with another value', async ({
  page,
  server,
  open
}) => {
  const withFlag = (result: boolean | string, secondsAgo: number, release: string) =>
    anError({
      value: 'cart is empty',
      secondsAgo,
      rest: { release, contexts: { flags: { values: [{ flag: 'new-cart', result }] } } }
    })
  await server.postAll([
    withFlag(false, 60_000, 'web@1.0.0'),
    withFlag(false, 40_000, 'web@1.0.0'),
    withFlag(true, 20_000, 'web@1.1.0'),
    withFlag(false, 10_000, 'web@1.1.0')
  ])
  await open()
  await row(page, 'cart is empty').click()
  const flags = openIssue(page).getByRole('img', { name: /^Feature flags/ })
  await expect(flags).toHaveCount(1)
  await expect(flags).toHaveAccessibleName(/new-cart: first true, before false$/)
  const releases = openIssue(page).getByRole('img', { name: /^Release web/ })
  await expect(releases).toHaveCount(2)
  await server.post(withFlag('canary', 10, 'web@1.1.0'))
  await expect(flags).toHaveCount(2)
  await expect(flags.last()).toHaveAccessibleName(/new-cart: first canary, before false$/)

  await page.getByRole('button', { name: 'Hide releases and feature flags' }).click()
  await expect(flags).toHaveCount(0)
  await expect(releases).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Show releases and feature flags' })).toBeVisible()
  await expect(flags).toHaveCount(0)
})

test('parts of an issue have addresses, and back leads through them', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty' }))
  await open('/issues/1')
  const parts = openIssue(page).getByRole('navigation', { name: 'Parts of the issue' })
  for (const [name, part] of [
    ['Activity', 'activity'],
    ['Similar', 'similar'],
    ['Merged', 'merged']
  ] as const) {
    await parts.getByRole('link', { name }).click()
    await expect(page).toHaveURL(new RegExp(`part=${part}`))
    await expect(parts.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
  }
  await page.goBack()
  await expect(page).toHaveURL(/part=similar/)
  await page.reload()
  await expect(openIssue(page)).toContainText('No issue is like this one')
})
