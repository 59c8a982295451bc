import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../helpers/start-test-app.ts'

const ID = '9ec79c33ec9942ab8353589fcb2e04dc'
const EVENT = {
  event_id: ID,
  timestamp: 1_500_000_000,
  exception: { values: [{ type: 'TypeError', value: 'x' }] }
}
const ENVELOPE = [
  { event_id: ID, dsn: 'https://key@sentry.example.org/42' },
  { type: 'event' },
  EVENT,
  { type: 'session' },
  {}
]
  .map((part) => JSON.stringify(part))
  .join('\n')

function file(name: string, content: string | Uint8Array) {
  return { name, base64: Buffer.from(content).toString('base64') }
}

describe('a file', () => {
  test.each([
    ['an event', file('event.json', JSON.stringify(EVENT)), { kind: 'event', count: 1, projectId: null }],
    ['events', file('events.json', JSON.stringify([EVENT, EVENT])), { kind: 'events', count: 2 }],
    ['an envelope', file('crash.envelope', ENVELOPE), { kind: 'envelope', count: 2, projectId: '42' }],
    ['a packed envelope', file('crash.gz', gzipSync(ENVELOPE)), { kind: 'envelope', count: 2 }]
  ])('with %s is shown before it is taken', async (_what, given, expected) => {
    const app = await startTestApp()
    const content = await app.client.imports.check(given)
    expect(content).toMatchObject(expected)
    expect(content.items[0]).toMatchObject({ type: 'event', title: 'TypeError: x' })
    expect((await app.client.issues.list({})).rows).toEqual([])
  })

  test.each([
    ['nothing', ''],
    ['words', 'hello, world'],
    ['a list without events', '[1, 2]'],
    ['a cut envelope', ENVELOPE.slice(0, 60)],
    ['a broken archive', Buffer.from([0x1f, 0x8b, 1, 2, 3])],
    ['a bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024))],
    ['a store', 'SQLite format 3\0 and the rest']
  ])('with %s says why nothing can be taken from it', async (_what, content) => {
    const app = await startTestApp()
    await expect(app.client.imports.check(file('odd.bin', content))).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/^Nothing can be taken from odd\.bin: /)
    })
  })

  test('is taken into the project that is chosen, once, with its own times', async () => {
    const app = await startTestApp()
    const given = { ...file('crash.envelope', ENVELOPE), projectId: '7' }
    const { eventIds, issueIds } = await app.client.imports.add(given)
    expect(eventIds).toEqual([ID])
    await app.client.imports.add(given)
    expect((await app.client.issues.list({})).rows).toMatchObject([
      { id: issueIds[0], projectId: '7', events: 1, lastSeen: 1_500_000_000_000 }
    ])
    expect((await app.client.items.list({})).rows).toHaveLength(1)
  })

  test('without an event for an issue is taken all the same', async () => {
    const app = await startTestApp()
    const transaction = { type: 'transaction', transaction: 'GET /' }
    const envelope = [{ event_id: ID }, { type: 'transaction' }, transaction].map((part) =>
      JSON.stringify(part)
    )
    const given = { ...file('page.envelope', envelope.join('\n')), projectId: '7' }
    expect(await app.client.imports.add(given)).toEqual({ eventIds: [], issueIds: [] })
    expect((await app.client.items.list({})).rows).toMatchObject([{ type: 'transaction', eventId: ID }])
  })

  test('that an SDK would be refused with is refused with the same words', async () => {
    const app = await startTestApp()
    const deep = `{"extra":${'['.repeat(200)}${']'.repeat(200)}}`
    const answer = await app.core.call('imports.add', { ...file('deep.json', deep), projectId: '1' })
    expect(answer.ok || answer.error.code).toBe('invalid_input')
  })
})

test('diagnostics hold numbers and states, and nothing that an event brought', async () => {
  const app = await startTestApp()
  await app.postEvent({ ...EVENT, user: { email: 'jane@example.org' }, message: 'the secret word' })
  await app.post('/api/1/store/', '{"broken')
  const facts = await app.client.diagnostics.get({})
  expect(facts).toMatchObject({
    version: 'test',
    events: 1,
    refused: 1,
    listener: { state: 'listening' },
    store: { projects: 1, issues: 1, refusals: { 400: 1 } }
  })
  const text = JSON.stringify(facts)
  const { networkKey } = await app.client.listener.get({})
  const { rows } = await app.client.projects.list({})
  const key = /\/\/(\w+)@/.exec(rows[0]?.dsn ?? '')?.[1] ?? '?'
  for (const secret of ['TypeError', 'jane@', 'secret word', ID, networkKey, key]) {
    expect(text).not.toContain(secret)
  }
})

test('Culprit’s own errors are events of its own project, each once', async () => {
  const app = await startTestApp()
  const error = {
    where: 'page',
    type: 'TypeError',
    message: 'cannot read x',
    stack: `TypeError: cannot read x\n    at draw (app://culprit/assets/index-1.js:10:20)\n    at app://culprit/assets/index-1.js:5:1`
  }
  await app.client.diagnostics.report(error)
  await app.client.diagnostics.report(error)
  const { rows } = await app.client.issues.list({})
  expect(rows).toMatchObject([{ projectId: 'culprit', title: 'TypeError: cannot read x', events: 1 }])
  const { event } = await app.client.events.get({ issueId: rows[0]?.id, which: 'latest' })
  expect(event.exception?.values[0]?.stacktrace?.frames).toMatchObject([
    { lineno: 5 },
    { function: 'draw', filename: 'assets/index-1.js', lineno: 10, in_app: true }
  ])
})
