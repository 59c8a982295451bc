import { describe, expect, test } from 'vitest'
import { startCore } from '../../main/core/start-core.ts'
import { startTestApp } from '../helpers/start-test-app.ts'

const ID = '9ec79c33ec9942ab8353589fcb2e04dc'
const ERROR = {
  event_id: ID,
  platform: 'node',
  release: 'shop@1.2.3',
  exception: { values: [{ type: 'TypeError', value: 'x is undefined' }] }
}

describe('an event', () => {
  test('is stored when it is answered, announced, and shown with its issue', async () => {
    const app = await startTestApp()
    const announced = app.nextChange(({ topic }) => topic === 'issues')
    expect(await (await app.postEvent(ERROR)).json()).toEqual({ id: ID })
    const { rows } = await app.client.issues.list({})
    expect(rows).toMatchObject([{ title: 'TypeError: x is undefined', value: 'x is undefined', events: 1 }])
    expect(await announced).toEqual({ topic: 'issues', ids: [rows[0]?.id], created: [rows[0]?.id] })
    const event = await app.client.events.get({ issueId: rows[0]?.id, which: 'latest', raw: true })
    expect(event).toMatchObject({
      id: ID,
      event: { event_id: ID, platform: 'node' },
      raw: JSON.stringify(ERROR)
    })
    expect((await app.client.groupings.explain({ eventId: ID })).hashes).not.toEqual([])
  })

  test('names its project', async () => {
    const app = await startTestApp()
    await app.postEvent(ERROR, '77')
    const { rows } = await app.client.projects.list({})
    expect(rows).toMatchObject([
      { id: '1' },
      { id: '77', name: 'shop', shortName: 'SHOP', events: 1, issues: 1 }
    ])
  })

  test('gets an id where it has none', async () => {
    const app = await startTestApp()
    const { id } = (await (await app.postEvent({ message: 'hi' })).json()) as { id: string }
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(await app.client.events.get({ id })).toMatchObject({ id })
  })

  test('is there again after a restart', async () => {
    const app = await startTestApp()
    await app.postEvent(ERROR)
    await app.stop()
    const again = await startTestApp(app.dataDir)
    expect((await again.client.issues.list({})).rows).toHaveLength(1)
  })
})

test('an envelope answers with its own id, keeps every item, and one without an event answers {}', async () => {
  const app = await startTestApp()
  const envelope = `{"event_id":"${ID}"}\n{"type":"event"}\n${JSON.stringify(ERROR)}\n{"type":"session"}\n{}\n`
  expect(await (await app.post('/api/1/envelope/', envelope)).json()).toEqual({ id: ID })
  expect(await (await app.post('/api/1/envelope/', '{}\n{"type":"session"}\n{}')).json()).toEqual({})
})

test('a resolved issue can be taken back to what it was', async () => {
  const app = await startTestApp()
  await app.postEvent(ERROR)
  const { rows } = await app.client.issues.list({})
  const ids = rows.map(({ id }) => id)
  const { changed } = await app.client.issues.update({ ids, status: 'resolved' })
  expect((await app.client.issues.list({ query: 'is:unresolved' })).rows).toEqual([])
  await app.client.issues.restore({ states: changed.map(({ id, before }) => ({ id, ...before })) })
  expect((await app.client.issues.list({ query: 'is:unresolved' })).rows).toEqual(rows)
})

test('a refusal is counted and told in the status', async () => {
  const app = await startTestApp()
  await app.post('/api/1/envelope/', 'garbage')
  expect(await app.client.status.get({})).toMatchObject({
    refused: { count: 1, latest: { status: 400, reason: expect.stringContaining('invalid envelope header') } }
  })
})

describe('a port that is taken', () => {
  test('leaves the core running, which says so and can try again', async () => {
    const first = await startTestApp()
    const { port } = first.core.listener()
    const second = await startTestApp()
    const failed = await second.client.status.listen({ port })
    expect(failed.listener).toMatchObject({ state: 'failed', code: 'port_in_use', port })
    await first.stop()
    expect((await second.client.status.listen({})).listener).toMatchObject({ state: 'listening', port })
  })
})

test('a second core on the same store is refused', async () => {
  const app = await startTestApp()
  const options = { dataDir: app.dataDir, host: '127.0.0.1', port: 0, version: 'test' }
  await expect(startCore(options)).rejects.toMatchObject({ code: 'store_locked' })
})
