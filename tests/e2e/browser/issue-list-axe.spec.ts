import { seriousIn } from './axe.ts'
import { anError } from './events.ts'
import { row } from './issue-page.ts'
import { expect, test } from './test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the list and what opens over it, ${colorScheme}`, async ({
    page,
    server,
    open
  }) => {
    await page.emulateMedia({ colorScheme })
    await server.postAll([
      anError({ value: 'cart is empty', secondsAgo: 30, rest: { release: 'shop@1' } }),
      anError({ value: 'mailbox is full', level: 'warning', secondsAgo: 20 }),
      anError({ value: 'stock is old', level: 'fatal', secondsAgo: 10 })
    ])
    await server.ready.client.issues.update({ ids: ['2'], bookmarked: true, seen: true })
    await open('/issues?time=7d')
    await expect(row(page)).toHaveCount(3)
    await expect(page.getByRole('region', { name: 'Events over time' }).locator('svg').first()).toBeVisible()
    expect(await seriousIn(page, 'body'), 'the list').toEqual([])
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(page.getByRole('toolbar', { name: 'Selected issues' })).toBeVisible()
    expect(await seriousIn(page, 'body'), 'with a selection').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('p')
    await expect(page.getByText('handler.js').first()).toBeVisible()
    expect(await seriousIn(page, 'body'), 'with a preview').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+G')
    await expect(page.getByRole('button', { name: /^shop/i })).toBeVisible()
    expect(await seriousIn(page, 'body'), 'grouped by project').toEqual([])

    await page.getByRole('button', { name: /^Time/ }).click()
    await expect(page.getByRole('dialog', { name: 'Time' })).toBeVisible()
    expect(await seriousIn(page, '[role=dialog]'), 'the choice of a time').toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    // the focus goes back to where it came from before a key can take it elsewhere
    await expect(page.getByRole('button', { name: /^Time/ })).toBeFocused()
    await page.keyboard.press('/')
    await expect(page.getByRole('textbox', { name: 'Search issues' })).toBeFocused()
    await page.keyboard.type('lev')
    await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible()
    expect(await seriousIn(page, 'search'), 'the search').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    expect(await seriousIn(page, '[role=dialog]'), 'the sheet of keys').toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
    expect(await seriousIn(page, '[role=dialog]'), 'the palette').toEqual([])
  })
}
