import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

const ISSUES = 1000
// less than what is on the page at a time
const ROWS_A_STEP = 20
const ROW_PX = 44

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
  await row(page).first().hover()
  for (let position = 1; position <= ISSUES; position += ROWS_A_STEP) {
    await expect(page.locator(`[role=option][aria-posinset="${position}"]`)).toBeInViewport()
    const { ids, nodes } = await page.evaluate(() => ({
      ids: [...document.querySelectorAll('[role=option]')].map(({ id }) => id),
      nodes: document.querySelectorAll('*').length
    }))
    for (const id of ids) seen.add(id)
    mostNodes = Math.max(mostNodes, nodes)
    await page.mouse.wheel(0, ROWS_A_STEP * ROW_PX)
  }
  expect(seen.size).toBe(ISSUES)
  expect(mostNodes).toBeLessThan(4000)

  const last = row(page, `failure number ${ISSUES - 1}`)
  await expect(last).toBeInViewport()
  await last.click()
  await expect(openIssue(page)).toContainText(`failure number ${ISSUES - 1}`)
})
