import { anError } from './events.ts'
import { openIssue, row } from './issue-page.ts'
import { expect, test } from './test.ts'

const apples = [anError({ value: 'apple is rotten' }), anError({ value: 'apple is rotten' })]
const banana = anError({ value: 'banana is rotten' })

test('similar issues are compared, merged, and the merge is undone', async ({ page, server, open }) => {
  await server.postAll([...apples, banana, anError({ type: 'SmtpError', value: 'no connection' })])
  await open('/issues/1?part=similar')
  const pane = openIssue(page)
  const table = pane.getByRole('table', { name: 'Similar issues' })
  await expect(table.getByRole('row').nth(1)).toContainText('banana is rotten')

  await table
    .getByRole('button', { name: /^Why is .* apart\?$/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Why together, or apart?' })
  await expect(dialog).toContainText('They are apart: nothing that is hashed is the same')
  const different = dialog.getByRole('region', { name: 'In-app frames' }).locator('[data-kind=different]')
  await expect(different).toContainText(['apple is rotten'])
  await expect(different).toContainText(['banana is rotten'])
  const whole = dialog.getByRole('region', { name: 'Whole stack trace' })
  await expect(whole.getByRole('row')).toHaveCount(0)
  await whole.getByRole('button', { name: 'Whole stack trace' }).click()
  await expect(whole.getByRole('row')).toHaveText([
    /^error.*Error: apple is rotten.*Error: banana is rotten$/,
    /^frame.*next in node:internal/,
    /^frame.*handle apple is rotten in .*handler\.js:21.*handle banana is rotten in/
  ])
  await dialog.getByRole('region', { name: 'Tags' }).getByRole('button', { name: 'Tags' }).click()
  await expect(dialog.getByRole('region', { name: 'Tags' })).toContainText('all parts are the same')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await table.getByRole('checkbox').first().check()
  await pane.getByRole('button', { name: 'Merge 1 into this one' }).click()
  await expect(row(page)).toHaveCount(2)
  await expect(pane.getByRole('link', { name: /^Merged/ })).toContainText('1')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page)).toHaveCount(3)
})

test('a comparison is read by keyboard with its heads in sight, and what is similar is merged from it', async ({
  page,
  server,
  open
}) => {
  const deep = (value: string) =>
    anError({
      value,
      rest: {
        stacktrace: {
          frames: Array.from({ length: 60 }, (_, index) => ({
            function: `${index % 3 === 0 ? value.split(' ')[0] : 'call'}${index}`,
            filename: `part${index}.js`,
            in_app: true
          }))
        },
        exception: undefined
      }
    })
  await server.postAll([deep('apple is rotten'), deep('banana is rotten')])
  await open('/issues/1?part=similar')
  await expect(row(page)).toHaveCount(2)
  const compare = openIssue(page).getByRole('button', { name: /^Why is .* apart\?$/ })
  await compare.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Why together, or apart?' })
  const second = dialog.getByRole('region', { name: 'Second' })
  const last = dialog.getByRole('rowheader', { name: 'hash' }).last()
  await expect(second).toContainText(/-2\w{8}/)
  await expect(last).not.toBeInViewport()
  await page.keyboard.press('End')
  await expect(last).toBeInViewport()
  await expect(second).toBeInViewport({ ratio: 1 })
  const [head, cell] = await Promise.all([
    second.boundingBox(),
    dialog.getByRole('row').last().getByRole('cell').last().boundingBox()
  ])
  expect(Math.abs((head?.x ?? 0) - (cell?.x ?? Number.NaN))).toBeLessThan(4)

  await page.keyboard.press('Escape')
  await expect(compare).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Merge the second into the first' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(row(page)).toHaveCount(1)
})

test('hashes leave an issue, and what was merged can be taken apart', async ({ page, server, open }) => {
  await server.postAll([...apples, banana])
  const { client } = server.ready
  await client.issues.merge({ ids: ['1', '2'] })
  await open('/issues/1?part=merged')
  const pane = openIssue(page)
  const hashes = pane.getByRole('table', { name: 'Hashes' }).getByRole('row')
  await expect(hashes).toHaveCount(3)
  const origin = (text: string) => hashes.filter({ hasText: text }).getByText(/^from [\w-]+-2$/)
  await expect(origin('banana is rotten')).toBeVisible()
  await expect(origin('apple is rotten')).toHaveCount(0)
  await expect(pane.getByRole('button', { name: 'Unmerge' })).toBeDisabled()

  await hashes.nth(1).getByRole('checkbox').check()
  await hashes.nth(2).getByRole('checkbox').check()
  await expect(pane.getByRole('button', { name: 'Unmerge' })).toBeDisabled()
  await pane.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('dialog')).toContainText('They are together because their issues were merged')
  await page.keyboard.press('Escape')

  await hashes.nth(1).getByRole('checkbox').uncheck()
  await pane.getByRole('button', { name: 'Unmerge' }).click()
  await expect(pane.getByRole('heading', { level: 1 })).toContainText('Error')
  await expect(page).toHaveURL(/issues\/3/)
  await expect(row(page)).toHaveCount(2)

  await client.issues.merge({ ids: ['1', '3'], into: '1' })
  await open('/issues/1?part=merged')
  await pane.getByRole('button', { name: 'Undo the merge' }).first().click()
  await expect(row(page)).toHaveCount(2)
})

test('the address of an issue that was merged leads to the one that it is part of', async ({
  page,
  server,
  open
}) => {
  await server.postAll([...apples, banana])
  await server.ready.client.issues.merge({ ids: ['1', '2'] })
  await open('/issues/2')
  await expect(page).toHaveURL(/issues\/1/)
  await expect(openIssue(page).getByRole('link', { name: /^Merged/ })).toContainText('1')
})

test('an issue is compared with any other by what that is called', async ({ page, server, open }) => {
  await server.postAll([...apples, banana])
  const { rows } = await server.ready.client.issues.list({ query: 'banana' })
  await open('/issues/1')
  await openIssue(page).getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Compare with another …' }).click()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByRole('textbox')
  await expect(field).toBeFocused()
  await field.fill('NOTHING-99')
  await field.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('There is no issue or event')
  await field.fill(rows[0]?.shortId ?? '')
  await field.press('Enter')
  await expect(dialog).toContainText('They are apart')
})
