import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { type Item, jsonItem, newEventId, sendEnvelope } from './envelopes.ts'
import { anError } from './events.ts'
import { row, section } from './issue-page.ts'
import { expect, test } from './test.ts'

// 2 × 1 pixels
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEElEQVR4nGP4z8Dwn4GB4T8ACfwC/uGZ8kMAAAAASUVORK5CYII=',
  'base64'
)
const HOSTILE_PAGE =
  '<!doctype html><script>window.__hostile = 1</script><img src=x onerror="window.__hostile = 1">'

function file(filename: string, payload: string | Uint8Array, header: object = {}): Item {
  return { header: { ...header, type: 'attachment', filename }, payload }
}

const FILES = [
  file('server.log', 'started\nlistening on 80\n', { content_type: 'text/plain' }),
  file('state.json', '{"cart":{"lines":3}}', { content_type: 'application/json' }),
  file('screenshot.png', PICTURE, { content_type: 'image/png' }),
  file('memory.bin', Buffer.from([0xde, 0xad, 0xbe, 0xef, 0x00]), {
    content_type: 'application/octet-stream'
  }),
  file('page.html', HOSTILE_PAGE, { content_type: 'text/html' }),
  file('drawing.svg', `<svg xmlns="http://www.w3.org/2000/svg" onload="window.__hostile = 1"/>`, {
    content_type: 'image/svg+xml'
  }),
  file(
    'view-hierarchy.json',
    '{"rendering_system":"UIKit","windows":[{"type":"UIWindow","children":[{"type":"UIButton","identifier":"pay"}]}]}',
    {
      content_type: 'application/json',
      attachment_type: 'event.view_hierarchy'
    }
  )
]

async function unfolded(page: Page, filename: string): Promise<Locator> {
  const item = (await section(page, 'Attachments'))
    .getByRole('listitem')
    .filter({ hasText: filename })
    .first()
  await item.getByRole('button', { name: filename }).first().click()
  return item
}

test('files of an event are shown as what they are, and run nothing', async ({ page, server, open }) => {
  const id = newEventId()
  await sendEnvelope(server, { event_id: id }, [
    jsonItem('event', { ...anError({ value: 'cart is empty' }), event_id: id }),
    ...FILES
  ])
  await open()
  await row(page, 'cart is empty').click()
  await expect(await section(page, 'Attachments')).toContainText(`Attachments${FILES.length}`)
  await expect(await unfolded(page, 'server.log')).toContainText('listening on 80')
  const json = await unfolded(page, 'state.json')
  await expect(json.getByRole('region', { name: 'state.json' })).toContainText('lines3')
  const picture = await unfolded(page, 'screenshot.png')
  await expect(picture.getByRole('img', { name: 'screenshot.png' })).toBeVisible()
  await expect(picture).toContainText('2 × 1')
  await expect(await unfolded(page, 'memory.bin')).toContainText('de ad be ef 00')
  await expect(await unfolded(page, 'page.html')).toContainText('<script>window.__hostile = 1</script>')
  await expect(await unfolded(page, 'drawing.svg')).toContainText('<svg xmlns')
  const hierarchy = await unfolded(page, 'view-hierarchy.json')
  await hierarchy.getByRole('button', { name: /UIButton/ }).click()
  await expect(hierarchy.getByRole('region', { name: 'Values of UIButton' })).toContainText('pay')
  expect(await page.evaluate(() => Reflect.get(window, '__hostile'))).toBeUndefined()
})

test('a file is saved under its name as it came', async ({ page, server, open }) => {
  const id = newEventId()
  await sendEnvelope(server, { event_id: id }, [
    jsonItem('event', { ...anError({ value: 'cart is empty' }), event_id: id }),
    file('screenshot.png', PICTURE)
  ])
  await open()
  await row(page, 'cart is empty').click()
  const attachments = await section(page, 'Attachments')
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    attachments.getByRole('button', { name: 'Download screenshot.png' }).click()
  ])
  expect(saved.suggestedFilename()).toBe('screenshot.png')
  expect(await readFile(await saved.path())).toEqual(PICTURE)
})

test('a file that arrives later appears at its event', async ({ page, server, open }) => {
  const id = await server.post(anError({ value: 'cart is empty' }))
  await open()
  await row(page, 'cart is empty').click()
  await section(page, 'Exception')
  await sendEnvelope(server, { event_id: id }, [file('late.log', 'better late than never')])
  await expect(await unfolded(page, 'late.log')).toContainText('better late than never')
})

test('what a user writes about an event appears at it', async ({ page, server, open }) => {
  const id = await server.post(anError({ value: 'cart is empty' }))
  await open()
  await row(page, 'cart is empty').click()
  await section(page, 'Exception')
  const report = {
    event_id: id,
    name: 'Ada',
    email: 'ada@example.com',
    comments: 'I only pressed <b>pay</b>.'
  }
  await sendEnvelope(server, { event_id: id }, [jsonItem('user_report', report)])
  const feedback = await section(page, 'User feedback')
  await expect(feedback).toContainText('Ada')
  await expect(feedback).toContainText('I only pressed <b>pay</b>.')
})
