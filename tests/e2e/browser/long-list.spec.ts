import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

const ISSUES = 1000
const ROWS_OF_A_PAGE = 100

test('every one of a thousand issues is reached by scrolling, while few are on the page', async ({
  page,
  server,
  open
}) => {
  const events = Array.from({ length: ISSUES }, (_, index) =>
    anError({ value: `failure number ${index}`, secondsAgo: index })
  )
  await Promise.all(
    Array.from({ length: 16 }, (_, lane) => server.postAll(events.filter((__, i) => i % 16 === lane)))
  )
  await open()
  await expect(page.getByText('1k issues')).toHaveAttribute('title', '1\u202f000 issues')

  const seen = new Set<string>()
  let mostNodes = 0
  for (let reached = 0; reached < ISSUES; ) {
    await expect(page.locator(`[role=option][aria-posinset="${reached + 1}"]`)).toBeAttached()
    const { ids, nodes, last } = await page.evaluate(readRows)
    for (const id of ids) seen.add(id)
    mostNodes = Math.max(mostNodes, nodes)
    reached = last
    await row(page).last().scrollIntoViewIfNeeded()
  }
  expect(seen.size).toBe(ISSUES)
  expect(mostNodes).toBeLessThan(4000)

  const last = row(page, `failure number ${ISSUES - 1}`)
  await expect(last).toBeInViewport()
  await last.click()
  await expect(openIssue(page)).toContainText(`failure number ${ISSUES - 1}`)
})

test('a further page of the list adds its rows and touches none that are there', async ({
  page,
  server,
  open
}) => {
  const events = Array.from({ length: ROWS_OF_A_PAGE + 40 }, (_, index) =>
    anError({ value: `failure number ${index}`, secondsAgo: index })
  )
  await server.postAll(events)
  await open()
  await expect(page.locator('[role=option]').first()).toHaveAttribute('aria-setsize', String(events.length))

  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/rpc/issues.list', async (route) => {
    if (route.request().postData()?.includes('"cursor"') === true) await released
    await route.continue()
  })
  // to the end of the rows that are there: the next page is asked for, and does not come yet
  await page.getByRole('listbox', { name: 'Issues' }).evaluate((list) => {
    list.parentElement?.parentElement?.scrollTo({ top: 1_000_000 })
  })
  await expect(page.locator(`[role=option][aria-posinset="${ROWS_OF_A_PAGE}"]`)).toBeInViewport()

  await page.getByRole('listbox', { name: 'Issues' }).evaluate((list) => {
    list.dataset.removed = '0'
    const watch = new MutationObserver((records) => {
      const removed = records.reduce((sum, { removedNodes }) => sum + removedNodes.length, 0)
      list.dataset.removed = String(Number(list.dataset.removed) + removed)
    })
    watch.observe(list, { childList: true })
  })
  release()
  await expect(page.locator(`[role=option][aria-posinset="${ROWS_OF_A_PAGE + 1}"]`)).toBeAttached()
  await expect(page.getByRole('listbox', { name: 'Issues' })).toHaveAttribute('data-removed', '0')
})

test('rows that pass by faster than one reads are brief, and whole where one stops or jumps to', async ({
  page,
  server,
  open
}) => {
  const events = Array.from({ length: ROWS_OF_A_PAGE }, (_, index) =>
    anError({ value: `failure number ${index}`, secondsAgo: index })
  )
  await server.postAll(events)
  await open()
  await expect(page.locator('[role=option]').first()).toHaveAttribute('aria-setsize', String(events.length))
  const list = page.getByRole('listbox', { name: 'Issues' })

  expect(await list.evaluate(scrollAndCountBrief, { steps: 40, px: 50 })).toBe(0)
  expect(await list.evaluate(scrollAndCountBrief, { steps: 1, px: 1000 })).toBe(0)
  expect(await list.evaluate(scrollAndCountBrief, { steps: 60, px: 600 })).toBeGreaterThan(0)
  await expect.poll(() => list.evaluate(countBrief)).toBe(0)
})

/** In the page: scrolls down, and up again at the end, a step a frame; gives how many brief rows came meanwhile. */
async function scrollAndCountBrief(list: Element, { steps, px }: { steps: number; px: number }) {
  const box = list.parentElement?.parentElement
  if (!box) throw new Error('The list has no box')
  let direction = 1
  let brief = 0
  for (let step = 0; step < steps; step++) {
    if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) direction = -1
    else if (box.scrollTop === 0) direction = 1
    box.scrollTop += direction * px
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    brief += [...list.querySelectorAll('[role=option]')].filter((row) => !row.querySelector('time')).length
  }
  return brief
}

/** In the page: how many rows say nothing yet of when their issue was seen. */
function countBrief(list: Element) {
  return [...list.querySelectorAll('[role=option]')].filter((row) => !row.querySelector('time')).length
}

/** In the page: the rows that are there, the position of the last one, and the size of the page. */
function readRows() {
  const rows = [...document.querySelectorAll('[role=option]')]
  return {
    ids: rows.map(({ id }) => id),
    last: Number(rows.at(-1)?.getAttribute('aria-posinset')),
    nodes: document.querySelectorAll('*').length
  }
}
