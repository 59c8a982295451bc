import type { Locator, Page } from '@playwright/test'
import { type Item, jsonItem, newEventId, sendEnvelope } from './envelopes.ts'
import { anError } from './events.ts'
import { openIssue } from './issue-page.ts'
import { expect, test } from './test.ts'

/** The rows of the list of items, by a part of what they say. */
function row(page: Page, text?: string): Locator {
  const rows = page.getByRole('listbox', { name: 'Envelope items' }).getByRole('option')
  return text === undefined ? rows : rows.filter({ hasText: text })
}

const NOW = Date.now() / 1000
const TRACE = { trace_id: 'a'.repeat(32), span_id: 'b'.repeat(16) }

/** One of each kind of item that makes no event, and what its content shows. */
const ITEMS: readonly { item: Item; shows: string }[] = [
  {
    item: jsonItem('transaction', {
      type: 'transaction',
      transaction: 'GET /cart',
      start_timestamp: NOW - 1,
      timestamp: NOW,
      contexts: { trace: { ...TRACE, op: 'http.server' } },
      spans: []
    }),
    shows: 'GET /cart'
  },
  {
    item: jsonItem('span', { items: [{ name: 'select carts', start_timestamp: NOW, ...TRACE }] }),
    shows: 'select carts'
  },
  {
    item: jsonItem('log', { items: [{ body: 'cart opened', level: 'info', timestamp: NOW, ...TRACE }] }),
    shows: 'cart opened'
  },
  {
    item: jsonItem('profile', { version: '1', platform: 'node', profile: { frames: [], samples: [] } }),
    shows: 'platform'
  },
  { item: jsonItem('profile_chunk', { version: '2', profiler_id: 'c'.repeat(32) }), shows: 'profiler_id' },
  {
    item: jsonItem('replay_event', { type: 'replay_event', replay_id: 'd'.repeat(32), urls: ['/cart'] }),
    shows: '/cart'
  },
  {
    item: { header: { type: 'replay_recording' }, payload: Buffer.from([0x78, 0x9c, 0xff, 0x00, 0x80]) },
    shows: '78 9c ff 00 80'
  },
  {
    item: { header: { type: 'statsd' }, payload: 'carts@none:3|c|#region:eu' },
    shows: 'carts@none:3|c|#region:eu'
  },
  { item: jsonItem('trace_metric', { items: [{ name: 'carts', value: 3 }] }), shows: 'carts' },
  {
    item: jsonItem('session', {
      attrs: { release: 'shop@1' },
      sid: 'e'.repeat(32),
      init: true,
      status: 'ok',
      started: new Date().toISOString()
    }),
    shows: 'shop@1'
  },
  {
    item: jsonItem('sessions', {
      aggregates: [{ started: new Date().toISOString(), exited: 4 }],
      attrs: { release: 'shop@1' }
    }),
    shows: 'aggregates'
  },
  {
    item: jsonItem('client_report', {
      timestamp: NOW,
      discarded_events: [{ reason: 'before_send', category: 'error', quantity: 2 }]
    }),
    shows: 'before_send'
  },
  {
    item: jsonItem('check_in', { check_in_id: 'f'.repeat(32), monitor_slug: 'nightly', status: 'ok' }),
    shows: 'nightly'
  },
  { item: jsonItem('weather_report', { sky: 'clear' }), shows: 'clear' }
]

test('whatever arrives and is no event is listed, and opens', async ({ page, server, open }) => {
  await open('/envelopes')
  await expect(page.getByRole('heading', { name: /events arrived yet/ })).toBeVisible()
  for (const { item } of ITEMS) await sendEnvelope(server, { sent_at: new Date().toISOString() }, [item])
  await expect(row(page)).toHaveCount(ITEMS.length)
  const pane = page.getByRole('region', { name: 'Envelope item', exact: true })
  for (const { item, shows } of ITEMS) {
    const { type } = item.header
    await page.getByRole('option', { name: new RegExp(`^${type},`) }).click()
    await expect(pane.getByRole('heading', { level: 2 })).toHaveText(type)
    await expect(pane.getByRole('region', { name: 'Item header' })).toContainText(type)
    const content = pane.getByRole('region', { name: 'Content', exact: true })
    await pane
      .getByRole('radio', { name: /Text|Hex/ })
      .and(pane.locator(':enabled'))
      .first()
      .click()
    await expect(content, type).toContainText(shows)
  }
})

test('items are listed by type and project, and stepped through by keys', async ({ page, server, open }) => {
  const spans = ITEMS.filter(({ item }) => item.header.type === 'span').map(({ item }) => item)
  await sendEnvelope(server, {}, spans)
  await sendEnvelope(server, {}, [...spans, jsonItem('weather_report', { sky: 'grey' })], '2')
  await server.ready.client.projects.rename({ id: '2', name: 'Warehouse' })
  await open('/envelopes')
  await expect(row(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'All types' }).click()
  await page.getByRole('menuitemradio', { name: /^span/ }).click()
  await expect(row(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'All projects' }).click()
  await page.getByRole('menuitemradio', { name: 'Warehouse' }).click()
  await expect(row(page)).toHaveCount(1)
  await expect(row(page)).toContainText('Warehouse')
  await page.reload()
  await expect(row(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Show all items' }).click()
  await expect(row(page)).toHaveCount(3)

  await page.keyboard.press('j')
  await expect(page.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '1')
  await page.keyboard.press('j')
  await expect(page.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '2')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Envelope item', exact: true })).toHaveCount(0)
})

test('an item leads to the event that its envelope names', async ({ page, server, open }) => {
  const id = newEventId()
  await server.post(anError({ value: 'cart is empty', rest: { event_id: id } }))
  await sendEnvelope(server, { event_id: id }, [jsonItem('weather_report', { sky: 'clear' })])
  await open('/envelopes')
  await row(page, 'weather_report').click()
  await page.getByRole('button', { name: id }).click()
  await expect(openIssue(page).getByTitle(`Event ${id}`)).toBeVisible()
})
