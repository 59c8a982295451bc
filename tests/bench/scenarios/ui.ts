import type { Browser, Page } from '@playwright/test'
import { launchBrowser } from '../../helpers/find-browser.ts'
import type { ReadyHeadless } from '../../helpers/headless-process.ts'
import { type BenchContext, stopServer } from '../bench-context.ts'
import { createBodies } from '../event-generator.ts'
import { writableStore } from '../large-store.ts'
import { type Measured, median } from '../measured.ts'
import { sendLoad } from '../send-load.ts'

const OPENINGS = 7
const STEPS = 50
/** Nobody is quicker than that: what follows the first list, the chart above all, comes to its end. */
const REST_MS = 1000
/** A finger on the wheel: so far at a frame. */
const SCROLL_PX = 400
const ARRIVALS_A_SECOND = 500
const ARRIVING_SECONDS = 10
const VIEWPORT = { width: 1440, height: 900 }

/**
 * The issue list in a browser: how soon it is there, and whether it keeps up with keys, wheel and what arrives. On a copy
 * of the store in `dataDir`, since events are added to it; else on one of invented issues.
 */
export async function benchUi(context: BenchContext, dataDir: string | undefined): Promise<Measured> {
  const server = await context.startServer(writableStore(context, dataDir))
  const browser = await launchBrowser()
  try {
    return toMeasured(await measureUi(browser, server))
  } finally {
    await browser.close()
    await stopServer(server)
  }
}

interface UiTimes {
  readonly coldMs: number
  readonly warmMs: number
  readonly steps: readonly number[]
  readonly stepsBeside: readonly number[]
  readonly frames: readonly number[]
  readonly rows: number
  readonly longTasks: readonly number[]
}

async function measureUi(browser: Browser, server: ReadyHeadless): Promise<UiTimes> {
  const openings = await inNewPage(browser, async (page) => {
    const times: number[] = []
    for (let run = 0; run <= OPENINGS; run++) times.push(await timeToFirstRow(page, server))
    return times
  })
  const [coldMs = Number.NaN, ...again] = openings
  const { steps, stepsBeside } = await inNewPage(browser, async (page) => {
    await timeToFirstRow(page, server)
    const alone = await timeSteps(page)
    await page.locator('[data-issue]').first().click()
    await page.getByRole('region', { name: 'Issue', exact: true }).getByRole('heading').first().waitFor()
    return { steps: alone, stepsBeside: await timeSteps(page) }
  })
  const { frames, rows } = await inNewPage(browser, async (page) => {
    await timeToFirstRow(page, server)
    await page.goto(`${server.uiUrl}/#/issues?status=all`)
    await page.locator('[data-issue]').first().waitFor()
    await page.waitForTimeout(REST_MS)
    return page.evaluate(scrollThrough, SCROLL_PX)
  })
  const longTasks = await inNewPage(browser, async (page) => {
    await timeToFirstRow(page, server)
    return tasksWhileArriving(page, server)
  })
  return { coldMs, warmMs: median(again), steps, stepsBeside, frames, rows, longTasks }
}

/** A page that was opened seven times has the rests of six to clear away meanwhile, which nobody's has. */
async function inNewPage<Result>(browser: Browser, use: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  try {
    return await use(await context.newPage())
  } finally {
    await context.close()
  }
}

/** From the navigation to the frame that shows the first issue, ms. */
async function timeToFirstRow(page: Page, { uiUrl, token }: ReadyHeadless): Promise<number> {
  await page.goto('about:blank')
  await page.goto(`${uiUrl}/?token=${token}`, { waitUntil: 'commit' })
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.querySelector('[data-issue]')) return false
          watch.disconnect()
          // a message after the frame comes when it was painted
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now())
            port2.postMessage(null)
          })
          return true
        }
        const watch = new MutationObserver(look)
        if (!look()) watch.observe(document, { childList: true, subtree: true })
      })
  )
}

