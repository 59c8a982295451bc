import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type App, launchApp } from '../e2e/electron/launch-app.ts'

// Pictures of what only the desktop window has. Started by make.ts, with the folder for them.

const SIZES = [
  { name: '', width: 1280, height: 800 },
  { name: '-small', width: 800, height: 600 }
]
const ENVELOPE = [
  { event_id: '9ec79c33ec9942ab8353589fcb2e04dc' },
  { type: 'event' },
  { exception: { values: [{ type: 'TypeError', value: 'cart is empty' }] } }
]

const target = process.argv[2] ?? ''
const dataDir = mkdtempSync(join(tmpdir(), 'culprit-screenshots-'))
const other = createServer((_request, response) => {
  response.writeHead(200, { 'X-Powered-By': 'spotlight-by-sentry' }).end()
})
await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
const app = await launchApp(dataDir, { port: (other.address() as AddressInfo).port })
try {
  await app.page.getByText('is in use by Spotlight').first().waitFor()
  await app.page.getByRole('heading', { name: 'Send the first event' }).waitFor()
  await shoot(app, app.page, 'port-taken')
  await app.page.getByRole('contentinfo').getByRole('button', { name: 'Use a free port' }).click()
  await app.page.getByText('Listening on').waitFor()

  const [sample] = await Promise.all([
    app.electron.waitForEvent('window'),
    app.page.getByRole('button', { name: 'Try it with sample data' }).click()
  ])
  // one is archived last, when all has arrived
  const archived = () => sample.evaluate(() => window.bridge?.call('issues.list', { query: 'is:ignored' }))
  await expect.poll(archived, { timeout: 30_000 }).toMatchObject({ value: { total: 1 } })
  await expect(sample.locator('body')).toContainText(/Archived\s*1\s*Resolved\s*2/, { timeout: 15_000 })
  await shoot(app, sample, 'sample')
  await sample.close()

  for (const section of ['listener', 'projects', 'store', 'about']) {
    await app.page.evaluate((to) => {
      location.hash = `#/settings?section=${to}`
    }, section)
    await app.page.locator(`[data-group="${section}"]`).waitFor()
    await shoot(app, app.page, `settings-${section}`)
  }

  await app.page.evaluate(
    (text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'crash.envelope'))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    ENVELOPE.map((part) => JSON.stringify(part)).join('\n')
  )
  await app.page.getByRole('dialog').waitFor()
  await shoot(app, app.page, 'import')
} finally {
  await app.close()
  other.close()
  rmSync(dataDir, { recursive: true, force: true })
}

/** A window in both themes and sizes. */
async function shoot({ electron, call }: App, page: Page, name: string): Promise<void> {
  const window = await electron.browserWindow(page)
  for (const theme of ['dark', 'light'] as const) {
    await call('settings.update', { appearance: { theme } })
    await page.locator(`html[data-theme="${theme}"]`).waitFor()
    for (const { name: suffix, width, height } of SIZES) {
      await window.evaluate((opened, [w, h]) => opened.setContentSize(w, h), [width, height] as const)
      await page.waitForFunction((wanted) => innerWidth === wanted, width)
      await page.screenshot({ path: join(target, `${name}${suffix}-${theme}.png`) })
    }
  }
}
