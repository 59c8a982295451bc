import { dsnOf } from '../../helpers/dsn-of.ts'
import { openIssue, row, section } from './issue-page.ts'
import { runProgram } from './run-program.ts'
import { expect, test } from './test.ts'

test('an empty store shows its DSN and how to use it, to be copied', async ({
  page,
  context,
  server,
  open
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { dsn } = await server.ready.client.status.get({})
  await open()
  await expect(page.getByText(dsn, { exact: true })).toBeVisible()
  for (const sdk of ['Node', 'Browser', 'Python', 'sentry-cli']) {
    await page.getByRole('tab', { name: sdk }).click()
    await expect(page.getByRole('tabpanel')).toContainText(dsn)
  }
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('button', { name: 'Copy the snippet' }).click()
  await expect.poll(copied).toBe(`SENTRY_DSN='${dsn}' sentry-cli send-event -m 'Hello from the shell'`)
  await page.getByRole('button', { name: 'Copy the DSN' }).first().click()
  await expect.poll(copied).toBe(dsn)
})

test('the first event of a real program turns it into the list, and a click opens it', async ({
  page,
  server,
  open
}) => {
  await open()
  await expect(page.getByText('Waiting for the first event')).toBeVisible()
  // the error that it dies of
  expect(await runProgram('node-uncaught.mjs', dsnOf(server.ready, '1'))).toBe(1)
  await row(page, 'order 4711 cannot be priced').click()
  await expect(page.getByText('Waiting for the first event')).toBeHidden()

  const issue = openIssue(page)
  await expect(issue.getByRole('heading', { level: 1 })).toHaveText('Error')
  const exceptions = await section(page, 'Exceptions')
  await expect(exceptions.getByRole('heading', { level: 4 })).toHaveText(['Error', 'RangeError'])
  const frame = exceptions.getByRole('button', {
    name: /node-uncaught\.mjs in priceOrder at line \d+:\d+ In app/
  })
  await expect(frame.first()).toHaveAttribute('aria-expanded', 'true')
  await expect(exceptions.getByRole('list', { name: 'Source code' }).first()).toContainText(
    'cannot be priced`, { cause })'
  )
  await expect(
    exceptions
      .getByRole('listitem')
      .filter({ hasText: /^currencyEUR$/ })
      .first()
  ).toBeVisible()

  const tags = await section(page, 'Tags')
  await expect(tags.getByRole('row', { name: 'region eu-west' })).toBeVisible()
  const contexts = await section(page, 'Contexts')
  await expect(contexts.getByRole('table', { name: 'Runtime' })).toContainText(process.version)
  const payload = (await section(page, 'Raw payload')).getByRole('region', { name: 'Payload' })
  await openIssue(page).getByRole('radio', { name: 'Text', exact: true }).click()
  await expect(payload).toContainText('"no price for SKU-9"')
})
