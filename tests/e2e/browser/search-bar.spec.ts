import type { Page } from '@playwright/test'
import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

test.beforeEach(async ({ server, open, page }) => {
  await server.postAll([
    anError({ value: 'cart is empty', rest: { environment: 'production', tags: { region: 'eu' } } }),
    anError({ value: 'mailbox is full', level: 'warning', rest: { environment: 'production' } }),
    anError({ value: 'stock is old', rest: { environment: 'staging' } })
  ])
  await open()
  await expect(row(page)).toHaveCount(3)
})

const field = (page: Page) => page.getByRole('textbox', { name: 'Search issues' })
const suggestions = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' })
const suggestion = (page: Page, text: string | RegExp) =>
  suggestions(page).getByRole('option').filter({ hasText: text })

/** What is selected in the field. */
function selectedText(page: Page): Promise<string> {
  return field(page).evaluate((box) => {
    if (!(box instanceof HTMLTextAreaElement)) throw new Error('the search is no text field')
    return box.value.slice(box.selectionStart, box.selectionEnd)
  })
}

test('keys and values are completed from what is there, by keyboard alone', async ({ page }) => {
  await page.keyboard.press('/')
  await page.keyboard.type('envi')
  await expect(suggestion(page, 'environment')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(field(page)).toHaveValue('environment:')
  await expect(suggestion(page, 'production')).toContainText('2')
  await page.keyboard.type('sta')
  await expect(suggestions(page).getByRole('option')).toHaveText([/staging/])
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('environment:staging ')
  await expect(row(page)).toHaveText([/stock is old/])

  await page.keyboard.type('!lev')
  await page.keyboard.press('ArrowDown')
  await expect(suggestion(page, 'level')).toHaveAttribute('aria-selected', 'true')
  const named = await field(page).getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${named}"]`)).toContainText('level')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('environment:staging !level:')
  await page.keyboard.press('Escape')
  await expect(suggestions(page)).toHaveCount(0)
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field(page)).not.toBeFocused()
})

test('tags of the events are offered, and states with what they mean', async ({ page }) => {
  await field(page).fill('regi')
  await suggestion(page, /^region/).click()
  await expect(field(page)).toHaveValue('region:')
  await suggestion(page, 'eu').click()
  await expect(row(page)).toHaveText([/cart is empty/])
  await field(page).fill('is:')
  await expect(suggestion(page, /^escalating/)).toContainText('more often')
  await suggestion(page, /^new/).click()
  await expect(page.getByRole('radio', { name: 'New', exact: true })).toBeChecked()
})

test('a chip is gone through, turned round, edited and removed by keys', async ({ page }) => {
  await field(page).fill('level:error region:eu ')
  await page.keyboard.press('Backspace')
  expect(await selectedText(page)).toBe('region:eu')
  await page.keyboard.press('ArrowLeft')
  expect(await selectedText(page)).toBe('level:error')
  await page.keyboard.press('!')
  await expect(field(page)).toHaveValue('!level:error region:eu ')
  await page.keyboard.press('ArrowRight')
  expect(await selectedText(page)).toBe('region:eu')
  await page.keyboard.press('Backspace')
  await expect(field(page)).toHaveValue('!level:error')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field(page)).toHaveValue(/region:eu/)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('level:error')
  await page.keyboard.press('Backspace')
  await expect(field(page)).toHaveValue('level:erro')
})

