import { gzipSync } from 'node:zlib'
import { encode } from '@msgpack/msgpack'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../helpers/start-test-app.ts'

const KEY = 'a94ae32be2584e0bbd7a4cbb95971fee'
const ID = '9ec79c33ec9942ab8353589fcb2e04dc'
const HYPHENATED = '9ec79c33-ec99-42ab-8353-589fcb2e04dc'

/** A form as crash clients send it. */
function form(parts: Record<string, string | { filename: string; body: Uint8Array<ArrayBuffer> }>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === 'string') data.append(name, value)
    else data.append(name, new Blob([value.body]), value.filename)
  }
  return data
}

/** The smallest thing that passes for a dump: its header and an empty stream directory. */
function emptyDump(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(32)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('MDMP'))
  view.setUint32(4, 0xa793, true)
  view.setUint32(12, 32, true)
  return bytes
}

describe('store', () => {
  test('GET is answered with a pixel', async () => {
    const app = await startTestApp()
    const data = encodeURIComponent(JSON.stringify({ message: 'by an image' }))
    const response = await fetch(`${app.ingestUrl}/api/1/store/?sentry_key=${KEY}&sentry_data=${data}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/gif')
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 6)).toBe('GIF89a')
    expect((await app.client.issues.list({})).rows).toMatchObject([{ title: 'by an image' }])
  })

  test('with a mark before the JSON, as programs of Windows write it', async () => {
    const app = await startTestApp()
    expect((await app.post('/api/1/store/', '\ufeff{"message":"hi"}')).status).toBe(200)
    expect((await app.client.issues.list({})).rows).toMatchObject([{ title: 'hi' }])
  })

  test('of a transaction is answered with its id', async () => {
    const app = await startTestApp()
    const own = await app.post('/api/1/store/', `{"type":"transaction","event_id":"${HYPHENATED}"}`)
    expect(await own.json()).toEqual({ id: ID })
    const made = await app.post('/api/1/store/', '{"type":"transaction"}')
    expect(await made.json()).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect((await app.client.items.list({})).rows.map(({ eventId }) => eventId)).toContain(ID)
  })

  test('by a DSN with a path', async () => {
    const app = await startTestApp()
    expect((await app.post('/errors/of/us/api/7/store/', '{"message":"hi"}')).status).toBe(200)
    expect((await app.client.issues.list({ projectId: '7' })).total).toBe(1)
  })

  test('without a project, as the first SDKs did, goes to the default one', async () => {
    const app = await startTestApp()
    expect((await app.post('/api/store/', '{"message":"hi"}')).status).toBe(200)
    expect((await app.client.issues.list({ projectId: '1' })).total).toBe(1)
  })
})

describe('security reports', () => {
  const csp = {
    'csp-report': {
      'document-uri': 'https://example.com/',
      'violated-directive': 'img-src self',
      'blocked-uri': 'https://evil.example/x.png'
    }
  }

  test.each(['/api/1/security/', '/api/1/csp-report/'])('POST %s is an event', async (path) => {
    const app = await startTestApp()
    const response = await app.post(`${path}?sentry_key=${KEY}`, JSON.stringify(csp), {
      'content-type': 'application/csp-report'
    })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
    expect((await app.client.issues.list({})).rows).toMatchObject([
      { title: "Blocked 'image' from 'evil.example'" }
    ])
  })

  test('several in an array are several events', async () => {
    const app = await startTestApp()
    const reports = ['a', 'b'].map((host) => ({
      type: 'csp-violation',
      body: {
        documentURL: 'https://example.com/',
        effectiveDirective: 'img-src',
        blockedURL: `https://${host}.example/`
      }
    }))
    await app.post('/api/1/security/', JSON.stringify(reports), {
      'content-type': 'application/reports+json'
    })
    expect((await app.client.issues.list({})).rows).toHaveLength(2)
  })

  test('release and environment come with the query', async () => {
    const app = await startTestApp()
    await app.post('/api/1/security/?sentry_release=web%402&sentry_environment=stage', JSON.stringify(csp), {
      'content-type': 'application/csp-report'
    })
    const { rows } = await app.client.events.list({})
    expect(rows).toMatchObject([{ release: 'web@2', environment: 'stage' }])
  })

  test('another content type is 415', async () => {
    const app = await startTestApp()
    const response = await app.post('/api/1/security/', JSON.stringify(csp), { 'content-type': 'image/png' })
    expect(response.status).toBe(415)
  })

  test('network errors are events too', async () => {
    const app = await startTestApp()
    const report = {
      type: 'network-error',
      age: 5,
      url: 'https://example.com/x',
      body: { type: 'http.error', phase: 'application', status_code: 500 }
    }
    expect((await app.post('/api/1/nel/', JSON.stringify([report]))).status).toBe(200)
    expect((await app.client.events.list({})).rows).toHaveLength(1)
  })
})