/** From each press of j to the frame that shows it, ms. */
async function timeSteps(page: Page): Promise<number[]> {
  await page.waitForTimeout(REST_MS)
  await page.evaluate(() => {
    const times: number[] = []
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => times.push(performance.now() - timeStamp)
          port2.postMessage(null)
        })
      },
      { capture: true }
    )
    Object.assign(window, { stepTimes: times })
  })
  for (let step = 0; step < STEPS; step++) await page.keyboard.press('j')
  await page.waitForFunction(
    (count) => (window as unknown as { stepTimes: number[] }).stepTimes.length >= count,
    STEPS
  )
  return page.evaluate(() => (window as unknown as { stepTimes: number[] }).stepTimes)
}

/** In the page: scrolls through all of the list, a step a frame, and gives how long each frame took. */
async function scrollThrough(step: number): Promise<{ frames: number[]; rows: number }> {
  const list = document.querySelector('[role=listbox][aria-label=Issues]')
  const box = list?.parentElement?.parentElement
  if (!list || !box) throw new Error('there is no list')
  const frames: number[] = []
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  let last = await nextFrame()
  for (;;) {
    box.scrollTop += step
    const now = await nextFrame()
    frames.push(now - last)
    last = now
    const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 1
    const lastRow = [...document.querySelectorAll('[data-issue]')].at(-1)
    const rows = Number(lastRow?.getAttribute('aria-setsize'))
    if (isAtEnd && Number(lastRow?.getAttribute('aria-posinset')) === rows) return { frames, rows }
  }
}

/** The long tasks of the page while events arrive, ms. */
async function tasksWhileArriving(page: Page, { ingestUrl }: ReadyHeadless): Promise<number[]> {
  const bodies = createBodies({ seed: 7, count: ARRIVALS_A_SECOND * ARRIVING_SECONDS, gzip: true })
  await page.evaluate(() => {
    const tasks: number[] = []
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration))
    ).observe({
      type: 'longtask'
    })
    Object.assign(window, { longTasks: tasks })
  })
  const options = { url: ingestUrl, projectId: '1', key: '0'.repeat(32), connections: 8, gzip: true }
  const startedMs = performance.now()
  for (let second = 0; second < ARRIVING_SECONDS; second++) {
    const start = second * ARRIVALS_A_SECOND
    await sendLoad(bodies.slice(start, start + ARRIVALS_A_SECOND), options)
    const restMs = startedMs + (second + 1) * 1000 - performance.now()
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs))
  }
  return page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks)
}

const highest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), 0)
const share = (values: readonly number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0

function toMeasured({ coldMs, warmMs, steps, stepsBeside, frames, rows, longTasks }: UiTimes): Measured {
  const results = {
    firstListColdMs: coldMs,
    firstListMs: warmMs,
    stepMs: median(steps),
    stepBesideMs: median(stepsBeside),
    longestFrameMs: highest(frames),
    longestTaskMs: highest(longTasks)
  }
  const row = (what: string, value: number, note: string) => ({ what, ms: value.toFixed(1), note })
  return {
    rows: [
      row('first list painted', coldMs, 'empty cache'),
      row('first list painted', warmMs, `opened again (median of ${OPENINGS})`),
      row('j to paint, median', results.stepMs, `slowest ${highest(steps).toFixed(0)}`),
      row('j to paint beside an issue', results.stepBesideMs, `slowest ${highest(stepsBeside).toFixed(0)}`),
      row(
        'longest frame of scrolling',
        results.longestFrameMs,
        `${rows} rows, ${frames.length} frames, p99 ${share(frames, 0.99).toFixed(0)}`
      ),
      row(
        'longest task while arriving',
        results.longestTaskMs,
        `${ARRIVALS_A_SECOND} events/s, ${longTasks.length} tasks over 50 ms`
      )
    ],
    results,
    bars: [
      { what: 'firstListMs', below: 300 },
      { what: 'stepMs', below: 32 },
      { what: 'stepBesideMs', below: 32 },
      { what: 'longestFrameMs', below: 50 },
      { what: 'longestTaskMs', below: 100 }
    ]
  }
}
