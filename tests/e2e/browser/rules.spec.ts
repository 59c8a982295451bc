import type { Page } from '@playwright/test'
import { anError } from './events.ts'
import { row, section } from './issue-page.ts'
import { expect, test } from './test.ts'

/** The editor of one kind of rules. */
async function editor(page: Page, title: 'Stack-trace rules' | 'Fingerprint rules') {
  await page.getByRole('radio', { name: title }).click()
  return page.getByRole('textbox', { name: title })
}

const merging = 'type:Timeout* -> timeouts'

const timeouts = [
  anError({ type: 'TimeoutError', value: 'read' }),
  anError({ type: 'TimeoutError', value: 'read' }),
  anError({ type: 'TimeoutFailure', value: 'write' }),
  anError({ type: 'TypeError', value: 'x is undefined' })
]

test('rules are looked at, applied to the past, and undone', async ({ page, server, open }) => {
  await server.postAll(timeouts)
  await open('/projects/1?tab=rules')
  await (await editor(page, 'Fingerprint rules')).fill(merging)
  await page.getByRole('button', { name: 'See what would change' }).click()

  const result = page.getByRole('region', { name: 'What would change' })
  await expect(result.getByText('Merges 2 into one')).toBeVisible()
  await expect(result.getByText('3 → 2')).toBeVisible()
  const before = result.getByRole('list', { name: 'Before' }).getByRole('listitem')
  await expect(before).toHaveText([/TimeoutError: read.*2 events/s, /TimeoutFailure: write.*1 event/s])
  await expect(before.first().getByRole('link')).toHaveCount(3)
  // nothing is changed by looking
  expect((await server.ready.client.issues.list({})).total).toBe(3)

  await result.getByRole('button', { name: 'Apply to the past too' }).click()
  const history = page.getByRole('region', { name: 'What was regrouped before' })
  await expect(history.getByText('1 event moved, 3 → 2 issues')).toBeVisible()
  await expect(history.getByText('Applied', { exact: true })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Fingerprint rules' })).toHaveValue(merging)
  expect((await server.ready.client.issues.list({})).total).toBe(2)

  await history.getByRole('button', { name: 'Undo' }).click()
  await expect(history.getByText('Undone', { exact: true })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Fingerprint rules' })).toHaveValue('')
  await page.getByRole('link', { name: 'Issues' }).click()
  await expect(row(page)).toHaveCount(3)
})

test('rules can be saved for events to come only', async ({ page, server, open }) => {
  await server.postAll(timeouts)
  await open('/projects/1?tab=rules')
  await (await editor(page, 'Fingerprint rules')).fill(merging)
  await page.getByRole('button', { name: 'Save for events to come' }).click()
  await expect(page.getByText('Saved for events to come')).toBeVisible()
  await server.post(anError({ type: 'TimeoutError', value: 'later' }))
  await server.post(anError({ type: 'TimeoutFailure', value: 'later' }))
  const { rows } = await server.ready.client.issues.list({ sort: 'lastSeen' })
  expect(rows.map(({ events }) => events).sort()).toEqual([1, 1, 2, 2])
})

test('rules that were saved for events to come can be applied to the past later', async ({
  page,
  server,
  open
}) => {
  await server.postAll(timeouts)
  const grouping = { stackRules: '', fingerprintRules: merging, parameterizes: true }
  await server.ready.client.projects.configure({ id: '1', settings: { grouping } })
  await open('/issues')
  await row(page, 'TimeoutError').click()
  const explained = await section(page, 'Grouping information')
  await expect(explained.getByRole('note')).toContainText('Other rules')
  await explained.getByRole('link', { name: 'See what they would change' }).click()
  await expect(page.getByText('Events that are there were grouped by other rules')).toBeVisible()
  await page.getByRole('button', { name: 'See what would change' }).click()
  const result = page.getByRole('region', { name: 'What would change' })
  await expect(result.getByText('Merges 2 into one')).toBeVisible()
  await expect(result.getByRole('button', { name: 'Only for events to come' })).toHaveCount(0)
  await result.getByRole('button', { name: 'Apply to the past too' }).click()
  await expect(page.getByText('1 event moved, 3 → 2 issues').first()).toBeVisible()
  await expect(page.getByText('Events that are there were grouped by other rules')).toHaveCount(0)
})

test('mistakes are shown where they are, and keep rules from being used', async ({ page, open }) => {
  await open('/projects/1?tab=rules')
  const field = await editor(page, 'Stack-trace rules')
  await field.fill('# ours\npath:**/vendor/** -app\nfunction:x +nonsense')
  const mistakes = page.getByRole('list', { name: 'Mistakes' }).getByRole('listitem')
  await expect(mistakes).toHaveText([/Line 3, column 12.*expected a matcher or an action/])
  await expect(page.getByRole('button', { name: 'See what would change' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Save for events to come' })).toBeDisabled()

  await mistakes.getByRole('button').click()
  await expect(field).toBeFocused()
  await page.keyboard.press('Shift+End')
  await page.keyboard.type('-app')
  await expect(mistakes).toHaveCount(0)
  await expect(field).toHaveValue('# ours\npath:**/vendor/** -app\nfunction:x -app')
  await expect(page.getByRole('button', { name: 'See what would change' })).toBeEnabled()
})

test('a variable that does not exist is warned of, and can be saved', async ({ page, server, open }) => {
  await open('/projects/1?tab=rules')
  const field = await editor(page, 'Fingerprint rules')
  await field.fill('type:PaymentError -> payment, {{ nope }}')
  const warnings = page.getByRole('list', { name: 'Mistakes and warnings' }).getByRole('listitem')
  await expect(warnings).toHaveText([/Line 1, column 31.*there is no variable "nope"/])
  await expect(warnings.getByRole('img', { name: 'Warning' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Fingerprint rules (1)' })).toBeChecked()
  await expect(field).not.toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('button', { name: 'Save for events to come' }).click()
  await expect(page.getByText('Saved for events to come')).toBeVisible()
  const { grouping } = await server.ready.client.projects.settings({ id: '1' })
  expect(grouping.fingerprintRules).toBe('type:PaymentError -> payment, {{ nope }}')
  await server.post(anError({ type: 'PaymentError', value: 'refused' }))
  await expect(warnings).toHaveCount(1)
})

test('Tab indents, Esc leaves the field, and examples come in at the end', async ({ page, open }) => {
  await open('/projects/1?tab=rules')
  const field = await editor(page, 'Stack-trace rules')
  await field.fill('# ours')
  await field.press('Home')
  await field.press('Tab')
  await expect(field).toHaveValue('  # ours')
  await expect(field).toBeFocused()
  await field.press('Shift+Tab')
  await expect(field).toHaveValue('# ours')
  await page.getByRole('button', { name: 'Insert path:**/vendor/** -app' }).click()
  await expect(field).toHaveValue('# ours\npath:**/vendor/** -app\n')
  await field.press('Escape')
  await expect(field).not.toBeFocused()
})

test('a draft outlives the page, and can be thrown away', async ({ page, open }) => {
  await open('/projects/1?tab=rules')
  await (await editor(page, 'Stack-trace rules')).fill('function:x -app')
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('link', { name: 'Grouping rules' }).click()
  await expect(page.getByRole('textbox', { name: 'Stack-trace rules' })).toHaveValue('function:x -app')
  await page.getByRole('button', { name: 'Discard the changes' }).click()
  await expect(page.getByRole('textbox', { name: 'Stack-trace rules' })).toHaveValue('')
})

test('Culprit’s own rules can be read and searched', async ({ page, open }) => {
  await open('/projects/1?tab=rules')
  await page.getByRole('radio', { name: 'Culprit’s own rules' }).click()
  const rules = page.getByRole('region', { name: 'Rules', exact: true })
  await expect(rules).toContainText('node_modules')
  await page.getByRole('textbox', { name: 'Search Culprit’s own rules' }).fill('go/pkg/mod')
  await expect(rules).not.toContainText('node_modules')
  await expect(rules).toContainText('go/pkg/mod')
})

test('the settings of a project hold for what comes then', async ({ page, server, open }) => {
  await open('/projects/1?tab=settings')
  const box = page.getByRole('checkbox', { name: /Believe old timestamps/ })
  await expect(box).not.toBeChecked()
  await box.check()
  await expect(box).toBeChecked()
  await expect
    .poll(async () => (await server.ready.client.projects.settings({ id: '1' })).clampsOldTimestamps)
    .toBe(false)
  const id = await server.post(anError({ value: 'long ago', secondsAgo: 400 * 86_400 }))
  const { event } = await server.ready.client.events.get({ id })
  expect(event.timestamp).toBeLessThan(Date.now() - 399 * 86_400_000)
})

test('how much is kept of a project is limited, after it is told what that removes', async ({
  page,
  server,
  open
}) => {
  await server.postAll([1, 2, 3].map((n) => anError({ value: `cart ${n} is empty`, secondsAgo: 10 - n })))
  await open('/projects/1?tab=settings')
  const part = page.getByRole('region', { name: 'How much is kept' })
  const set = part.getByRole('button', { name: 'Set the limits' })
  await expect(set).toBeDisabled()
  await part.getByLabel('Days at most').fill('0')
  await expect(part.getByRole('alert')).toContainText('Whole numbers from 1')
  await part.getByLabel('Days at most').fill('30')
  await set.click()
  const { client } = server.ready
  await expect.poll(async () => (await client.retention.get({})).projects).toEqual({ 1: { maxDays: 30 } })

  await part.getByLabel('Events at most').fill('2')
  await set.click()
  const dialog = page.getByRole('dialog', { name: 'Remove what is beyond them?' })
  await expect(dialog).toContainText('1 event')
  await dialog.getByRole('button', { name: 'Keep everything' }).click()
  expect((await client.retention.get({})).projects).toEqual({ 1: { maxDays: 30 } })
  await set.click()
  await dialog.getByRole('button', { name: 'Remove and set' }).click()
  await expect
    .poll(async () => (await client.retention.get({})).projects)
    .toEqual({ 1: { maxDays: 30, maxEvents: 2 } })
  await part.getByLabel('Events at most').fill('')
  await part.getByLabel('Days at most').fill('')
  await set.click()
  await expect.poll(async () => (await client.retention.get({})).projects).toEqual({})
})

test('what is discarded can be kept again', async ({ page, server, open }) => {
  await server.post(anError({ value: 'noise' }))
  const { client } = server.ready
  await client.issues.delete({ query: 'noise', discard: true })
  await server.post(anError({ value: 'noise' }))
  await open('/projects/1?tab=settings')
  const rows = page.getByRole('table', { name: 'Discarded' }).getByRole('row').filter({ hasText: 'noise' })
  await expect(rows).toHaveCount(1)
  await expect(rows.getByRole('cell', { name: '1', exact: true })).toBeVisible()
  await rows.getByRole('button', { name: 'Keep again' }).click()
  await expect(rows).toHaveCount(0)
  await server.post(anError({ value: 'noise' }))
  expect((await client.issues.list({ query: 'noise' })).total).toBe(1)
})

test('requests that were refused for a project are on its page', async ({ page, server, open }) => {
  await fetch(`${server.ready.ingestUrl}/api/1/envelope/`, { method: 'POST', body: 'garbage' })
  await open('/projects/1')
  await page.getByRole('link', { name: /Refused and dropped/ }).click()
  const table = page.getByRole('table', { name: 'Refused requests' })
  await expect(table.getByRole('row')).toHaveCount(2)
  await expect(table).toContainText('invalid envelope header')
})
