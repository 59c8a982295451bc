import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { nameToWindows } from '../../main/shell/app-id.ts'

const named = vi.hoisted(() => vi.fn())
vi.mock('electron', () => ({ app: { setAppUserModelId: named } }))
afterEach(() => vi.unstubAllGlobals())

const Config = z.object({
  appId: z.string(),
  linux: z.object({ executableName: z.string(), syncDesktopName: z.boolean() }),
  mac: z.object({ fileAssociations: z.array(z.object({ ext: z.string(), rank: z.string() })) }),
  protocols: z.array(z.object({ schemes: z.array(z.string()) })),
  fileAssociations: z.array(z.object({ ext: z.string(), mimeType: z.string() }))
})
const Manifest = z.object({ desktopName: z.string() })

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): unknown => JSON.parse(readFileSync(root + path, 'utf8'))
const config = Config.parse(read('main/shell/packaging/electron-builder.json'))

describe('what the system knows Culprit by', () => {
  test('on Windows, the name of its shortcut; nowhere else', () => {
    vi.stubGlobal('process', { ...process, platform: 'linux' })
    nameToWindows()
    expect(named).not.toHaveBeenCalled()
    vi.stubGlobal('process', { ...process, platform: 'win32' })
    nameToWindows()
    expect(named).toHaveBeenCalledWith(config.appId)
  })

  test('on Linux, the desktop entry that is installed: the dock’s badge and deep links go by it', () => {
    const { desktopName } = Manifest.parse(read('package.json'))
    expect(desktopName).toBe(`${config.linux.executableName}.desktop`)
    expect(config.linux.syncDesktopName).toBe(true)
  })
})

test('links, stores and envelopes are Culprit’s to open; JSON is where somebody chooses it', () => {
  expect(config.protocols.flatMap(({ schemes }) => schemes)).toEqual(['culprit'])
  expect(config.fileAssociations.map(({ ext }) => ext)).toEqual(['culprit', 'envelope'])
  // on Linux and Windows whoever is named for a kind of file may become the one that opens all of them
  expect(config.mac.fileAssociations).toEqual([{ ext: 'json', rank: 'Alternate' }])
})
