import type { Page } from '@playwright/test'
import { type Item, jsonItem, newEventId, sendEnvelope } from './envelopes.ts'
import { anError } from './events.ts'
import { openIssue, row, section } from './issue-page.ts'
import type { Server } from './start-server.ts'
import { expect, test } from './test.ts'

// 2 × 1 pixels
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEElEQVR4nGP4z8Dwn4GB4T8ACfwC/uGZ8kMAAAAASUVORK5CYII=',
  'base64'
)

function file(filename: string, payload: string | Uint8Array, header: object = {}): Item {
  return { header: { ...header, type: 'attachment', filename }, payload }
}

async function sendWith(server: Server, secondsAgo: number, items: readonly Item[]): Promise<string> {
  const id = newEventId()
  const event = { ...anError({ value: 'cart is empty', secondsAgo }), event_id: id }
  await sendEnvelope(server, { event_id: id }, [jsonItem('event', event), ...items])
  return id
}

const parts = (page: Page) => openIssue(page).getByRole('navigation', { name: 'Parts of the issue' })
const files = (page: Page) => openIssue(page).getByRole('list', { name: 'Files' }).getByRole('listitem')
const pictures = (page: Page) => openIssue(page).getByRole('list', { name: 'Pictures' }).getByRole('listitem')

test('the files of all events of an issue, by kind, with the way to their events', async ({
  page,
  server,
  open
}) => {
  const first = await sendWith(server, 90, [
    file('server.log', 'listening on 80', { content_type: 'text/plain' }),
    file('screenshot.png', PICTURE, { content_type: 'image/png' })
  ])
  const latest = await sendWith(server, 30, [
    file('app.crash', 'Thread 0 crashed', { attachment_type: 'event.applecrashreport' }),
    file('torn.png', 'this is text', { content_type: 'image/png' })
  ])
  await open()
  await row(page, 'cart is empty').click()
  await expect(parts(page).getByRole('link', { name: /^Attachments/ })).toHaveText('Attachments4')
  await parts(page)
    .getByRole('link', { name: /^Attachments/ })
    .click()
  await expect(page).toHaveURL(/part=attachments/)
  await expect(files(page)).toHaveCount(4)
  await expect(files(page).nth(0)).toContainText(latest.slice(0, 8))
  await expect(files(page).nth(3)).toContainText(first.slice(0, 8))

  const log = files(page).filter({ hasText: 'server.log' })
  await log.getByRole('button', { name: 'server.log' }).first().focus()
  await page.keyboard.press('Enter')
  await expect(log).toContainText('listening on 80')
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    log.getByRole('button', { name: 'Download server.log' }).click()
  ])
  expect(saved.suggestedFilename()).toBe('server.log')

  await page.getByRole('radio', { name: 'Crash reports' }).click()
  await expect(page).toHaveURL(/files=crash/)
  await expect(files(page)).toHaveText([/app\.crash.*Crash report/])
  await page.getByRole('radio', { name: 'Other' }).click()
  await expect(files(page)).toHaveText([/server\.log/])

  await page.getByRole('radio', { name: 'Pictures' }).click()
  await expect(pictures(page)).toHaveCount(2)
  await expect(pictures(page).filter({ hasText: 'torn.png' })).toContainText('No picture that can be shown')
  await page.getByRole('button', { name: 'Enlarge screenshot.png' }).click()
  const dialog = page.getByRole('dialog', { name: 'screenshot.png' })
  await expect(dialog).toContainText('2 × 1')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await page.reload()
  await expect(pictures(page)).toHaveCount(2)
  await pictures(page).filter({ hasText: 'screenshot.png' }).getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/events/${first}(?!.*part=)`))
  await expect(await section(page, 'Attachments')).toContainText('server.log')
})

test('files are read page by page, and those that arrive later come by themselves', async ({
  page,
  server,
  open
}) => {
  const many = Array.from({ length: 60 }, (_, n) => file(`part-${n}.bin`, `${n}`))
  await sendWith(server, 90, many)
  const id = await sendWith(server, 30, many)
  await open()
  await row(page, 'cart is empty').click()
  await expect(parts(page).getByRole('link', { name: /^Attachments/ })).toHaveText('Attachments99+')
  await parts(page)
    .getByRole('link', { name: /^Attachments/ })
    .click()
  await expect(files(page)).toHaveCount(100)
  await openIssue(page).getByRole('button', { name: 'Show more' }).click()
  await expect(files(page)).toHaveCount(120)
  await expect(openIssue(page).getByRole('button', { name: 'Show more' })).toHaveCount(0)
  await sendEnvelope(server, { event_id: id }, [file('late.log', 'better late than never')])
  await expect(files(page)).toHaveCount(121)
  await expect(files(page).first()).toContainText('late.log')
})

test('what arrives while more is asked for does not stop it', async ({ page, server, open }) => {
  const id = await sendWith(
    server,
    30,
    Array.from({ length: 120 }, (_, n) => file(`part-${n}.bin`, `${n}`))
  )
  let askedAnew = () => {}
  const isAskedAnew = new Promise<void>((resolve) => {
    askedAnew = resolve
  })
  let isHeld = false
  await page.route('**/rpc/attachments.list', async (route) => {
    const isNext = route.request().postData()?.includes('"cursor"') === true
    if (isNext && !isHeld) {
      isHeld = true
      await sendEnvelope(server, { event_id: id }, [file('late.log', 'better late than never')])
      await isAskedAnew
    } else if (isHeld && !isNext) askedAnew()
    await route.continue()
  })
  await open('/issues/1?part=attachments')
  await expect(files(page)).toHaveCount(100)
  await openIssue(page).getByRole('button', { name: 'Show more' }).click()
  await expect(files(page)).toHaveCount(121)
})

test('what users wrote about all events of an issue', async ({ page, server, open }) => {
  const first = await sendWith(server, 90, [])
  const latest = await sendWith(server, 30, [])
  await open()
  await row(page, 'cart is empty').click()
  await parts(page)
    .getByRole('link', { name: /^Feedback/ })
    .click()
  await expect(openIssue(page)).toContainText('No user has written about this issue')
  for (const [event_id, comments] of [
    [latest, 'It happened again.'],
    [first, 'I only pressed <b>pay</b>.']
  ] as const) {
    const report = { event_id, name: 'Ada', email: 'ada@example.com', comments }
    await sendEnvelope(server, { event_id }, [jsonItem('user_report', report)])
  }
  const messages = openIssue(page).getByRole('list', { name: 'User feedback' }).getByRole('listitem')
  await expect(messages).toHaveText([/It happened again/, /I only pressed <b>pay<\/b>/])
  await expect(parts(page).getByRole('link', { name: /^Feedback/ })).toHaveText('Feedback2')
  await messages
    .last()
    .getByRole('link', { name: first.slice(0, 8) })
    .click()
  await expect(await section(page, 'User feedback')).toContainText('I only pressed <b>pay</b>')
})
