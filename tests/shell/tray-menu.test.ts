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
const issue = { id: '12', shortId: 'SHOP-3', title: 'TypeError: cart is undefined' }

function actions() {
  return { open: vi.fn(), setPaused: vi.fn(), listen: vi.fn(), copyDsn: vi.fn(), quit: vi.fn() }
}

function labels(state: Parameters<typeof trayMenu>[0]) {
  return trayMenu(state, actions()).flatMap(({ label }) => label ?? [])
}

describe('the menu', () => {
  test('opens issues by their number', () => {
    const done = actions()
    const items = trayMenu({ listener: listening, issues: [issue], unseen: 1 }, done)
    const item = items.find(({ label }) => label?.includes('SHOP-3'))
    Reflect.apply(item?.click ?? vi.fn(), undefined, [])
    expect(done.open).toHaveBeenCalledWith('/issues/12')
  })

  test.each([
    ['listening', listening, 'Pause Listening'],
    ['paused', { ...failed, isPaused: true }, 'Resume Listening'],
    ['failed', failed, 'Try to Listen Again']
  ])('offers what can be done while it is %s', (_state, listener, label) => {
    expect(labels({ listener, issues: [], unseen: 0 })).toContain(label)
  })

  test('shows what comes from an event as one short line of text', () => {
    const title = `a && b\n\u001b[31m\u202eevil ${'x'.repeat(200)}`
    const label = labels({ listener: listening, issues: [{ ...issue, title }], unseen: 0 }).find((text) =>
      text.startsWith('SHOP-3')
    )
    expect(label).toMatch(/^SHOP-3 {1}a &&&& b \[31m evil x+…$/)
    expect(label?.length).toBeLessThan(70)
  })
})

test('the tip tells state and news', () => {
  expect(trayTip({ listener: undefined, issues: [], unseen: 0 })).toBe('Culprit: starting')
  expect(trayTip({ listener: listening, issues: [], unseen: 1 })).toBe(
    'Culprit: listening on 127.0.0.1:8969, 1 new issue'
  )
  expect(trayTip({ listener: failed, issues: [], unseen: 12 })).toBe(
    'Culprit: not listening on 127.0.0.1:8969, 12 new issues'
  )
})
