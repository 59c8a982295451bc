import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { anError } from './events.ts'
import { row } from './issue-page.ts'
import { expect, test } from './test.ts'

const NEEDS = 'This page needs the address that the terminal printed'

test('without a token the page says what it needs, asks for nothing and shows nothing else', async ({
  page,
  server
}) => {
  await server.post(anError({ value: 'cart is empty' }))
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${server.ready.uiUrl}/#/issues`)
  await expect(page.getByRole('heading', { name: NEEDS })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  expect(asked.filter((path) => path.startsWith('/rpc') || path === '/events')).toEqual([])
})

test('with a wrong token the page says the same, and stops asking', async ({ page, server, watch }) => {
  watch.expect(/the server responded with a status of 401/)
  await page.clock.install()
  await server.post(anError({ value: 'cart is empty' }))
  const asked: string[] = []
  const refused: string[] = []
  const isOfTheDoor = (url: string) => /^\/(rpc|events)/.test(new URL(url).pathname)
  page.on('request', (request) => isOfTheDoor(request.url()) && asked.push(request.url()))
  page.on('response', (response) => isOfTheDoor(response.url()) && refused.push(response.url()))
  await page.goto(`${server.ready.uiUrl}/?token=${'0'.repeat(48)}#/issues`)
  await expect(page.getByRole('heading', { name: NEEDS })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByText('cart is empty')).toHaveCount(0)

  const minute = async () => {
    await page.clock.runFor(60_000)
    await expect.poll(() => asked.length - refused.length).toBe(0)
    return asked.length
  }
  // what was on its way may still fail once
  const before = await minute()
  expect(await minute()).toBe(before)
  await expect(page.getByRole('heading', { name: NEEDS })).toBeVisible()
})

test('the token leaves the address at once and outlives a reload, in its own tab only', async ({
  page,
  context,
  server,
  open
}) => {
  await server.post(anError({ value: 'cart is empty' }))
  await open('/issues')
  await expect(row(page)).toHaveCount(1)
  expect(page.url()).not.toContain('token')
  await page.reload()
  await expect(row(page)).toHaveCount(1)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.getByRole('heading', { name: NEEDS })).toBeVisible()
})

test('the page comes with a policy that allows its own files only', async ({ page, server }) => {
  const response = await page.goto(server.ready.uiUrl)
  const policy = response?.headers()['content-security-policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})

test('a page of somebody else that opens this one has no hold on it', async ({
  page,
  context,
  server,
  watch
}) => {
  const stranger = createServer((_request, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>stranger</title>')
  ).listen(0, '127.0.0.1')
  await once(stranger, 'listening')
  const { port } = stranger.address() as AddressInfo
  watch.expect(/^window opened: about:blank$/)
  watch.expect(new RegExp(`^(request|navigation): http://127.0.0.1:${port}/$`))
  try {
    await page.goto(`http://127.0.0.1:${port}/`)
    const { uiUrl, token } = server.ready
    const handle = await page.evaluateHandle(() => ({ opened: window.open('about:blank') }))
    const popup = context.pages().at(-1)
    // by the stranger's own hand: it may be a site of this machine's, or one of the web
    await handle.evaluate(({ opened }, url) => opened?.location.replace(url), `${uiUrl}/?token=${token}`)
    await expect(popup?.getByRole('navigation').first() ?? page.locator('never')).toBeVisible()
    expect(await handle.evaluate(({ opened }) => opened?.closed)).toBe(true)
    expect(await popup?.evaluate(() => window.opener)).toBeNull()
  } finally {
    stranger.close()
    stranger.closeAllConnections()
  }
})
