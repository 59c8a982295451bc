import type { Page } from '@playwright/test'
import { launchBrowser } from '../../helpers/find-browser.ts'
import type { ReadyHeadless } from '../../helpers/headless-process.ts'
import { type BenchContext, stopServer } from '../bench-context.ts'
import { type Measured, median } from '../measured.ts'

const RUNS = 5

/** From opening the address to the first issue on the screen: in a browser that is open, first with an empty cache. */
export async function benchWindow(context: BenchContext): Promise<Measured> {
  const { dataDir } = await context.filledStore()
  const server = await context.startServer(dataDir)
  const browser = await launchBrowser()
  try {
    const page = await (await browser.newContext()).newPage()
    const coldMs = await timeToFirstRow(page, server)
    const warmMs: number[] = []
    for (let run = 0; run < RUNS; run++) warmMs.push(await timeToFirstRow(page, server))
    return {
      rows: [
        { 'first issue painted': `${context.filledEvents} events, empty cache`, ms: Math.round(coldMs) },
        { 'first issue painted': `opened again (median of ${RUNS})`, ms: Math.round(median(warmMs)) }
      ],
      results: { coldMs, warmMs: median(warmMs) },
      bars: [{ what: 'coldMs', below: 2000 }]
    }
  } finally {
    await browser.close()
    await stopServer(server)
  }
}

async function timeToFirstRow(page: Page, { uiUrl, token }: ReadyHeadless): Promise<number> {
  await page.goto('about:blank')
  await page.goto(`${uiUrl}/?token=${token}`, { waitUntil: 'commit' })
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.querySelector('[data-issue]')) return false
          watch.disconnect()
          // the second frame begins when the first is on the screen
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))
          return true
        }
        const watch = new MutationObserver(look)
        if (!look()) watch.observe(document, { childList: true, subtree: true })
      })
  )
}
