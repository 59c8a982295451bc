import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SHELL_FILE, usualDataDir } from '../../main/core/data-place.ts'
import { openShellMemory } from '../../main/shell/shell-memory.ts'
import { whenReady } from '../helpers/headless-process.ts'
import { runHeadless, spawnHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const ANY_PORTS = ['--port', '0', '--ui-port', '0']

/** Where the window keeps its store for the user whose home is made up for a test. */
let usual: string

beforeEach(() => {
  const home = tempDir()
  for (const name of ['HOME', 'USERPROFILE', 'XDG_CONFIG_HOME', 'APPDATA']) vi.stubEnv(name, home)
  usual = usualDataDir()
  mkdirSync(usual, { recursive: true })
})
afterEach(() => vi.unstubAllEnvs())

async function serve() {
  const server = await whenReady(spawnHeadless(ANY_PORTS))
  return { said: server.printed.stderr, store: (await server.client.status.get({})).store.path }
}

test('without a folder it serves the store of the window, and says which', async () => {
  expect(await serve()).toEqual({
    said: `culprit: using the store in ${usual}\n`,
    store: join(usual, 'default.culprit')
  })
})

test('also one that the window moved', async () => {
  const moved = tempDir()
  openShellMemory(join(usual, SHELL_FILE)).setDataDir(moved)
  expect(await serve()).toEqual({
    said: `culprit: using the store in ${moved}\n`,
    store: join(moved, 'default.culprit')
  })
  expect(existsSync(join(usual, 'default.culprit'))).toBe(false)
  expect((await runHeadless(['--help'])).stdout).toContain(moved)
})

test('a drive that is not connected is told, and nothing made in its place', async () => {
  const missing = join(tempDir(), 'unplugged')
  openShellMemory(join(usual, SHELL_FILE)).setDataDir(missing)
  const { said, store } = await serve()
  expect(said).toMatch(/^culprit: .* cannot be found: is its drive connected\?.*\n$/)
  expect(said).toContain(missing)
  expect(store).toBe(join(usual, 'default.culprit'))
  expect(existsSync(missing)).toBe(false)
})

test('a folder that is said is used, and nothing told', async () => {
  openShellMemory(join(usual, SHELL_FILE)).setDataDir(tempDir())
  const dataDir = tempDir()
  const server = await whenReady(spawnHeadless(['--data-dir', dataDir, ...ANY_PORTS]))
  expect(server.printed.stderr).toBe('')
  expect((await server.client.status.get({})).store.path).toBe(join(dataDir, 'default.culprit'))
})
