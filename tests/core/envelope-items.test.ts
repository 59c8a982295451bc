import { describe, expect, test } from 'vitest'
import { startTestApp } from '../helpers/start-test-app.ts'

const ID = '9ec79c33ec9942ab8353589fcb2e04dc'
const HYPHENATED = '9ec79c33-ec99-42ab-8353-589fcb2e04dc'

describe('an event in an envelope that is no JSON', () => {
  const broken = '{"message":"cut o'

  test('is kept as it came where there is more in it, which is taken, and people are told', async () => {
    const app = await startTestApp()
    const envelope = `{"event_id":"${ID}"}\n{"type":"event"}\n${broken}\n{"type":"attachment","filename":"a.log"}\nline`
    const response = await app.post('/api/1/envelope/', envelope)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ id: ID })
    const { rows } = await app.client.items.list({})
    expect(rows.map(({ type, eventId }) => [type, eventId])).toEqual([
      ['attachment', ID],
      ['event', ID]
    ])
    const { content } = await app.client.items.get({ id: rows[1]?.id ?? '' })
    expect(content.text).toBe(broken)
    const { rows: told } = await app.client.refusals.list({})
    expect(told).toMatchObject([
      {
        status: 200,
        projectId: '1',
        path: '/api/1/envelope/',
        bytes: broken.length,
        firstBytes: { text: broken }
      }
    ])
    expect(told[0]?.reason).toMatch(/^invalid JSON data: /)
  })

  test('is refused where there is nothing else', async () => {
    const app = await startTestApp()
    const twice = `{"event_id":"${ID}"}\n{"type":"event"}\n${broken}\n{"type":"event"}\n${broken}`
    expect((await app.post('/api/1/envelope/', twice)).status).toBe(400)
    expect((await app.client.items.list({})).rows).toEqual([])
  })

  test('loses no dump of a crash: the dump makes the event', async () => {
    const app = await startTestApp()
    const dump = '{"type":"attachment","attachment_type":"event.minidump","filename":"a.dmp"}\nno dump'
    const envelope = `{"event_id":"${ID}"}\n{"type":"event"}\n${broken}\n${dump}`
    expect((await app.post('/api/1/envelope/', envelope)).status).toBe(200)
    expect(await app.client.events.get({ id: ID })).toMatchObject({
      event: { exception: { values: [{ type: 'Minidump' }] } },
      attachments: [{ filename: 'a.dmp' }]
    })
    expect((await app.client.items.list({})).rows).toMatchObject([{ type: 'event', eventId: ID }])
  })
})

describe('items of an envelope', () => {
  const send = (app: Awaited<ReturnType<typeof startTestApp>>, ...items: [object, unknown][]) =>
    app.post(
      '/api/1/envelope/',
      ['{}', ...items.flatMap(([header, payload]) => [JSON.stringify(header), JSON.stringify(payload)])].join(
        '\n'
      )
    )

  test('every kind is listed with its content', async () => {
    const app = await startTestApp()
    await send(app, [{ type: 'log', item_count: 1 }, { items: [] }], [{ type: 'novelty' }, { a: 1 }])
    const { rows } = await app.client.items.list({})
    expect(rows.map(({ type }) => type)).toEqual(['novelty', 'log'])
    expect(await app.client.items.get({ id: rows[0]?.id ?? '' })).toMatchObject({
      headers: { type: 'novelty' },
      content: { text: '{"a":1}', bytes: 7, isCut: false }
    })
    expect((await app.client.items.types({})).rows).toHaveLength(2)
    expect((await app.client.items.list({ type: 'log' })).rows).toHaveLength(1)
  })

  test('bytes come as base64, and long content is cut between characters', async () => {
    const app = await startTestApp()
    await app.post(
      '/api/1/envelope/',
      new Uint8Array([...Buffer.from('{}\n{"type":"x","length":3}\n'), 1, 0, 255])
    )
    await app.post('/api/1/envelope/', `{}\n{"type":"y"}\n${'é'.repeat(100)}`)
    const [text, bytes] = (await app.client.items.list({})).rows
    expect((await app.client.items.get({ id: bytes?.id ?? '' })).content).toMatchObject({
      text: null,
      base64: 'AQD/'
    })
    expect((await app.client.items.get({ id: text?.id ?? '', maxBytes: 5 })).content).toMatchObject({
      text: 'éé',
      isCut: true
    })
  })

  test('sessions and aggregates are the health of their release', async () => {
    const app = await startTestApp()
    const started = '2026-01-01T10:00:00Z'
    const attrs = { release: 'app@1', environment: 'production' }
    await send(
      app,
      [{ type: 'session' }, { sid: 'a', init: true, started, did: 'u1', attrs }],
      [{ type: 'session' }, { sid: 'a', seq: 1, status: 'crashed', started, did: 'u1', attrs }],
      [{ type: 'session' }, { sid: 'a', seq: 2, status: 'exited', started, did: 'u1', attrs }],
      [{ type: 'session' }, { sid: 'b', init: true, started, did: 'u2', attrs }],
      [{ type: 'sessions' }, { aggregates: [{ started, exited: 7, errored: 1 }], attrs }]
    )
    expect((await app.client.releases.list({ projectId: '1' })).rows).toEqual([
      {
        release: 'app@1',
        sessions: 10,
        errored: 1,
        abnormal: 0,
        crashed: 1,
        crashFreeSessions: 0.9,
        users: 2,
        crashFreeUsers: 0.5,
        firstSession: Date.parse(started),
        lastSession: Date.parse(started)
      }
    ])
  })

  test('client reports add up on the project', async () => {
    const app = await startTestApp()
    const report = {
      discarded_events: [{ reason: 'before_send', category: 'error', quantity: 3 }, { reason: 1 }]
    }
    await send(app, [{ type: 'client_report' }, report], [{ type: 'client_report' }, report])
    const { discards } = await app.client.projects.get({ id: '1' })
    expect(discards).toMatchObject([{ reason: 'before_send', category: 'error', quantity: 6 }])
  })

  test('what users write stands at the event it is about', async () => {
    const app = await startTestApp()
    await app.postEvent({ event_id: ID, message: 'hi' })
    await send(
      app,
      [{ type: 'user_report' }, { event_id: ID, name: 'N', email: 'n@example.com', comments: 'it broke' }],
      [
        { type: 'feedback' },
        { type: 'feedback', contexts: { feedback: { message: 'again', associated_event_id: HYPHENATED } } }
      ]
    )
    expect((await app.client.events.get({ id: ID })).feedback).toMatchObject([
      { message: 'it broke', name: 'N', email: 'n@example.com' },
      { message: 'again' }
    ])
  })

  test('what cannot be read is kept all the same', async () => {
    const app = await startTestApp()
    await app.post('/api/1/envelope/', '{}\n{"type":"session"}\nno json\n{"type":"client_report"}\n[1]')
    expect((await app.client.items.list({})).rows).toHaveLength(2)
  })
})
