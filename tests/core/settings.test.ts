import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../shared/contract/settings.ts'
import { freePort } from '../helpers/free-port.ts'
import { send } from '../helpers/send.ts'
import { startTestApp } from '../helpers/start-test-app.ts'

/** A program that has a port, and answers everything with these headers and this body. */
async function occupy(headers: Record<string, string>, body = ''): Promise<number> {
  const server = createServer((_request, response) => {
    response.writeHead(200, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

describe('settings', () => {
  test('are the defaults at first, are changed one by one, announced, and there again after a restart', async () => {
    const app = await startTestApp()
    expect(await app.client.settings.get({})).toEqual(DEFAULT_SETTINGS)
    const announced = app.nextChange(({ topic }) => topic === 'settings')
    await app.client.settings.update({ appearance: { theme: 'dark' }, notifications: { minLevel: 'fatal' } })
    expect(await announced).toEqual({ topic: 'settings' })
    await app.client.settings.update({ appearance: { density: 'compact' } })
    const expected = {
      ...DEFAULT_SETTINGS,
      appearance: { theme: 'dark', density: 'compact' },
      notifications: { ...DEFAULT_SETTINGS.notifications, minLevel: 'fatal' }
    }
    expect(await app.client.settings.get({})).toEqual(expected)
    await app.stop()
    const again = await startTestApp(app.dataDir)
    expect(await again.client.settings.get({})).toEqual(expected)
  })

  test.each([
    ['an unknown name', { appearance: { colour: 'red' } }],
    ['an unknown section', { nothing: {} }],
    ['a value of the wrong kind', { desktop: { startAtLogin: 'yes' } }],
    ['a host that is a name', { listener: { host: 'example.org' } }],
    ['a port out of range', { listener: { port: 70_000 } }],
    ['an editor that is a command line', { editor: { app: 'sh -c "touch /tmp/x"' } }]
  ])('refuse %s and stay as they are', async (_what, change) => {
    const app = await startTestApp()
    expect(await app.core.call('settings.update', change)).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' }
    })
    expect(await app.client.settings.get({})).toEqual(DEFAULT_SETTINGS)
  })

  test('go out as a file and come back, all that fits of it', async () => {
    const app = await startTestApp()
    await app.client.settings.update({ appearance: { theme: 'dark' }, editor: { app: 'zed' } })
    const file = await app.client.settings.export({})
    const { networkKey } = await app.client.listener.get({})
    expect(JSON.stringify(file)).not.toContain(networkKey)

    const other = await startTestApp()
    const edited = {
      ...file,
      settings: {
        ...file.settings,
        editor: { app: 'ed', folders: ['/home/me/shop'] },
        coffee: { strong: true }
      }
    }
    const asked = await other.client.settings.import({ file: edited, dryRun: true })
    expect(asked).toEqual({
      changes: [
        { name: 'appearance.theme', before: 'system', after: 'dark' },
        { name: 'editor.folders', before: [], after: ['/home/me/shop'] }
      ],
      ignored: ['coffee', 'editor.app']
    })
    expect(await other.client.settings.get({})).toEqual(DEFAULT_SETTINGS)
    expect(await other.client.settings.import({ file: edited })).toEqual(asked)
    expect(await other.client.settings.get({})).toMatchObject({
      appearance: { theme: 'dark' },
      editor: { app: 'none', folders: ['/home/me/shop'] }
    })
  })
})

describe('the listener', () => {
  test('moves to another port at once', async () => {
    const app = await startTestApp()
    const port = await freePort()
    await app.client.settings.update({ listener: { port } })
    expect(app.core.listener()).toEqual({ state: 'listening', host: '127.0.0.1', port })
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
    await expect(fetch(app.ingestUrl)).rejects.toThrow()
  })

  test('keeps a port that the settings do not name, where only its address is changed', async () => {
    const app = await startTestApp()
    const { port } = app.core.listener()
    expect((await app.client.settings.get({})).listener.port).not.toBe(port)
    await app.client.settings.update({ listener: { host: '0.0.0.0' } })
    expect(app.core.listener()).toMatchObject({ state: 'listening', host: '0.0.0.0', port })
    // and is not disturbed where it is there already
    await app.client.settings.update({ listener: { port } })
    expect(app.core.listener()).toMatchObject({ state: 'listening', host: '0.0.0.0', port })
    expect((await app.client.settings.get({})).listener).toEqual({ host: '0.0.0.0', port })
  })

  test('stays where it is if the other port is taken, and says by whom', async () => {
    const app = await startTestApp()
    const port = await occupy({ 'X-Powered-By': 'spotlight-by-sentry' })
    await expect(app.client.settings.update({ listener: { port } })).rejects.toMatchObject({
      code: 'port_in_use',
      message: `Port ${port} of 127.0.0.1 is in use by Spotlight.`
    })
    expect((await fetch(app.ingestUrl)).status).toBe(200)
    expect(await app.client.settings.get({})).toEqual(DEFAULT_SETTINGS)
  })

  test('is back on its port if that cannot be had on another address', async () => {
    const app = await startTestApp()
    const { port } = app.core.listener()
    // an address that no machine has: documentation only (RFC 5737)
    await expect(
      app.client.settings.update({ listener: { host: '198.51.100.7', port } })
    ).rejects.toMatchObject({ code: 'address_unavailable' })
    expect((await fetch(app.ingestUrl)).status).toBe(200)
  })

  test('tells after a moment who has its port', async () => {
    const app = await startTestApp()
    const port = await occupy({}, '{"name":"Culprit","listening":true}')
    const named = app.nextChange(() => {
      const listener = app.core.listener()
      return listener.state === 'failed' && listener.message.includes('another Culprit')
    })
    await app.client.status.listen({ port })
    expect(app.core.listener()).toMatchObject({ state: 'failed', code: 'port_in_use', port })
    await named
  })

  test.runIf(process.platform === 'linux')('names a process that does not say who it is', async () => {
    const app = await startTestApp()
    const port = await occupy({}, 'hello')
    await expect(app.client.settings.update({ listener: { port } })).rejects.toMatchObject({
      message: expect.stringContaining(`(process ${process.pid})`)
    })
  })

  test('pauses, also when it is moved meanwhile, and goes on', async () => {
    const app = await startTestApp()
    expect(await app.client.listener.pause({})).toMatchObject({
      isPaused: true,
      listener: { state: 'failed', code: 'unavailable' }
    })
    await expect(fetch(app.ingestUrl)).rejects.toThrow()
    const port = await freePort()
    await app.client.settings.update({ listener: { port } })
    expect((await app.client.listener.get({})).isPaused).toBe(true)
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
    expect(await app.client.listener.resume({})).toMatchObject({
      isPaused: false,
      listener: { state: 'listening', port }
    })
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
  })

  test('sends itself an event as an SDK would', async () => {
    const app = await startTestApp()
    expect((await app.client.status.get({})).lastRequest).toBeNull()
    const { eventId, issueId } = await app.client.listener.sendTest({})
    expect((await app.client.status.get({})).lastRequest).toMatchObject({ projectId: '1', client: null })
    const { rows } = await app.client.issues.list({})
    expect(rows).toMatchObject([{ id: issueId, events: 1 }])
    expect(await app.client.events.get({ id: eventId })).toMatchObject({ problems: [], issueId })
    await app.client.listener.sendTest({})
    expect((await app.client.issues.list({})).rows).toMatchObject([{ id: issueId, events: 2 }])
    // it is no program that a project could be named after
    expect((await app.client.projects.list({})).rows).toMatchObject([{ id: '1', name: 'Project 1' }])
    await app.client.listener.pause({})
    await expect(app.client.listener.sendTest({})).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('tells how emulators and containers reach it', async () => {
    const app = await startTestApp()
    const { port } = app.core.listener()
    const { addresses, isOpenToNetwork } = await app.client.listener.get({})
    const { dsn } = await app.client.status.get({})
    expect(isOpenToNetwork).toBe(false)
    expect(addresses).toContainEqual(
      expect.objectContaining({
        from: 'Android emulator',
        host: '10.0.2.2',
        dsn: dsn.replace('127.0.0.1', '10.0.2.2'),
        isReachable: true
      })
    )
    expect(addresses.find(({ from }) => from === 'Docker container')?.dsn).toMatch(
      new RegExp(`@host\\.docker\\.internal:${port}/1$`)
    )
  })
})

describe('other machines', () => {
  /** An address of this machine that is not its own to itself: what a container or phone would use. */
  async function openToNetwork() {
    const app = await startTestApp()
    await app.client.settings.update({ listener: { host: '0.0.0.0', port: app.core.listener().port } })
    const state = await app.client.listener.get({})
    const own = state.addresses.find(({ from, host }) => from.startsWith('Another') && !host.includes(':'))
    return { app, state, own }
  }

  test('need the key that the settings show for them', async ({ skip }) => {
    const { app, state, own } = await openToNetwork()
    skip(own === undefined, 'this machine has no network')
    const origin = `http://${own?.host}:${app.core.listener().port}`
    const post = (key?: string) =>
      send(origin, `/api/1/store/${key === undefined ? '' : `?sentry_key=${key}`}`, {
        body: '{"message":"hi"}'
      })

    expect(own?.dsn).toContain(`//${state.networkKey}@${own?.host}:`)
    expect((await post()).status).toBe(403)
    expect((await post('guess')).status).toBe(403)
    const { rows } = await app.client.projects.list({})
    expect((await post(/\/\/(\w+)@/.exec(rows[0]?.dsn ?? '')?.[1])).status).toBe(403)
    expect((await post(state.networkKey)).status).toBe(200)

    await app.client.listener.renewKey({})
    expect((await post(state.networkKey)).status).toBe(403)
    expect((await app.client.refusals.list({})).rows).toHaveLength(4)
  })

  test('do not change what this machine may do, nor its DSN', async () => {
    const { app } = await openToNetwork()
    expect((await app.postEvent({ message: 'no key' })).status).toBe(200)
    expect((await app.client.status.get({})).dsn).toContain('@127.0.0.1:')
  })
})
