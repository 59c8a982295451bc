import { readFileSync } from 'node:fs'
import { allRows } from '../../helpers/all-rows.ts'
import { hasReferenceData, NO_REFERENCE_DATA, referenceFiles } from '../../helpers/reference-data.ts'
import { goTo } from './go-to.ts'
import { expect, test } from './test.ts'

/** What is sent, and where to: envelopes, those of the Java SDK among its other files, and reports of browsers. */
const REQUESTS = [
  ...referenceFiles('envelopes').map(({ name, path }) => ({ name, path, to: '/stream' })),
  ...referenceFiles('java-protocol').map(({ name, path }) => ({ name, path, to: '/api/2/envelope/' })),
  ...referenceFiles('security-reports').map(({ name, path }) => ({ name, path, to: '/api/3/security/' }))
]
  .map(({ name, path, to }) => ({ name, to, body: readFileSync(path) }))
  .filter(({ name, to, body }) =>
    to.endsWith('/security/')
      ? name.endsWith('.input.json')
      : /^\{[^\n]*\}\n\{.*"type"/.test(body.toString('latin1'))
  )

test('envelopes and reports of real programs are taken, and all that is in them opens', async ({
  page,
  server,
  open
}) => {
  test.skip(!hasReferenceData, NO_REFERENCE_DATA)
  const counts = { '/stream': 0, '/api/2/envelope/': 0, '/api/3/security/': 0 } as Record<string, number>
  for (const { name, to, body } of REQUESTS) {
    const headers = to.endsWith('/security/') ? { 'content-type': 'application/json' } : {}
    const answer = await fetch(server.ready.ingestUrl + to, {
      method: 'POST',
      body: new Uint8Array(body),
      headers
    })
    expect(answer.status, name).toBe(200)
    counts[to] = (counts[to] ?? 0) + 1
  }
  for (const [to, count] of Object.entries(counts)) expect(count, to).toBeGreaterThan(1)

  const { client } = server.ready
  // in one of them the event lacks its last bracket: the rest of its envelope is taken
  const { rows: refusals } = await client.refusals.list({})
  expect(refusals).toMatchObject([{ status: 200, reason: expect.stringContaining('invalid JSON data') }])
  const events = await allRows((cursor) => client.events.list({ ...cursor, limit: 500 }))
  expect(events.map(({ projectId }) => projectId)).toContain('3')
  await open('/issues?status=all')
  for (const { id, issueId, title } of events) {
    await goTo(page, `/issues/${issueId}/events/${id}?status=all&view=full`)
    await expect(page.getByTitle(`Event ${id}`), title).toBeVisible()
    await expect(page.getByRole('region', { name: 'Raw payload', exact: true }), title).toBeVisible()
  }

  const items = await allRows((cursor) => client.items.list(cursor))
  expect(items.length).toBeGreaterThan(0)
  const pane = page.getByRole('region', { name: 'Envelope item', exact: true })
  for (const { id, type, bytes } of items) {
    await goTo(page, `/envelopes/${id}`)
    await expect(pane.getByRole('heading', { level: 2 })).toHaveText(type)
    const content = pane.getByRole('region', { name: 'Content', exact: true })
    await expect(bytes === 0 ? pane.getByText('It is empty.') : content, type).toBeVisible()
    await expect(pane.getByRole('alert')).toHaveCount(0)
  }
})
