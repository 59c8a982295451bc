import { describe, expect, test } from 'vitest'
import { form } from '../helpers/form-data.ts'
import { startTestApp } from '../helpers/start-test-app.ts'

const ID = '9ec79c33ec9942ab8353589fcb2e04dc'
const HYPHENATED = '9ec79c33-ec99-42ab-8353-589fcb2e04dc'

describe('attachments', () => {
  const post = (url: string, body: FormData) =>
    fetch(`${url}/api/1/events/${HYPHENATED}/attachments/`, { method: 'POST', body })
  const event = { event_id: ID, message: 'hi' }
  const file = { log: { filename: 'a.log', body: new TextEncoder().encode('line') } }

  test.each(['before', 'after'])('that arrive %s their event belong to it', async (order) => {
    const app = await startTestApp()
    if (order === 'after') await app.postEvent(event)
    const response = await post(app.ingestUrl, form(file))
    expect(response.status).toBe(201)
    if (order === 'before') await app.postEvent(event)
    const { attachments } = await app.client.events.get({ id: ID })
    expect(attachments).toMatchObject([{ filename: 'a.log', bytes: 4, missingBytes: 0 }])
    expect((await app.client.attachments.get({ id: attachments[0]?.id ?? '' })).content.text).toBe('line')
  })

  test('that arrive later announce the issue', async () => {
    const app = await startTestApp()
    const eventAnnounced = app.nextChange(({ topic }) => topic === 'issues')
    await app.postEvent(event)
    await eventAnnounced
    const { issueId } = await app.client.events.get({ id: ID })
    const announced = app.nextChange(({ topic }) => topic === 'issues')
    await post(app.ingestUrl, form(file))
    expect(await announced).toMatchObject({ ids: [issueId] })
  })

  test('of equal content are kept once, and one that is sent twice is there once', async () => {
    const app = await startTestApp()
    await app.postEvent(event)
    await post(
      app.ingestUrl,
      form({ ...file, other: { filename: 'b.log', body: new TextEncoder().encode('line') } })
    )
    await post(app.ingestUrl, form(file))
    expect((await app.client.events.get({ id: ID })).attachments).toHaveLength(2)
  })

  test('without their event are among the envelopes', async () => {
    const app = await startTestApp()
    await post(app.ingestUrl, form(file))
    const { rows } = await app.client.items.list({})
    expect(rows).toMatchObject([{ type: 'attachment', eventId: ID, issueId: null, bytes: 4 }])
    const { headers, content } = await app.client.items.get({ id: rows[0]?.id ?? '' })
    expect(headers).toMatchObject({ filename: 'a.log' })
    expect(content.text).toBe('line')
    // and lead to it when it comes
    await app.postEvent(event)
    const { issueId } = await app.client.events.get({ id: ID })
    expect((await app.client.items.list({})).rows).toMatchObject([{ issueId }])
  })

  test('that were cut say how much is missing', async () => {
    const app = await startTestApp()
    const envelope = `{"event_id":"${ID}"}\n{"type":"event"}\n{"message":"hi"}\n{"type":"attachment","filename":"s.png","length":100}\nabc`
    await app.post('/api/1/envelope/', envelope)
    expect((await app.client.events.get({ id: ID })).attachments).toMatchObject([
      { bytes: 3, missingBytes: 97 }
    ])
  })

  test('need an event id and a form', async () => {
    const app = await startTestApp()
    const bad = await fetch(`${app.ingestUrl}/api/1/events/nope/attachments/`, {
      method: 'POST',
      body: form(file)
    })
    expect(await bad.json()).toMatchObject({ detail: 'invalid event id' })
    const plain = await app.post(`/api/1/events/${ID}/attachments/`, 'x', { 'content-type': 'text/plain' })
    expect(await plain.json()).toMatchObject({ detail: 'invalid multipart data' })
  })
})
