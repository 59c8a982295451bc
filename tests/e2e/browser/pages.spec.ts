import { anError } from './events.ts'
import { row } from './issue-page.ts'
import { expect, test } from './test.ts'

test('each page has a main part and a heading', async ({ page, server, open }) => {
  await open()
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  await server.post(anError({ value: 'cart is empty' }))
  await expect(page.getByRole('main').getByRole('listbox', { name: 'Issues' })).toBeVisible()
  for (const [name, key] of [
    ['Monitors', 'm'],
    ['Projects', 'p'],
    ['Settings', 's']
  ] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page.getByRole('main').getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByRole('navigation').getByRole('link', { name })).toHaveAttribute(
      'aria-current',
      'page'
    )
  }
})

test('a project is renamed, or keeps its name', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty', rest: { release: 'shop@1.0' } }))
  await open('/projects')
  const project = page.getByRole('table', { name: 'Projects' }).getByRole('row').nth(1)
  await project.getByRole('button', { name: 'Rename shop' }).click()
  const name = project.getByRole('textbox', { name: 'Name of the project' })
  await expect(name).toBeFocused()
  await name.fill('')
  await expect(project.getByRole('button', { name: 'Rename' })).toBeDisabled()
  await name.fill('Corner shop')
  await name.press('Escape')
  await expect(project.getByRole('link', { name: 'shop', exact: true })).toBeVisible()

  await project.getByRole('button', { name: 'Rename shop' }).click()
  await name.fill('Corner shop')
  await name.press('Enter')
  await expect(project.getByRole('link', { name: 'Corner shop', exact: true })).toBeVisible()
  await page.reload()
  await project.getByRole('link', { name: /^Issues of Corner shop/ }).click()
  await expect(row(page)).toHaveText([/cart is empty/])
  await expect(page).toHaveURL(/project=1/)
})

test('refused requests are counted in the status bar, with the reason of the latest', async ({
  page,
  server,
  open
}) => {
  await open()
  const bar = page.getByRole('contentinfo')
  await expect(bar).toContainText('Listening on')
  await expect(bar).not.toContainText('refused')
  const response = await fetch(`${server.ready.ingestUrl}/api/1/store/`, { method: 'POST', body: '{"broken' })
  expect(response.status).toBe(400)
  const { detail } = (await response.json()) as { detail: string }
  await expect(bar).toContainText('1 refused')
  await bar.getByText('1 refused').hover()
  await expect(page.getByRole('tooltip')).toContainText(`400 ${detail}`)
  await expect(page.getByRole('tooltip')).toContainText('/api/1/store/')
})

test('the settings tell where everything is', async ({ page, server, open, dataDir }) => {
  const { dsn, version, listener } = await server.ready.client.status.get({})
  await open('/settings')
  const main = page.getByRole('main')
  await expect(main.getByText(dsn, { exact: true }).first()).toBeVisible()
  await expect(main.getByText(`http://127.0.0.1:${listener.port}`, { exact: true }).first()).toBeVisible()
  await expect(main.getByRole('region', { name: 'Store' })).toContainText(dataDir)
  await expect(main.getByRole('region', { name: 'About' })).toContainText(version)
})
