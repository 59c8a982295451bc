import type { Page } from '@playwright/test'
import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

test.beforeEach(async ({ server, open, page }) => {
  await server.postAll([
    anError({ value: 'third', secondsAgo: 30 }),
    anError({ value: 'second', secondsAgo: 20 }),
    anError({ value: 'first', secondsAgo: 10 })
  ])
  await open()
  await expect(row(page)).toHaveCount(3)
})

/** The rows that the cursor or a mark is on. */
function selected(page: Page) {
  return page.getByRole('listbox', { name: 'Issues' }).getByRole('option', { selected: true })
}

test('j and k move, the list names the row for a screen reader, and neither leaves the list', async ({
  page
}) => {
  await page.keyboard.press('j')
  await expect(selected(page)).toContainText('first')
  await page.keyboard.press('j')
  await expect(selected(page)).toContainText('second')
  await page.keyboard.press('ArrowDown')
  await expect(selected(page)).toContainText('third')
  await page.keyboard.press('j')
  await expect(selected(page)).toContainText('third')
  await page.keyboard.press('k')
  await expect(selected(page)).toContainText('second')
  const active = await page.getByRole('listbox', { name: 'Issues' }).getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${active}"]`)).toContainText('second')
  await expect(openIssue(page)).toHaveCount(0)
})

test('Enter opens over the whole width, Esc goes back step by step, j shows the next issue', async ({
  page
}) => {
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(openIssue(page)).toContainText('first')
  await expect(page.getByRole('button', { name: 'Show beside the list' })).toBeVisible()
  await page.keyboard.press('j')
  await expect(openIssue(page)).toContainText('second')

  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Give it the whole width' })).toBeVisible()
  await page.keyboard.press('k')
  await expect(openIssue(page)).toContainText('first')
  await page.keyboard.press('Escape')
  await expect(openIssue(page)).toHaveCount(0)
  await expect(selected(page)).toContainText('first')
})

test('x selects, shift+x a range, Esc clears', async ({ page }) => {
  const toolbar = page.getByRole('toolbar', { name: 'Selected issues' })
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(toolbar).toContainText('1 selected')
  await page.keyboard.press('x')
  await expect(toolbar).toHaveCount(0)
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await expect(toolbar).toContainText('3 selected')
  await expect(selected(page)).toHaveCount(3)
  await page.keyboard.press('Escape')
  await expect(toolbar).toHaveCount(0)
  await expect(selected(page)).toHaveCount(1)
})

test('e resolves, a archives, u takes back one after the other', async ({ page, server }) => {
  const statuses = async () => {
    const { rows } = await server.ready.client.issues.list({})
    return rows.map(({ value, status }) => `${value} ${status}`).sort()
  }
  const messages = page.getByRole('region', { name: 'Messages' })
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await expect(row(page, 'first')).toHaveCount(0)
  await expect(messages).toContainText('Resolved')
  // the cursor goes on where the row was
  await page.keyboard.press('j')
  await expect(selected(page)).toContainText('second')
  await page.keyboard.press('a')
  await expect(row(page)).toHaveCount(1)
  await expect(messages).toContainText('Archived')
  await expect.poll(statuses).toEqual(['first resolved', 'second ignored', 'third unresolved'])

  await page.keyboard.press('u')
  await expect(row(page, 'second')).toBeVisible()
  await expect.poll(statuses).toEqual(['first resolved', 'second unresolved', 'third unresolved'])
  await page.keyboard.press('u')
  await expect(row(page)).toHaveCount(3)
  await expect.poll(statuses).toEqual(['first unresolved', 'second unresolved', 'third unresolved'])
  await page.keyboard.press('u')
  await expect(messages).toContainText('There is nothing to undo.')
})

test('e acts on all that is selected, and the message undoes it', async ({ page }) => {
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('e')
  await expect(row(page)).toHaveCount(1)
  await expect(row(page)).toContainText('third')
  const message = page.getByRole('region', { name: 'Messages' })
  await expect(message).toContainText('Resolved 2 issues.')
  await message.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page)).toHaveCount(3)
})

test('/ goes to the search, where letters are letters', async ({ page }) => {
  await page.keyboard.press('/')
  const search = page.getByRole('textbox', { name: 'Search issues' })
  await expect(search).toBeFocused()
  await page.keyboard.type('jke?')
  await expect(search).toHaveValue('jke?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(search).not.toBeFocused()
})

test('? shows all keys, and takes them until Esc', async ({ page }) => {
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByRole('region', { name: 'Actions' })).toContainText('Resolve')
  await page.keyboard.press('j')
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(selected(page)).toHaveCount(0)
})

test('Ctrl+K does and finds', async ({ page }) => {
  const palette = page.getByRole('dialog', { name: 'Commands' })
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('go to sett')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(palette).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('second')
  await palette.getByRole('option', { name: /second/ }).click()
  await expect(openIssue(page)).toContainText('second')
})

test('while the palette is on its way, keys are no commands', async ({ page, server }) => {
  await page.keyboard.press('j')
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route(/command-palette/, async (route) => {
    await arrived
    await route.continue()
  })
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('xe')
  arrive()
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('toolbar', { name: 'Selected issues' })).toHaveCount(0)
  const { rows } = await server.ready.client.issues.list({ query: 'is:unresolved' })
  expect(rows).toHaveLength(3)
})

test('g and a letter go to the places', async ({ page }) => {
  for (const [letter, name] of [
    ['p', 'Projects'],
    ['s', 'Settings'],
    ['m', 'Monitors'],
    ['x', 'Refused']
  ] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(letter)
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
  await page.keyboard.press('g')
  await page.keyboard.press('v')
  await expect(page.getByRole('listbox', { name: 'Envelope items' })).toBeAttached()
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(row(page)).toHaveCount(3)
})
