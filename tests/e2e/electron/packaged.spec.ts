import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, expect, type Page, test } from '@playwright/test'
import { findPage } from '../../helpers/debugging-port.ts'
import { anError } from '../browser/events.ts'

// The packaged application, as `npm run package:dir` makes it. Its fuses keep test tools out, so it is looked at through
// Chromium's own debugging port.

test.skip(process.platform !== 'linux', 'where the program is in the folder is known for Linux')
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'culprit-packaged-'))
const unpacked = join(folder, 'dist/linux-unpacked')
const program = join(unpacked, 'culprit')
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
// what it registers with the system is registered here
const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder }

test.beforeAll(() => {
  const args = ['main/shell/packaging/package.ts', '--dir', '--no-build', '--output', join(folder, 'dist')]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  expect(status, stdout + stderr).toBe(0)
  useOlderBinary()
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The runtime that tests may use is older than the one that is shipped: it needs a binary of its own. */
function useOlderBinary(): void {
  const older = process.env.BETTER_SQLITE3_NAPI9
  const binaries = join(unpacked, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds')
  expect(readdirSync(binaries)).toContain(`linux-${process.arch}.node`)
  if (older !== undefined && Number.parseInt(readFileSync(join(unpacked, 'version'), 'utf8'), 10) < 36) {
    copyFileSync(older, join(binaries, `linux-${process.arch}.node`))
  }
}

/** The page of the started program, once its debugging port is known. */
async function pageOf(dataDir: string): Promise<Page> {
  const { port } = await findPage(dataDir)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const pages = () => browser.contexts().flatMap((context) => context.pages())
  await expect.poll(() => pages().length).toBeGreaterThan(0)
  const [page] = pages()
  if (!page) throw new Error('it has no page')
  return page
}

async function end(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null]
  return code
}

test('only what runs is packaged, with one platform’s binaries', () => {
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/asar'),
    ['list', join(unpacked, 'resources/app.asar')],
    { encoding: 'utf8' }
  )
  const entries = stdout.trim().split('\n')
  expect(new Set(entries.map((entry) => entry.split('/')[1]))).toEqual(
    new Set(['node_modules', 'out', 'package.json'])
  )
  expect(entries).toContain('/out/renderer/licences.json')
  expect(entries.filter((entry) => entry.endsWith('.node') && !entry.includes('/prebuilds/linux-'))).toEqual(
    []
  )
  expect(entries.filter((entry) => /\/node_modules\/(electron|vite|react|typescript)\//.test(entry))).toEqual(
    []
  )
})

test('nothing in it tells where it was built', () => {
  const packed = readFileSync(join(unpacked, 'resources/app.asar'))
  expect(packed.indexOf('culprit:call')).toBeGreaterThan(0)
  expect(packed.indexOf(root)).toBe(-1)
})

test('the packaged application starts, receives, and ends', async () => {
  const dataDir = join(folder, 'data')
  const args = [...asRoot, `--user-data-dir=${dataDir}`, '--port=0', '--remote-debugging-port=0']
  const child = spawn(program, args, { env, stdio: 'ignore' })
  const ended = end(child)
  try {
    const page = await pageOf(dataDir)
    await expect(page.getByText('Send the first event')).toBeVisible({ timeout: 20_000 })
    const dsn = await page
      .locator('code', { hasText: /^http:/ })
      .first()
      .innerText()
    const answer = await fetch(`${new URL(dsn).origin}/api/1/store/`, {
      method: 'POST',
      body: JSON.stringify(anError({ value: 'from the package' }))
    })
    expect(answer.status).toBe(200)
    await expect(page.getByText('from the package').first()).toBeVisible()
  } finally {
    child.kill('SIGTERM')
  }
  expect(await ended).toBe(0)
})

test('it is no Node, and nobody looks into it by Node’s switches', async () => {
  const options = { encoding: 'utf8', timeout: 6000 } as const
  const asNode = spawnSync(program, [...asRoot, '-e', 'console.log("ran as Node")'], {
    ...options,
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' }
  })
  expect(asNode.stdout).not.toContain('ran as Node')

  const dataDir = join(folder, 'inspected')
  const args = [
    ...asRoot,
    '--inspect=0',
    `--user-data-dir=${dataDir}`,
    '--port=0',
    '--remote-debugging-port=0'
  ]
  const child = spawn(program, args, {
    env: { ...env, NODE_OPTIONS: '--inspect=0' },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = end(child)
  await expect((await pageOf(dataDir)).getByText('Send the first event')).toBeVisible({ timeout: 20_000 })
  child.kill('SIGTERM')
  await ended
  // what Chromium's own port says is the control
  expect(said).toContain('DevTools listening on')
  expect(said).not.toContain('Debugger listening')
})
