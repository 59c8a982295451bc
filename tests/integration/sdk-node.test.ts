import { describe, expect, test } from 'vitest'
import { listenToChanges } from '../helpers/change-stream.ts'
import { dsnOf } from '../helpers/dsn-of.ts'
import { issuesWithinASecond } from '../helpers/issues-within-a-second.ts'
import { runNodeProgram } from '../helpers/run-program.ts'
import { startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

describe('@sentry/node with a DSN', () => {
  test('an uncaught error arrives with its cause, source and local variables', async () => {
    const server = await startHeadless(tempDir())
    const announced = await listenToChanges(server)

    const end = await runNodeProgram('node-uncaught.mjs', { SENTRY_DSN: dsnOf(server, '5') })
    expect(end, end.output).toMatchObject({ code: 1 })
    const [issue] = await issuesWithinASecond(server, end, 1)
    expect(issue).toMatchObject({
      title: 'Error: order 4711 cannot be priced',
      type: 'error',
      level: 'fatal',
      platform: 'node',
      projectId: '5',
      events: 1,
      users: 1,
      unhandled: true
    })

    const { event, received } = await server.client.events.get({ issueId: issue?.id, which: 'latest' })
    const [cause, error] = event.exception?.values ?? []
    expect(cause).toMatchObject({ type: 'RangeError', value: 'no price for SKU-9' })
    expect(error).toMatchObject({ type: 'Error', value: 'order 4711 cannot be priced' })
    expect(error?.mechanism).toMatchObject({ handled: false })

    const thrower = cause?.stacktrace?.frames.at(-1)
    expect(thrower).toMatchObject({ function: 'readPrice', in_app: true })
    expect(thrower?.context_line).toContain('throw new RangeError')
    expect(thrower?.pre_context?.join('\n')).toContain('const price = prices[sku]')
    expect(thrower?.post_context?.join('\n')).toContain('return price')
    const caller = error?.stacktrace?.frames.at(-1)
    expect(caller).toMatchObject({ function: 'priceOrder', in_app: true })
    expect(caller?.vars).toMatchObject({ order: { id: 4711, sku: 'SKU-9' }, currency: 'EUR' })

    expect(event).toMatchObject({
      release: 'shop@2.4.1',
      environment: 'staging',
      user: { id: 'u-17', email: 'ada@example.com' },
      sdk: { name: 'sentry.javascript.node' }
    })
    expect(event.tags).toContainEqual(['region', 'eu-west'])
    expect(event.breadcrumbs?.values).toContainEqual(
      expect.objectContaining({ category: 'order', message: 'order 4711 opened', data: { lines: 3 } })
    )
    expect(received.client).toMatch(/^sentry\.javascript\.node\/\d/)

    await announced.next((change) => change.topic === 'issues' && change.created.includes(issue?.id ?? ''))
    await announced.next((change) => change.topic === 'projects')
    const { rows } = await server.client.projects.list({})
    expect(rows.find((project) => project.id === '5')).toMatchObject({ name: 'shop', events: 1, issues: 1 })
  })

  test('messages and caught errors arrive with level, tags, user, breadcrumbs and extra', async () => {
    const server = await startHeadless(tempDir())

    const end = await runNodeProgram('node-captures.mjs', { SENTRY_DSN: dsnOf(server, '6') })
    expect(end, end.output).toMatchObject({ code: 0 })
    const issues = await issuesWithinASecond(server, end, 2)

    const message = issues.find((issue) => issue.title === 'queue is nearly full')
    expect(message).toMatchObject({ level: 'warning', unhandled: false })

    const failure = issues.find((issue) => issue.title.startsWith('DeliveryError'))
    expect(failure).toMatchObject({
      type: 'error',
      level: 'fatal',
      value: 'mailbox of grace@example.com is full'
    })
    const { event } = await server.client.events.get({ issueId: failure?.id, which: 'latest' })
    expect(event.exception?.values.at(-1)?.stacktrace?.frames.at(-1)).toMatchObject({
      function: 'deliver',
      in_app: true
    })
    expect(event.tags).toContainEqual(['component', 'mailer'])
    expect(event.tags).toContainEqual(['queue', 'outgoing'])
    expect(event.user).toMatchObject({ id: '9', username: 'grace', email: 'grace@example.com' })
    expect(event.extra).toMatchObject({ attempt: 3, recipients: ['grace@example.com', 'alan@example.com'] })
    expect(event.breadcrumbs?.values.filter(({ category }) => category === 'smtp')).toMatchObject([
      { message: 'connected', level: 'debug', data: { host: 'mx.example.com' } },
      { message: '452 too many recipients', level: 'warning' }
    ])
    expect(event).toMatchObject({ release: 'mailer@1.0.3', environment: 'production' })
  })
})

describe("@sentry/node with Spotlight's option and no DSN", () => {
  test('posts to /stream, into the default project', async () => {
    const server = await startHeadless(tempDir())
    const announced = await listenToChanges(server)

    const end = await runNodeProgram('node-spotlight.mjs', { SPOTLIGHT_URL: `${server.ingestUrl}/stream` })
    expect(end, end.output).toMatchObject({ code: 0 })
    const [issue] = await issuesWithinASecond(server, end, 1)
    expect(issue).toMatchObject({ title: 'TypeError: drawer 3 is stuck', projectId: '1' })

    const { event } = await server.client.events.get({ issueId: issue?.id, which: 'latest' })
    expect(event).toMatchObject({ release: 'kiosk@0.9.0', environment: 'development' })
    expect(event.tags).toContainEqual(['floor', 'ground'])
    expect(event.exception?.values.at(-1)?.stacktrace?.frames.at(-1)).toMatchObject({
      function: 'openDrawer'
    })
    await announced.next((change) => change.topic === 'issues' && change.created.includes(issue?.id ?? ''))
  })
})
