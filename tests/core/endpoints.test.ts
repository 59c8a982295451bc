import { describe, expect, test } from 'vitest'
import { startTestApp } from '../helpers/start-test-app.ts'

const KEY = 'a94ae32be2584e0bbd7a4cbb95971fee'
const ID = '9ec79c33ec9942ab8353589fcb2e04dc'
const HYPHENATED = '9ec79c33-ec99-42ab-8353-589fcb2e04dc'

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
