import { readFileSync } from 'node:fs'
import { startTestApp, type TestApp } from './start-test-app.ts'

export const RICH_EVENTS = 120
const LETTERS = 'abcdefgh'

/** Fills a folder's store with some of everything that a store can hold. Ended, unless `then` looks at it before. */
export async function fillRichStore(
  dataDir: string,
  then: (app: TestApp) => Promise<void> | void = () => {}
): Promise<void> {
  const app = await startTestApp(dataDir)
  const { client } = app
  for (let n = 0; n < RICH_EVENTS; n++) {
    const kind = LETTERS[n % LETTERS.length]
    const padding = Array.from({ length: 200 }, (_, k) => (k * n * 7919).toString(36)).join(' ')
    await app.postEvent({
      event_id: eventId(n),
      message: `no ${n}`,
      fingerprint: [`kind ${kind}`],
      release: 'shop@1.0',
      user: { id: String(n % 7) },
      extra: { padding }
    })
  }
  await app.postEvent({ message: 'elsewhere' }, '2')
  await client.issues.update({ ids: ['1'], status: 'resolved', bookmarked: true })
  await client.issues.update({ ids: ['2'], status: 'ignored' })
  await client.events.pin({ id: eventId(7), pinned: true })
  await client.issues.addNote({ id: '3', text: 'seen before' })
  await client.issues.merge({ ids: ['4', '5'], into: '4' })
  await client.projects.rename({ id: '1', name: 'shop' })
  const grouping = { stackRules: '', fingerprintRules: 'message:"never*" -> never', parameterizes: false }
  await client.projects.configure({ id: '1', settings: { color: 'pink', grouping } })
  await client.searches.save({ name: 'mine', query: 'is:unresolved', sort: 'events', pinned: true })
  await client.retention.set({ store: { maxEvents: 5_000 }, projects: {} })
  await postOthers(app)
  await then(app)
  await app.stop()
}

function eventId(n: number): string {
  return (n + 1).toString(16).padStart(32, '0')
}

/** Files, a session, a job, a user's word and an item of no known kind. */
async function postOthers(app: TestApp): Promise<void> {
  const started = new Date().toISOString()
  const session = { sid: 'b'.repeat(32), init: true, started, timestamp: started, status: 'ok', errors: 0 }
  const log = readFileSync(new URL(import.meta.url))
    .toString('base64')
    .repeat(3)
  const feedback = { event_id: eventId(0), name: 'Ada', email: 'ada@example.com', comments: 'it broke' }
  const items = [
    item({ type: 'attachment', filename: 'log.txt', content_type: 'text/plain' }, log),
    item({ type: 'session' }, JSON.stringify({ ...session, attrs: { release: 'shop@1.0' } })),
    item(
      { type: 'check_in' },
      JSON.stringify({ check_in_id: 'c'.repeat(32), monitor_slug: 'nightly', status: 'ok' })
    ),
    item({ type: 'user_report' }, JSON.stringify(feedback)),
    item({ type: 'statsd' }, 'a.metric:1|c')
  ]
  const header = JSON.stringify({ event_id: eventId(0) })
  const answer = await app.post('/api/1/envelope/', `${header}\n${items.join('\n')}`)
  if (answer.status !== 200) throw new Error(await answer.text())
}

function item(header: object, body: string): string {
  return `${JSON.stringify({ ...header, length: Buffer.byteLength(body) })}\n${body}`
}

/** All that can be seen of such a store, but for what it counts. */
export async function everythingOf({ client }: TestApp) {
  const { rows: issues } = await client.issues.list({ limit: 100 })
  const event = await client.events.get({ id: eventId(0) })
  const { rows: items } = await client.items.list({})
  const [attachment] = event.attachments
  return {
    issues: await Promise.all(
      issues
        .toSorted((a, b) => Number(a.id) - Number(b.id))
        .map(async ({ id, shortId, title, status, substatus, bookmarked, events, users, lastSeen }) => {
          const { activity } = await client.issues.get({ id })
          const merged = (await client.issues.merged({ id })).rows.map(({ shortId }) => shortId)
          return {
            id,
            shortId,
            title,
            status,
            substatus,
            bookmarked,
            events,
            users,
            lastSeen,
            activity,
            merged
          }
        })
    ),
    projects: (await client.projects.list({})).rows.map(({ id, name, shortName, color, events, issues }) => ({
      ...{ id, name, shortName, color, events, issues }
    })),
    grouping: (await client.projects.settings({ id: '1' })).grouping,
    searches: (await client.searches.list({})).rows,
    retention: await client.retention.get({}),
    feedback: event.feedback,
    attachment: attachment && (await client.attachments.get({ id: attachment.id })),
    items: await Promise.all(items.map(({ id }) => client.items.get({ id }))),
    monitors: (await client.monitors.list({})).rows,
    releases: (await client.releases.list({ projectId: '1' })).rows
  }
}
