import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { type MenuActions, menuTemplate } from '../../main/shell/menu-template.ts'

const nothing = () => undefined
const actions: MenuActions = {
  newWindow: nothing,
  openHere: nothing,
  openFile: nothing,
  openSample: nothing,
  backUp: nothing,
  recover: nothing,
  copyLink: nothing,
  copyDsn: nothing,
  sendTest: nothing,
  setPaused: nothing,
  go: nothing,
  command: nothing,
  zoom: nothing,
  setTheme: nothing,
  back: nothing,
  forward: nothing,
  focusWindow: nothing,
  about: nothing,
  quit: nothing
}

function itemsOn(platform: NodeJS.Platform, isPaused = false): MenuItemConstructorOptions[] {
  const windows = [{ id: 1, title: 'R&D', isFocused: true }]
  const all: MenuItemConstructorOptions[] = []
  const walk = (items: readonly MenuItemConstructorOptions[]) => {
    for (const item of items) {
      all.push(item)
      if (Array.isArray(item.submenu)) walk(item.submenu)
    }
  }
  walk(menuTemplate(actions, { platform, isPaused, theme: 'system', windows }))
  return all
}

describe.each(['linux', 'win32', 'darwin'] as const)('on %s', (platform) => {
  const items = itemsOn(platform)

  test('everything but separators and roles has a name and does something', () => {
    for (const { type, role, label, click, submenu } of items) {
      if (type === 'separator' || role !== undefined) continue
      expect(label).toBeTruthy()
      expect(click ?? submenu).toBeDefined()
    }
  })

  test('no accelerator is given twice', () => {
    const keys = items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('editing, zoom, full screen, settings and quit are there', () => {
    const roles = items.map(({ role }) => role)
    expect(roles).toEqual(
      expect.arrayContaining([
        'undo',
        'redo',
        'cut',
        'copy',
        'paste',
        'selectAll',
        'togglefullscreen',
        'close'
      ])
    )
    const keys = items.map(({ accelerator }) => accelerator)
    expect(keys).toEqual(
      expect.arrayContaining([
        'CommandOrControl+,',
        'CommandOrControl+Q',
        'CommandOrControl+F',
        'CommandOrControl+0',
        'CommandOrControl+Plus',
        'CommandOrControl+-'
      ])
    )
  })
})

test('macOS has its application menu, others list their windows', () => {
  expect(itemsOn('darwin')[0]?.label).toBe('Culprit')
  expect(itemsOn('darwin').map(({ role }) => role)).toContain('hideOthers')
  expect(itemsOn('linux')[0]?.label).toBe('&File')
  expect(itemsOn('linux').map(({ label }) => label)).toContain('R&&D')
})

test('listening is paused or resumed', () => {
  const labels = (isPaused: boolean) => itemsOn('linux', isPaused).map(({ label }) => label)
  expect(labels(false)).toContain('Pause Listening')
  expect(labels(true)).toContain('Resume Listening')
})