test('a click on a chip edits its value, and its tools change it', async ({ page }) => {
  await field(page).fill('title:cart')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const chip = page.locator('[data-chip]')
  await expect(chip).toHaveText('title:cart')
  const box = await chip.boundingBox()
  if (!box) throw new Error('the chip is not there')
  await page.mouse.click(box.x + box.width - 8, box.y + box.height / 2)
  expect(await selectedText(page)).toBe('cart')
  const tools = page.getByRole('toolbar', { name: 'This filter' })
  await tools.getByRole('button', { name: 'contains' }).click()
  await expect(field(page)).toHaveValue('title:contains:cart')
  await expect(row(page)).toHaveText([/cart is empty/])
  await page.mouse.click(box.x + 30, box.y + box.height / 2)
  await tools.getByRole('button', { name: 'not' }).click()
  await expect(field(page)).toHaveValue('!title:contains:cart')
  await expect(row(page)).toHaveCount(2)

  await page.keyboard.press('Escape')
  await page.mouse.move(box.x + 40, box.y + box.height / 2)
  await page.getByRole('button', { name: 'Remove !title:contains:cart' }).click()
  await expect(field(page)).toHaveValue('')
  await expect(row(page)).toHaveCount(3)
})

test('a mistake is told in words with its place, and the issues of before stay pale', async ({ page }) => {
  await field(page).fill('timesSeen:many')
  const told = page.getByRole('status').filter({ hasText: 'needs a number' })
  await expect(told).toContainText('timesSeen')
  await expect(page).not.toHaveURL(/timesSeen/)
  await page.keyboard.press('Enter')
  const alert = page.getByRole('alert').filter({ hasText: 'This search cannot be read.' })
  await expect(alert).toContainText('`timesSeen` needs a number')
  await expect(alert.locator('mark')).toHaveText('many')
  await expect(row(page)).toHaveCount(3)
  await expect
    .poll(() =>
      page.getByRole('listbox', { name: 'Issues' }).evaluate((list) => getComputedStyle(list).opacity)
    )
    .toBe('0.5')
  await page.reload()
  await expect(alert).toBeVisible()
  await expect(row(page)).toHaveCount(0)
  await field(page).fill('timesSeen:>0')
  await expect(row(page)).toHaveCount(3)
  await expect(alert).toHaveCount(0)
})

test('operators across fields, with parentheses and negation', async ({ page }) => {
  await field(page).fill('level:warning OR (environment:staging !region:eu)')
  await expect(row(page)).toHaveText([/stock is old/, /mailbox is full/])
  await field(page).fill('!(cart OR stock)')
  await expect(row(page)).toHaveText([/mailbox is full/])
})

test('a whole query is pasted, line breaks and all, and what was searched for is offered again', async ({
  page
}) => {
  await page.keyboard.press('/')
  await field(page).evaluate((box) => {
    const data = new DataTransfer()
    data.setData('text/plain', 'level:error\nregion:eu')
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    document.execCommand('insertText', false, 'level:error\nregion:eu')
  })
  await expect(field(page)).toHaveValue('level:error region:eu')
  await page.keyboard.press('Enter')
  await expect(field(page)).not.toBeFocused()
  await expect(row(page)).toHaveText([/cart is empty/])
  await page.getByRole('search').getByRole('button', { name: 'Clear the search' }).click()
  await expect(row(page)).toHaveCount(3)
  await suggestion(page, 'level:error region:eu').click()
  await expect(row(page)).toHaveText([/cart is empty/])
})

test('an id of an event or a short id leads there, whatever is filtered', async ({ page, server }) => {
  const id = await server.post(anError({ value: 'cart is empty', secondsAgo: 5 }))
  const { rows } = await server.ready.client.issues.list({ query: 'mailbox' })
  const shortId = rows[0]?.shortId ?? ''
  await server.ready.client.issues.update({ ids: [rows[0]?.id ?? ''], status: 'resolved' })
  await field(page).fill(shortId.toLowerCase())
  await page.keyboard.press('Enter')
  await expect(openIssue(page)).toContainText('mailbox is full')
  await expect(row(page)).toHaveText([/mailbox is full/])

  await field(page).fill(id)
  await page.keyboard.press('Enter')
  await expect(openIssue(page).getByTitle(`Event ${id}`)).toBeVisible()
  await expect(row(page)).toHaveText([/cart is empty/])
})
