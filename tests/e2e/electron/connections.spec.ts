import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { anError } from '../browser/events.ts'
import { type App, launchApp, test } from './launch-app.ts'
import { chooseMenu } from './menu.ts'

interface NetLog {
  readonly constants: { readonly logEventTypes: Record<string, number> }
  readonly events: { readonly type: number; readonly params?: Record<string, unknown> }[]
}

/** Addresses that Chromium asked for, but the page's own; and names that it looked up. */
function askedOf(path: string): string[] {
  const { constants, events } = JSON.parse(readFileSync(path, 'utf8')) as NetLog
  const types = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]))
  return events.flatMap(({ type, params }) => {
    const name = types.get(type) ?? ''
    const url = params?.url
    if (typeof url === 'string' && /^(https?|wss?|ftp):/.test(url)) return url
    // the beginning of one names its target, its end names nothing
    if (name === 'TCP_CONNECT_ATTEMPT' && typeof params?.address === 'string')
      return `connect ${params.address}`
    if (name === 'HOST_RESOLVER_MANAGER_REQUEST' && typeof params?.host === 'string')
      return `look up ${params.host}`
    return []
  })
}

/** Goes everywhere, and gets an event from outside. */
async function use(app: App): Promise<void> {
  await app.postEvent(anError({ value: 'cart is empty' }))
  await app.page.getByText('cart is empty').first().click()
  await expect(app.page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  for (const place of ['Envelopes', 'Monitors', 'Projects', 'Refused Requests', 'Issues']) {
    await chooseMenu(app, 'Go', place)
  }
  await chooseMenu(app, 'File', 'Settings…')
  await expect(app.page.getByRole('region', { name: 'Diagnostics' })).toBeVisible()
  await chooseMenu(app, 'File', 'New Window')
  await expect.poll(() => app.electron.windows().length).toBe(2)
}

test('Culprit makes no connection by itself', async ({ dataDir }) => {
  const folder = mkdtempSync(join(tmpdir(), 'culprit-net-'))
  const netLog = join(folder, 'net.json')
  const connections = join(folder, 'connections')
  process.env.CULPRIT_CONNECTIONS = connections
  const made = () => (existsSync(connections) ? readFileSync(connections, 'utf8').trim().split('\n') : [])
  const trap = createServer((_request, response) => response.end('trapped'))
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
  const trapUrl = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/`
  try {
    const app = await launchApp(dataDir, {
      before: './record-connections.cjs',
      args: [`--log-net-log=${netLog}`]
    })
    await use(app)
    expect(made()).toEqual([])

    // what records would have seen it: one connection of the core's, and one of Chromium's
    await chooseMenu(app, 'File', 'Send a Test Event')
    const { listener } = await app.status()
    await expect.poll(made).toEqual([`tcp 127.0.0.1:${listener.port}`])
    await app.electron.evaluate(
      async ({ session }, url) => void (await session.fromPartition('control').fetch(url)),
      trapUrl
    )
    await app.close()
    const asked = askedOf(netLog)
    const { host, origin } = new URL(trapUrl)
    expect(asked).toEqual(expect.arrayContaining([trapUrl, `connect ${host}`, `look up ${origin}`]))
    expect(asked.filter((each) => !each.includes(host))).toEqual([])
  } finally {
    trap.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
