import { expect, test } from 'vitest'
import { startTestApp } from '../helpers/start-test-app.ts'

function errorIn(functions: readonly string[], type: string, value: string) {
  const frames = functions.map((name) => ({ function: name, filename: `src/${name}.js`, in_app: true }))
  return { platform: 'node', exception: { values: [{ type, value, stacktrace: { frames } }] } }
}

const NODE = ['runModule', 'loadModule', 'startUp']

test('similar issues share names that few have, then words; others are left out', async () => {
  const app = await startTestApp()
  const errors = {
    one: errorIn([...NODE, 'openCart', 'addItem', 'priceOf'], 'TypeError', 'price is undefined'),
    near: errorIn([...NODE, 'openCart', 'addItem', 'taxOf'], 'TypeError', 'tax is undefined'),
    far: errorIn([...NODE, 'openCart', 'removeItem'], 'RangeError', 'nothing left'),
    other: errorIn([...NODE, 'sendMail', 'connect'], 'SmtpError', 'refused by 10.0.0.1'),
    noise: errorIn([...NODE, 'paint', 'layout'], 'PaintError', 'no room')
  }
  const ids: Record<string, string> = {}
  for (const [name, error] of Object.entries(errors)) {
    await app.postEvent(error)
    ids[name] = (await app.client.issues.list({ sort: 'firstSeen' })).rows[0]?.id ?? ''
  }
  await app.postEvent(errors.one, '2')
  const { rows } = await app.client.issues.similar({ id: ids.one ?? '' })
  expect(rows.map(({ issue }) => issue.id).slice(0, 2)).toEqual([ids.near, ids.far])
  expect(rows.map(({ issue }) => issue.id)).not.toContain(ids.other)
  expect(rows.every(({ issue }) => issue.projectId === '1')).toBe(true)
  const [near, far] = rows
  expect(near?.score).toBeGreaterThan(0.4)
  expect(near?.stack).toBeGreaterThan(far?.stack ?? 1)
  expect(near?.words).toBeGreaterThan(far?.words ?? 1)
})

test('messages are similar by their words alone, and deleted or merged issues are not shown', async () => {
  const app = await startTestApp()
  const messages = ['cannot open the file', 'cannot close the file', 'cannot open the door', 'engine on fire']
  for (const message of messages) await app.postEvent({ message, fingerprint: [message] })
  const similar = async () => (await app.client.issues.similar({ id: '1' })).rows.map(({ issue }) => issue.id)
  expect(await similar()).toEqual(['3', '2'])
  expect((await app.client.issues.similar({ id: '1' })).rows[0]).toMatchObject({ stack: null, words: 0.6 })
  await app.client.issues.delete({ ids: ['3'] })
  expect(await similar()).toEqual(['2'])
  await app.client.issues.merge({ ids: ['1', '2'], into: '2' })
  expect(await similar()).toEqual([])
})

test('an issue tells which releases it was seen in, and how many users it had over time', async () => {
  const app = await startTestApp()
  const at = Math.floor(Date.now() / 3_600_000) * 3600 - 7200
  const events = [
    { release: 'web@2', timestamp: at + 10, user: { id: 'a' } },
    { release: 'web@1', timestamp: at, user: { id: 'a' } },
    { release: 'web@1', timestamp: at + 20, user: { id: 'b' } },
    { timestamp: at + 3600 }
  ]
  for (const event of events) await app.postEvent({ message: 'hello', ...event })
  expect((await app.client.issues.releases({ id: '1' })).rows).toEqual([
    { release: 'web@1', events: 2, firstSeen: at * 1000, lastSeen: (at + 20) * 1000 },
    { release: 'web@2', events: 1, firstSeen: (at + 10) * 1000, lastSeen: (at + 10) * 1000 }
  ])
  const timeline = (count: 'events' | 'users') =>
    app.client.stats.timeline({
      issueId: '1',
      from: at * 1000,
      to: (at + 7200) * 1000,
      buckets: 2,
      count
    })
  expect((await timeline('events')).series[0]?.counts).toEqual([3, 1])
  expect((await timeline('users')).series[0]?.counts).toEqual([2, 0])
})
