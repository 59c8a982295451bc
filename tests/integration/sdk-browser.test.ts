import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { listenToChanges } from '../helpers/change-stream.ts'
import { dsnOf } from '../helpers/dsn-of.ts'
import { launchBrowser } from '../helpers/find-browser.ts'
import type { ReadyHeadless } from '../helpers/headless-process.ts'
import { servePage } from '../helpers/serve-page.ts'
import { startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe('@sentry/browser in a page of another origin', () => {
  const ways = [
    { way: 'to the DSN', asksFirst: false, options: () => ({}) },
    {
      way: 'to the DSN with a header that needs a preflight',
      asksFirst: true,
      options: () => ({ contentType: 'application/x-sentry-envelope' })
    },
    {
      way: 'through the tunnel',
      asksFirst: false,
      options: ({ ingestUrl }: ReadyHeadless) => ({ tunnel: `${ingestUrl}/tunnel` })
    }
  ]
  test.each(ways)('an uncaught error arrives $way', async ({ asksFirst, options }) => {
    const server = await startHeadless(tempDir())
    const announced = await listenToChanges(server)
    const page = await openPage()
    const preflights = await watchPreflights(page)
    const address = await servePage('shop.js')
    await page.goto(
      address + toHash({ dsn: dsnOf(server, '7'), release: 'shop-web@3.1.0', ...options(server) })
    )

    await page.getByRole('button', { name: 'Buy' }).click()
    await announced.next((change) => change.topic === 'issues')

    const { rows } = await server.client.issues.list({})
    expect(rows).toMatchObject([
      {
        title: "TypeError: Cannot read properties of undefined (reading '0')",
        projectId: '7',
        platform: 'javascript',
        unhandled: true
      }
    ])
    const { event, received } = await server.client.events.get({ issueId: rows[0]?.id, which: 'latest' })
    expect(event.exception?.values[0]?.stacktrace?.frames.map((frame) => frame.function).slice(-2)).toEqual([
      expect.stringContaining('onBuy'),
      'addToCart'
    ])
    expect(event).toMatchObject({
      release: 'shop-web@3.1.0',
      environment: 'qa',
      user: { id: 'visitor-1' },
      request: { url: address },
      sdk: { name: 'sentry.javascript.browser' }
    })
    expect(event.tags).toContainEqual(['page', 'checkout'])
    expect(event.contexts.browser).toMatchObject({ name: expect.stringContaining('Chrom') })
    expect(event.breadcrumbs?.values.at(-1)).toMatchObject({ category: 'ui.click' })
    expect(received).toMatchObject({ ip: '127.0.0.1', userAgent: expect.stringContaining('Chrome/') })
    expect(preflights.count > 0).toBe(asksFirst)
  })
})

describe('@sentry/react', () => {
  test("an error boundary's catch arrives with the stack of components", async () => {
    const server = await startHeadless(tempDir())
    const announced = await listenToChanges(server)
    const page = await openPage()
    await page.goto(
      (await servePage('boundary.jsx')) + toHash({ dsn: dsnOf(server, '7'), release: 'shop-web@3.1.0' })
    )

    await page.getByRole('alert').waitFor()
    await announced.next((change) => change.topic === 'issues')

    const { rows } = await server.client.issues.list({})
    expect(rows).toMatchObject([{ title: expect.stringContaining("reading 'toFixed'"), unhandled: false }])
    const { event } = await server.client.events.get({ issueId: rows[0]?.id, which: 'latest' })
    expect(event.sdk).toMatchObject({ name: 'sentry.javascript.react' })
    const [components, error] = event.exception?.values ?? []
    expect(error).toMatchObject({ type: 'TypeError' })
    expect(error?.stacktrace?.frames.at(-1)).toMatchObject({ function: 'Price' })
    expect(components).toMatchObject({ type: 'React ErrorBoundary TypeError' })
    expect(components?.stacktrace?.frames.at(-1)).toMatchObject({ function: 'Price' })
  })
})

async function openPage(): Promise<Page> {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  return context.newPage()
}

/** Counts the requests by which the browser asks whether it may send. */
async function watchPreflights(page: Page): Promise<{ count: number }> {
  const seen = { count: 0 }
  const devTools = await page.context().newCDPSession(page)
  devTools.on('Network.requestWillBeSent', ({ request }) => {
    if (request.method === 'OPTIONS') seen.count++
  })
  await devTools.send('Network.enable')
  return seen
}

function toHash(options: Record<string, string>): string {
  return `#${new URLSearchParams(options)}`
}
