import { describe, expect, test } from 'vitest'
import { ProjectColor } from '../../shared/model/project.ts'
import { defaultColor } from '../../shared/model/project-color.ts'
import { ownAddress } from '../helpers/own-address.ts'
import { send } from '../helpers/send.ts'
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts'

const colorOf = async (app: TestApp, id: string) => (await app.client.projects.get({ id })).color
const keyOf = async (app: TestApp, id: string) =>
  new URL((await app.client.projects.get({ id })).dsn).username

describe('the colour of a project', () => {
  test('is its id’s, and that of the one after it another', async () => {
    const app = await startTestApp()
    for (let id = 1; id <= 12; id++) await app.postEvent({ message: 'hello' }, String(id))
    const { rows } = await app.client.projects.list({})
    expect(rows).toHaveLength(12)
    for (const { id, color } of rows) expect(color).toBe(defaultColor(id))
    expect(new Set(rows.slice(0, 8).map(({ color }) => color)).size).toBe(ProjectColor.options.length)
    for (const id of ['', 'culprit', '__proto__', '4504044639748096', '\u{1F600}']) {
      expect(ProjectColor.options).toContain(defaultColor(id))
    }
  })

  test('is chosen, announced, kept, and given back', async () => {
    const app = await startTestApp()
    expect(await colorOf(app, '1')).toBe('blue')
    const announced = app.nextChange(({ topic }) => topic === 'projects')
    await app.client.projects.configure({ id: '1', settings: { color: 'pink' } })
    expect(await announced).toEqual({ topic: 'projects' })
    // what is decided one by one leaves the rest alone
    await app.client.projects.configure({
      id: '1',
      settings: { grouping: { stackRules: 'family:native -app' } }
    })
    await app.client.projects.configure({ id: '1', settings: { clampsOldTimestamps: false } })
    expect((await app.client.projects.list({})).rows[0]?.color).toBe('pink')
    await app.stop()

    const again = await startTestApp(app.dataDir)
    expect(await colorOf(again, '1')).toBe('pink')
    expect(await again.client.projects.settings({ id: '1' })).toMatchObject({
      color: 'pink',
      clampsOldTimestamps: false,
      grouping: { stackRules: 'family:native -app' }
    })
    await again.client.projects.configure({ id: '1', settings: { color: null } })
    expect(await colorOf(again, '1')).toBe('blue')
  })

  test('is one of the palette', async () => {
    const app = await startTestApp()
    for (const color of ['#ff0000', 'url(http://x)', 'constructor', '', 5]) {
      const answer = await app.core.call('projects.configure', { id: '1', settings: { color } })
      expect(answer, String(color)).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    }
    expect(await colorOf(app, '1')).toBe('blue')
  })
})

describe('a new key', () => {
  test('stands in the DSN, is kept, and is taken back until Culprit is stopped', async () => {
    const app = await startTestApp()
    await app.client.projects.configure({ id: '1', settings: { color: 'red' } })
    const first = await keyOf(app, '1')
    const renewed = await app.client.projects.renewKey({ id: '1' })
    const second = new URL(renewed.dsn).username
    expect(second).toMatch(/^[0-9a-f]{32}$/)
    expect(second).not.toBe(first)
    expect(renewed).toMatchObject({ hasOwnKey: true, color: 'red' })
    expect((await app.client.status.get({})).dsn).toBe(renewed.dsn)

    expect(await app.client.projects.undoRenewKey({ id: '1' })).toMatchObject({ hasOwnKey: false })
    expect(await keyOf(app, '1')).toBe(first)
    await expect(app.client.projects.undoRenewKey({ id: '1' })).rejects.toMatchObject({ code: 'not_found' })

    await app.client.projects.renewKey({ id: '1' })
    const third = await keyOf(app, '1')
    await app.stop()
    const again = await startTestApp(app.dataDir)
    expect(await again.client.projects.get({ id: '1' })).toMatchObject({ hasOwnKey: true, color: 'red' })
    expect(await keyOf(again, '1')).toBe(third)
    await expect(again.client.projects.undoRenewKey({ id: '1' })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is for a project that is there', async () => {
    const app = await startTestApp()
    for (const change of ['renewKey', 'undoRenewKey'] as const) {
      await expect(app.client.projects[change]({ id: '77' })).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('makes no difference on this machine: the old one is taken, and any other', async () => {
    const app = await startTestApp()
    const old = await keyOf(app, '1')
    await app.client.projects.renewKey({ id: '1' })
    for (const key of [old, 'anything', await keyOf(app, '1')]) {
      expect((await app.post(`/api/1/store/?sentry_key=${key}`, '{"message":"x"}')).status, key).toBe(200)
    }
    expect((await app.postEvent({ message: 'x' })).status).toBe(200)
  })

  test('is needed from other machines, for its project only', async ({ skip }) => {
    const own = ownAddress()
    skip(own === undefined, 'this machine has no network')
    const app = await startTestApp()
    const { port } = app.core.listener()
    await app.client.settings.update({ listener: { host: '0.0.0.0', port } })
    /** From an address of the network, which counts as another machine. */
    const statusFor = async (key: string, projectId: string) => {
      const path = `/api/${projectId}/store/?sentry_key=${key}`
      return (await send(`http://${own}:${port}`, path, { body: '{"message":"x"}' })).status
    }
    const { networkKey } = await app.client.listener.get({})
    expect(await statusFor(networkKey, '1')).toBe(200)

    await app.client.projects.renewKey({ id: '1' })
    const first = await keyOf(app, '1')
    expect([await statusFor(networkKey, '1'), await statusFor(first, '1')]).toEqual([403, 200])
    expect([await statusFor(networkKey, '2'), await statusFor(first, '2')]).toEqual([200, 403])
    // what is shown for other machines leads here
    const { addresses } = await app.client.listener.get({})
    const shown = addresses.find(({ host }) => host === own)
    expect(await statusFor(new URL(shown?.dsn ?? '').username, '1')).toBe(200)

    await app.client.projects.renewKey({ id: '1' })
    expect([await statusFor(first, '1'), await statusFor(await keyOf(app, '1'), '1')]).toEqual([403, 200])
    await app.client.projects.undoRenewKey({ id: '1' })
    expect(await statusFor(first, '1')).toBe(200)
    expect((await app.client.refusals.list({ limit: 10 })).rows.map(({ status }) => status)).toEqual([
      403, 403, 403
    ])
  })
})
