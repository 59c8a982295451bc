import { anError } from './events.ts'
import { openIssue, row, section } from './issue-page.ts'
import { expect, test } from './test.ts'

test('[ and ] step through the events of an issue, older and newer', async ({ page, server, open }) => {
  const ids: string[] = []
  for (const secondsAgo of [30, 20, 10]) {
    ids.push(await server.post(anError({ value: 'again', secondsAgo, rest: { tags: { ago: secondsAgo } } })))
  }
  await open()
  await row(page, 'again').click()
  const toolbar = openIssue(page).getByRole('toolbar', { name: 'Event' })
  const shown = (id = '') => toolbar.getByTitle(`Event ${id}`)
  await toolbar.getByRole('radio', { name: 'Latest' }).click()
  await expect(shown(ids[2])).toBeVisible()
  await expect(toolbar.getByRole('button', { name: 'This is the latest event' })).toBeDisabled()
  await page.keyboard.press('[')
  await expect(shown(ids[1])).toBeVisible()
  await expect((await section(page, 'Tags')).getByRole('row', { name: 'ago 20' })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/events/${ids[1]}$`))
  await page.keyboard.press('[')
  await expect(shown(ids[0])).toBeVisible()
  await expect(toolbar.getByRole('radio', { name: 'Oldest' })).toBeChecked()
  await page.keyboard.press(']')
  await expect(shown(ids[1])).toBeVisible()
})

test('f shows full or relevant frames, y copies the stack trace', async ({ page, context, server, open }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await server.post(withFrames())
  await open()
  await row(page, 'too far').click()
  const exception = await section(page, 'Exception')
  const frames = exception.getByRole('list', { name: 'Stack trace' }).getByText(/^deep\d$/)
  const inSight = await frames.count()
  expect(inSight).toBeLessThan(6)
  await page.keyboard.press('f')
  await expect(frames).toHaveCount(6)
  await page.keyboard.press('f')
  await expect(frames).toHaveCount(inSight)

  await page.keyboard.press('y')
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Stack trace copied.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')).toEqual([
    'RangeError: too far',
    '  at walk(/srv/app/walk.js:8)',
    ...[6, 5, 4, 3, 2, 1].map((n) => `  at deep${n}(node_modules/deep/index.js:${n})`)
  ])
})

/** One frame of the program itself, called by six of a library. */
function withFrames(): object {
  const library = [1, 2, 3, 4, 5, 6].map((n) => ({
    function: `deep${n}`,
    filename: 'node_modules/deep/index.js',
    lineno: n,
    in_app: false
  }))
  const own = { function: 'walk', filename: '/srv/app/walk.js', lineno: 8, in_app: true }
  const stacktrace = { frames: [...library, own] }
  return { platform: 'node', exception: { values: [{ type: 'RangeError', value: 'too far', stacktrace }] } }
}
