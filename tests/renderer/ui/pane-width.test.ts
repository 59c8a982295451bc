import { beforeAll, expect, test, vi } from 'vitest'

const module = () => import('../../../renderer/ui/pane-width.ts')

// the module reads what is stored as it is loaded
beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal('window', { addEventListener: () => undefined })
})

test('widths are read for each display, all that fit', async () => {
  const { parsePaneWidths } = await module()
  const stored = {
    '1280x800': { issues: 400, items: 300 },
    '2560x1440': { issues: 9, items: 700 },
    '800x600': 'narrow'
  }
  expect(parsePaneWidths(JSON.stringify({ '1280x800': stored['1280x800'] }))).toEqual({
    '1280x800': { issues: 400, items: 300 }
  })
  expect(parsePaneWidths(JSON.stringify({ '2560x1440': stored['2560x1440'] }))).toEqual({
    '2560x1440': { issues: 470, items: 700 }
  })
  expect(parsePaneWidths(JSON.stringify(stored))).toEqual({})
})

test.each([null, '', '{', '[1]', 'null', '"wide"'])('%j counts as never set', async (stored) => {
  const { parsePaneWidths } = await module()
  expect(parsePaneWidths(stored)).toEqual({})
})
