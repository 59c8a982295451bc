import type { Page } from '@playwright/test'
import { FLAG, HOSTILE, hostileEvent } from './hostile-event.ts'
import { openIssue, row, section } from './issue-page.ts'
import { expect, test } from './test.ts'
import { unfoldAll } from './unfold-all.ts'

/** Elements and links that only a payload could have made, and whether one of them ran. */
function traces(page: Page) {
  return page.evaluate((flag) => {
    const links = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '')
    return {
      ran: Reflect.get(window, flag) !== undefined,
      made: document.querySelectorAll('#root :is(script, img, iframe, style, [onload], [onerror])').length,
      links: links.filter((href) => !/^(\/?#|https?:)/.test(href))
    }
  }, FLAG)
}

const none = { ran: false, made: 0, links: [] }

test('whatever an event says is shown as text, and nothing of it runs', async ({ page, server, open }) => {
  await server.post(hostileEvent('suspect'))
  await open()
  await row(page, 'suspect').click()
  await expect(openIssue(page).getByRole('heading', { level: 1 })).toHaveText(`suspect ${HOSTILE[0]}`)
  await unfoldAll(page)
  expect(await traces(page)).toEqual(none)

  const titles = [
    'Message',
    'Exception',
    'Threads',
    'Breadcrumbs',
    'Request',
    'User',
    'Tags',
    'Contexts',
    'Additional data'
  ]
  for (const title of titles) {
    const shown = await section(page, title)
    for (const text of HOSTILE.slice(0, 7)) await expect(shown, title).toContainText(text)
  }
  for (const title of ['Packages', 'SDK', 'Raw payload']) {
    await expect(await section(page, title)).toContainText('<script>')
  }
  // the page stays as wide as the window, whatever is in it
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('all ways to look at it leave it text: curl, raw frames, menus, the palette', async ({
  page,
  context,
  server,
  open
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await server.post(hostileEvent('suspect'))
  await open()
  await row(page, 'suspect').click()
  const request = await section(page, 'Request')
  await request.getByRole('radio', { name: 'curl' }).click()
  await expect(request.getByText('curl')).not.toHaveCount(0)
  const exception = await section(page, 'Exception')
  await exception.getByRole('radio', { name: 'Raw' }).click()
  await expect(exception).toContainText(HOSTILE[0] ?? '')
  const tags = await section(page, 'Tags')
  await tags.getByRole('radio', { name: 'All events' }).click()
  await expect(tags.getByRole('button', { name: HOSTILE[1] ?? '', exact: true })).toBeVisible()
  await tags.getByRole('button', { name: HOSTILE[1] ?? '', exact: true }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy value' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(HOSTILE[1])
  await page.keyboard.press('Shift+Y')
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Stack trace copied.')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('suspect')
  await expect(page.getByRole('dialog').getByRole('option', { name: /suspect/ })).toContainText('<script>')
  expect(await traces(page)).toEqual(none)
})

test('a project’s name is text too', async ({ page, server, open }) => {
  const name = `<img src=x onerror="window.${FLAG} = 1">`
  await server.post(hostileEvent('suspect'))
  await server.post(hostileEvent('suspect'), '2')
  await server.ready.client.projects.rename({ id: '1', name })
  await open('/projects')
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await page.getByRole('main').getByRole('link', { name: '1', exact: true }).first().click()
  await expect(row(page)).toHaveCount(1)
  await expect(page.getByRole('button', { name: `Projects: ${name}`, exact: true })).toBeVisible()
  expect(await traces(page)).toEqual(none)
})

test('what was asked for in the address is text as well', async ({ page, server, open }) => {
  await server.post(hostileEvent('suspect'))
  await open(`/issues?query=${encodeURIComponent(`${HOSTILE[1]}nothing`)}`)
  await expect(page.getByRole('heading', { name: 'No issue matches' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(`${HOSTILE[1]}nothing`)
  expect(await traces(page)).toEqual(none)
})
