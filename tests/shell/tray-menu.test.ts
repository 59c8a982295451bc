import { describe, expect, test, vi } from 'vitest'
import { trayMenu, trayTip } from '../../main/shell/tray-menu.ts'
import type { ListenerState } from '../../shared/contract/listener.ts'

const listening: ListenerState = {
  listener: { state: 'listening', host: '127.0.0.1', port: 8969 },
  isPaused: false,
  isOpenToNetwork: false,
  networkKey: '',
  addresses: [],
  hosts: []
}
const failed: ListenerState = {
  ...listening,
  listener: { state: 'failed', host: '127.0.0.1', port: 8969, code: 'port_in_use', message: 'taken' }
}
const idle = { listener: listening, issues: [], unseen: 0, quietUntil: null }
const issue = { id: '12', shortId: 'SHOP-3', title: 'TypeError: cart is undefined' }

function actions() {
  return {
    open: vi.fn(),
    setPaused: vi.fn(),
    listen: vi.fn(),
    copyDsn: vi.fn(),
    setQuiet: vi.fn(),
    quit: vi.fn()
  }
}

function labels(state: Parameters<typeof trayMenu>[0]) {
  return trayMenu(state, actions()).flatMap(({ label }) => label ?? [])
}

describe('the menu', () => {
  test('opens issues by their number', () => {
    const done = actions()
    const items = trayMenu({ ...idle, issues: [issue], unseen: 1 }, done)
    const item = items.find(({ label }) => label?.includes('SHOP-3'))
    Reflect.apply(item?.click ?? vi.fn(), undefined, [])
    expect(done.open).toHaveBeenCalledWith('/issues/12')
  })

  test.each([
    ['listening', listening, 'Pause Listening'],
    ['paused', { ...failed, isPaused: true }, 'Resume Listening'],
    ['failed', failed, 'Try to Listen Again']
  ])('offers what can be done while it is %s', (_state, listener, label) => {
    expect(labels({ ...idle, listener })).toContain(label)
  })

  test('lets one be left alone for a while, and ends that', () => {
    const done = actions()
    const before = Date.now()
    const quiet = trayMenu(idle, done).find(({ label }) => label === 'Do Not Disturb')
    const [hour] = Array.isArray(quiet?.submenu) ? quiet.submenu : []
    Reflect.apply(hour?.click ?? vi.fn(), undefined, [])
    const [until] = done.setQuiet.mock.calls[0] ?? []
    expect(until).toBeGreaterThanOrEqual(before + 3_600_000)

    const quietUntil = new Date(2026, 4, 1, 17, 30).getTime()
    const end = trayMenu({ ...idle, quietUntil }, done).find(({ label }) => label?.startsWith('Quiet until'))
    expect(end?.label).toMatch(/^Quiet until .*30.*: End It$/)
    Reflect.apply(end?.click ?? vi.fn(), undefined, [])
    expect(done.setQuiet).toHaveBeenLastCalledWith(null)
    expect(trayTip({ ...idle, quietUntil })).toMatch(/, quiet until .*30/)
  })

  test('shows what comes from an event as one short line of text', () => {
    const title = `a && b\n\u001b[31m\u202eevil ${'x'.repeat(200)}`
    const label = labels({ ...idle, issues: [{ ...issue, title }] }).find((text) => text.startsWith('SHOP-3'))
    expect(label).toMatch(/^SHOP-3 {1}a &&&& b \[31m evil x+…$/)
    expect(label?.length).toBeLessThan(70)
  })
})

test('the tip tells state and news', () => {
  expect(trayTip({ ...idle, listener: undefined })).toBe('Culprit: starting')
  expect(trayTip({ ...idle, unseen: 1 })).toBe('Culprit: listening on 127.0.0.1:8969, 1 new issue')
  expect(trayTip({ ...idle, listener: failed, unseen: 12 })).toBe(
    'Culprit: not listening on 127.0.0.1:8969, 12 new issues'
  )
})
