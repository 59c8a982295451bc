import { anError } from './events.ts'
import { row } from './issue-page.ts'
import { expect, test } from './test.ts'

test('the list is asked for before what draws it is there, and with what its address says', async ({
  page,
  server,
  open
}) => {
  await server.post(anError({ value: 'card declined' }))
  await server.post(anError({ value: 'mailbox is full' }))
  const questions: unknown[] = []
  let ask = () => {}
  const asked = new Promise<void>((resolve) => {
    ask = resolve
  })
  await page.route('**/rpc/issues.list', (route) => {
    questions.push(route.request().postDataJSON())
    ask()
    return route.continue()
  })
  // it waits for the question: the other way round, both would wait for ever
  await page.route('**/assets/app-*.js', async (route) => {
    await asked
    await route.continue()
  })
  await open('/issues?query=declined&status=all&sort=events')
  await expect(row(page, 'card declined')).toBeVisible()
  await expect(row(page, 'mailbox is full')).toHaveCount(0)
  expect(questions[0]).toMatchObject({ query: 'declined', sort: 'events' })
})
