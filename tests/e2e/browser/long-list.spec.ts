import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

const ISSUES = 1000

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

/** In the page: the rows that are there, the position of the last one, and the size of the page. */
function readRows() {
  const rows = [...document.querySelectorAll('[role=option]')]
  return {
    ids: rows.map(({ id }) => id),
    last: Number(rows.at(-1)?.getAttribute('aria-posinset')),
    nodes: document.querySelectorAll('*').length
  }
}