describe('minidumps', () => {
  test('alone: the id comes back as text with hyphens, the dump is kept', async () => {
    const app = await startTestApp()
    const response = await app.post('/api/1/minidump/', emptyDump(), { 'content-type': 'application/x-dmp' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/plain')
    const id = await response.text()
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    const event = await app.client.events.get({ id })
    expect(event).toMatchObject({
      event: { platform: 'native' },
      attachments: [{ filename: 'minidump.dmp', type: 'event.minidump', bytes: 32 }]
    })
    const { content } = await app.client.attachments.get({ id: event.attachments[0]?.id ?? '' })
    expect(Buffer.from(content.base64 ?? '', 'base64')).toEqual(Buffer.from(emptyDump()))
  })

  test('in a form, packed, with what the client knew', async () => {
    const app = await startTestApp()
    const body = form({
      sentry: JSON.stringify({ event_id: ID, release: 'desk@1', extra: { a: 1 } }),
      'sentry[environment]': 'stage',
      'sentry[tags][channel]': 'beta',
      guid: 'crashpad-guid',
      upload_file_minidump: { filename: 'crash.dmp.gz', body: new Uint8Array(gzipSync(emptyDump())) },
      'app.log': { filename: 'app.log', body: new TextEncoder().encode('a log') },
      '__sentry-breadcrumb1': {
        filename: '__sentry-breadcrumb1',
        body: new Uint8Array(encode([{ message: 'last words', timestamp: 1_700_000_000 }]))
      }
    })
    const response = await fetch(`${app.ingestUrl}/api/1/minidump`, { method: 'POST', body })
    expect(await response.text()).toBe(HYPHENATED)
    const { event, attachments, tags } = await app.client.events.get({ id: ID })
    expect(event).toMatchObject({
      release: 'desk@1',
      environment: 'stage',
      extra: { a: 1, guid: 'crashpad-guid' }
    })
    expect(event.breadcrumbs?.values).toMatchObject([{ message: 'last words' }])
    expect(tags).toContainEqual(['channel', 'beta'])
    expect(attachments.map(({ filename }) => filename)).toEqual([
      'crash.dmp',
      'app.log',
      '__sentry-breadcrumb1'
    ])
  })

  test('in a form inside of the form, as old Electron sends it', async () => {
    const app = await startTestApp()
    const inner = Buffer.concat([
      Buffer.from('--xx\r\nContent-Disposition: form-data; name="prod"\r\n\r\nElectron\r\n'),
      Buffer.from(
        '--xx\r\nContent-Disposition: form-data; name="upload_file_minidump"; filename="a.dmp"\r\n\r\n'
      ),
      emptyDump(),
      Buffer.from('\r\n--xx--\r\n')
    ])
    const body = form({ upload_file_minidump: { filename: 'outer', body: new Uint8Array(inner) } })
    const response = await fetch(`${app.ingestUrl}/api/1/minidump/`, { method: 'POST', body })
    expect(response.status).toBe(200)
    const event = await app.client.events.get({ id: await response.text() })
    expect(event).toMatchObject({
      event: { extra: { prod: 'Electron' } },
      attachments: [{ filename: 'a.dmp' }]
    })
  })

  test('in an envelope, as an attachment', async () => {
    const app = await startTestApp()
    const head = `{"event_id":"${ID}"}\n{"type":"event"}\n{"release":"desk@1"}\n{"type":"attachment","attachment_type":"event.minidump","filename":"x.dmp","length":32}\n`
    await app.post('/api/1/envelope/', new Uint8Array(Buffer.concat([Buffer.from(head), emptyDump()])))
    expect(await app.client.events.get({ id: ID })).toMatchObject({
      event: { platform: 'native', release: 'desk@1' },
      attachments: [{ type: 'event.minidump' }]
    })
  })

  test.each([
    ['no dump', 'form', 'missing minidump'],
    ['something else', 'raw', 'invalid minidump']
  ])('%s is refused', async (_name, kind, detail) => {
    const app = await startTestApp()
    const body = kind === 'form' ? form({ guid: 'x' }) : 'not a dump, though long enough to be one'
    const response = await fetch(`${app.ingestUrl}/api/1/minidump/`, { method: 'POST', body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ detail })
  })
})

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

describe('check-ins', () => {
  test('by query and by JSON, from running to done', async () => {
    const app = await startTestApp()
    const begun = await fetch(`${app.ingestUrl}/api/1/cron/Nightly Job/${KEY}?status=in_progress`)
    expect(begun.status).toBe(202)
    expect((await app.client.monitors.list({})).rows).toMatchObject([
      { slug: 'nightly-job', status: 'in_progress' }
    ])
    await app.post(
      '/api/1/cron/backup/',
      JSON.stringify({ status: 'in_progress', monitor_config: { schedule: { type: 'interval' } } })
    )
    await app.post('/api/1/cron/backup', JSON.stringify({ status: 'error', duration: 2.5 }))
    expect((await app.client.monitors.list({})).rows[0]).toMatchObject({
      slug: 'backup',
      status: 'error',
      duration: 2.5,
      checkIns: 1,
      config: { schedule: { type: 'interval' } }
    })
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

test('a refused request can be looked at, and its project counts it', async () => {
  const app = await startTestApp()
  await app.post('/api/1/envelope/?sentry_client=me%2F1', 'garbage')
  await expect
    .poll(async () => (await app.client.refusals.list({})).rows)
    .toMatchObject([
      { status: 400, client: 'me/1', projectId: '1', bytes: 7, firstBytes: { text: 'garbage' } }
    ])
  expect(await app.client.projects.get({ id: '1' })).toMatchObject({ refused: 1 })
})
