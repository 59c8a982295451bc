import { readFileSync } from 'node:fs'
import { hasReferenceData, NO_REFERENCE_DATA, referenceFiles } from '../../helpers/reference-data.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

test('how long events of real SDKs take from click to painted stack trace', async ({
  page,
  server,
  open
}) => {
  test.skip(!hasReferenceData, NO_REFERENCE_DATA)
  // many openings in a row, on a machine that may be busy with other tests
  test.slow()
  for (const { path } of someFiles()) {
    await fetch(`${server.ready.ingestUrl}/api/1/store/`, { method: 'POST', body: readFileSync(path) })
  }
  const { rows } = await server.ready.client.issues.list({ query: '', limit: 500 })
  expect(rows.length).toBeGreaterThan(20)
  await open('/issues?status=all')
  // what the first one loads is there for all others
  await row(page).first().click()
  await expect(openIssue(page).getByRole('region', { name: 'Raw payload', exact: true })).toBeVisible()
  await page.evaluate(measureClicks)

  const spans: number[] = []
  for (const { id } of rows.slice(1)) {
    const item = page.locator(`[data-issue="${id}"]`)
    // the list is virtual: the next one comes with the arrow of the one before
    if ((await item.count()) === 0) await page.mouse.wheel(0, 600)
    await item.click()
    spans.push(await page.evaluate(() => Reflect.get(window, '__painted')()))
  }
  const sorted = spans.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  console.log(
    `${sorted.length} events, from click to painted stack trace: median ${Math.round(median)} ms, ` +
      `longest ${Math.round(sorted.at(-1) ?? 0)} ms`
  )
  expect(sorted).toHaveLength(rows.length - 1)
})

/** Every fourth event; all of them with `TIMING_ALL=1`. */
function someFiles() {
  const every = process.env.TIMING_ALL === '1' ? 1 : 4
  return referenceFiles('events').filter((_, index) => index % every === 0)
}

/** In the page: `__painted()` resolves with the span from the last click to the painted event of it, ms. */
function measureClicks(): void {
  let shown = document.querySelector('[title^="Event "]')?.getAttribute('title')
  let done: Promise<number> | undefined
  addEventListener(
    'click',
    () => {
      performance.mark('click')
      done = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          const title = document.querySelector('[title^="Event "]')?.getAttribute('title')
          if (title === shown || document.querySelector('section[id^=section-]') === null) return
          shown = title
          observer.disconnect()
          requestAnimationFrame(() =>
            setTimeout(() => resolve(performance.measure('painted', 'click').duration))
          )
        })
        observer.observe(document, { subtree: true, childList: true, attributes: true })
      })
    },
    { capture: true }
  )
  Reflect.set(window, '__painted', () => done)
}
