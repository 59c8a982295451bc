import { expect, test } from './test.ts'

test('a tooltip opens on hover and on focus by key, describes its control, and goes with both', async ({
  page,
  open
}) => {
  await open('/projects')
  const shortcuts = page.getByRole('button', { name: 'Keyboard shortcuts' })
  const tooltip = page.getByRole('tooltip')

  await shortcuts.hover()
  await expect(tooltip).toContainText('Keyboard shortcuts')
  await expect(shortcuts).toHaveAccessibleDescription(/Keyboard shortcuts/)
  await page.mouse.move(600, 400)
  await expect(tooltip).toHaveCount(0)
  await expect(shortcuts).toHaveAccessibleDescription('')

  await page.getByRole('link', { name: 'Envelopes' }).focus()
  await page.keyboard.press('Tab')
  await expect(tooltip).toContainText('Monitors')
  await page.keyboard.press('Tab')
  await expect(tooltip).toContainText('Projects')
  await page.getByRole('link', { name: 'Projects' }).blur()
  await expect(tooltip).toHaveCount(0)
})

test('a tooltip hangs beside its control, and a press of it closes it', async ({ page, open }) => {
  await open('/projects')
  const shortcuts = page.getByRole('button', { name: 'Keyboard shortcuts' })
  await shortcuts.hover()
  const tooltip = page.getByRole('tooltip')
  await expect(tooltip).toBeAttached()
  const [control, tip] = await Promise.all([
    shortcuts.boundingBox(),
    page.locator('[data-radix-popper-content-wrapper]').boundingBox()
  ])
  expect(tip?.x).toBeGreaterThan((control?.x ?? 0) + (control?.width ?? 0))
  expect(Math.abs((tip?.y ?? 0) - (control?.y ?? 0))).toBeLessThan(40)
  await page.mouse.down()
  await expect(tooltip).toHaveCount(0)
  await page.mouse.up()
})
