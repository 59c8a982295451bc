import { largeEvent, webEvent } from './event-rich.ts'
import { openIssue, row, section } from './issue-page.ts'
import { expect, test } from './test.ts'

test('an event of the largest size opens with a bounded page, and scrolls', async ({
  page,
  server,
  open
}) => {
  await server.postAll([largeEvent(), webEvent()])
  await open()
  await row(page, 'GraphQLError').click()
  await section(page, 'Raw payload')

  await page.evaluate(() => {
    addEventListener('click', () => performance.mark('click'), { capture: true, once: true })
  })
  await row(page, 'RecursionError').click()
  await expect(openIssue(page).getByRole('list', { name: 'Stack trace' })).toContainText('deep_')
  const openedMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          setTimeout(() => resolve(performance.measure('opened', 'click').duration))
        })
      })
  )
  await expect(openIssue(page).getByRole('region', { name: 'Raw payload', exact: true })).toBeVisible()
  // what is not looked at is not on the page
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(9000)
  await expect(await section(page, 'Tags')).toContainText('Tags2')
  await expect(await section(page, 'Additional data')).toContainText('blob0')

  await page.evaluate(startFrames)
  const box = await openIssue(page).boundingBox()
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 300)
  for (let step = 0; step < 60; step++) await page.mouse.wheel(0, 300)
  await expect.poll(() => openIssue(page).evaluate((pane) => pane.scrollTop)).toBeGreaterThan(5000)
  const frames = await page.evaluate(readFrames)
  console.log(
    `largest event: ${Math.round(openedMs)} ms from click to painted stack trace; scrolling: ${frames.count} frames, ` +
      `the longest ${Math.round(frames.longestMs)} ms, ${frames.over50} over 50 ms`
  )
})

/** In the page: notes how long each frame takes from here on. */
function startFrames(): void {
  const times: number[] = []
  Reflect.set(window, '__frames', times)
  const note = (time: number) => {
    times.push(time)
    requestAnimationFrame(note)
  }
  requestAnimationFrame(note)
}

/** In the page: the frames since then. */
function readFrames(): { count: number; longestMs: number; over50: number } {
  const times: number[] = Reflect.get(window, '__frames')
  const spans = times.slice(1).map((time, index) => time - (times[index] ?? time))
  return {
    count: spans.length,
    longestMs: Math.max(...spans),
    over50: spans.filter((span) => span > 50).length
  }
}
