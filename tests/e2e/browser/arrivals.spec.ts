import { jsonItem, sendEnvelope } from './envelopes.ts'
import { anError } from './events.ts'
import { expect, test } from './test.ts'

test('refused requests are listed with reason and first bytes', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty' }))
  await open()
  await fetch(`${server.ready.ingestUrl}/api/1/store/`, { method: 'POST', body: '{"broken' })
  await page.getByRole('contentinfo').getByRole('link', { name: '1 refused' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Refused' })).toBeVisible()
  const table = page.getByRole('table', { name: 'Refused requests' })
  await expect(table).toContainText('/api/1/store/')
  await table.getByRole('button', { name: /its first bytes/ }).click()
  await expect(table.getByRole('region', { name: 'First bytes' })).toContainText('{"broken')

  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await page.goBack()
  await fetch(`${server.ready.ingestUrl}/nowhere/<script>`, { method: 'POST', body: 'x' })
  await expect(table.getByRole('row')).toHaveCount(3)
  await expect(table.getByRole('row').nth(1)).toContainText('404')
})

test('without a refusal the page says so', async ({ page, open }) => {
  await open('/refusals')
  await expect(page.getByText('Nothing was refused')).toBeVisible()
})

test('jobs that check in are monitors, with their last state', async ({ page, server, open }) => {
  await open('/monitors')
  await expect(page.getByText('No job checked in yet')).toBeVisible()
  const config = { schedule: { type: 'crontab', value: '0 3 * * *' }, timezone: 'Europe/Berlin' }
  const checkIn = {
    check_in_id: 'f'.repeat(32),
    monitor_slug: 'backup',
    environment: 'production',
    monitor_config: config
  }
  await sendEnvelope(server, {}, [jsonItem('check_in', { ...checkIn, status: 'in_progress' })])
  const backup = page.getByRole('row').filter({ hasText: 'backup' })
  await expect(backup).toContainText('Running')
  await sendEnvelope(server, {}, [jsonItem('check_in', { ...checkIn, status: 'ok', duration: 90 })])
  await expect(backup).toContainText('OK')
  await expect(backup).toContainText('1 min 30 s')
  await expect(backup).toContainText('production')

  await fetch(`${server.ready.ingestUrl}/api/1/cron/nightly/c0ffee00c0ffee00c0ffee00c0ffee00/?status=error`)
  await expect(page.getByRole('row').filter({ hasText: 'nightly' })).toContainText('Failed')
})

test('a project tells how its releases fare and what its SDK dropped', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty', rest: { release: 'shop@1.0', tags: 'wrong' } }))
  const started = new Date().toISOString()
  const attrs = { release: 'shop@1.0' }
  const counts = { exited: 7, errored: 1, crashed: 2 }
  const dropped = [{ reason: 'before_send', category: 'error', quantity: 12 }]
  await sendEnvelope(server, {}, [
    jsonItem('sessions', { aggregates: [{ started, ...counts }], attrs }),
    jsonItem('client_report', { timestamp: Date.now() / 1000, discarded_events: dropped })
  ])
  await open('/projects')
  await page.getByRole('table', { name: 'Projects' }).getByRole('link', { name: 'shop', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('shop')
  const release = page
    .getByRole('table', { name: 'Releases' })
    .getByRole('row')
    .filter({ hasText: 'shop@1.0' })
  await expect(release).toContainText('80%')
  const main = page.getByRole('main')
  await expect(main.getByText('Events with problems').locator('..')).toContainText('1')
  await page.getByRole('link', { name: /^Refused and dropped/ }).click()
  const drops = page
    .getByRole('table', { name: 'Dropped by the SDK' })
    .getByRole('row')
    .filter({ hasText: 'before_send' })
  await expect(drops).toContainText('12')
  await page.getByRole('link', { name: 'Overview' }).click()
  await main.getByRole('link', { name: 'What else arrived for this project' }).click()
  await expect(page.getByRole('option')).toHaveCount(2)
})
