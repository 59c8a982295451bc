import { gzipSync } from 'node:zlib'
import { encode } from '@msgpack/msgpack'
import { describe, expect, test } from 'vitest'
import { form } from '../helpers/form-data.ts'
import { startTestApp } from '../helpers/start-test-app.ts'

const ID = '9ec79c33ec9942ab8353589fcb2e04dc'
const HYPHENATED = '9ec79c33-ec99-42ab-8353-589fcb2e04dc'

/** The smallest thing that passes for a dump: its header and an empty stream directory. */
function emptyDump(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(32)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('MDMP'))
  view.setUint32(4, 0xa793, true)
  view.setUint32(12, 32, true)
  return bytes
}

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
