import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findShellOrBrowser } from './helpers/find-browser.ts'
import { findDisplayAndRuntime } from './helpers/find-display.ts'

// `npm test`: format, lint, types, build, unit and integration tests, end-to-end in a browser and in Electron.
// Goes on after a failure, so that one run shows all of them; the last line is counted from the runners' reports.
// Both cores of a small machine shall be busy to the end: what needs nothing of another step runs beside it.

const root = fileURLToPath(new URL('../', import.meta.url))
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const reports = mkdtempSync(join(tmpdir(), 'culprit-reports-'))
const totals = { passed: 0, failed: 0, skipped: 0 }

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env }
  })
  return status === 0
}

/** A step without a report of its own: only its failure counts. What it prints is shown when it has ended. */
function check(name: string, command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  child.on('error', (error) => {
    printed += `${error}\n`
  })
  return new Promise((resolve) => {
    // also comes where the program could not be started
    child.on('close', (status) => {
      console.log(`\n── ${name}`)
      process.stdout.write(printed)
      if (status !== 0) fail(`${name} failed`)
      resolve()
    })
  })
}

function fail(reason: string): void {
  console.error(reason)
  totals.failed++
}

function vitest(): void {
  console.log('\n── unit and integration tests')
  const file = join(reports, 'vitest.json')
  const config = 'tests/vitest.config.ts'
  const isGreen = run(bin('vitest'), [
    'run',
    `--config=${config}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`
  ])
  const before = totals.failed
  if (existsSync(file)) {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>
    add(
      report.numPassedTests,
      report.numFailedTests,
      (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0)
    )
  }
  // a file that cannot even be loaded has no failed test
  if (!isGreen && totals.failed === before) fail('vitest failed')
}

/** In one run, so that no worker is idle while the other one still has tests of its project. */
function endToEnd(): void {
  const [browser, electron] = [findBrowserPart(), findElectronPart()]
  const parts = [browser, electron].filter((part) => part !== undefined)
  const projects = parts.map(({ project }) => project)
  if (projects.length === 0) return
  console.log(`\n── end-to-end: ${projects.join(' and ')}`)
  const file = join(reports, 'end-to-end.json')
  const [command = '', ...args] = [
    ...(electron?.wrapper ?? []),
    bin('playwright'),
    'test',
    '-c',
    'tests/e2e/playwright.config.ts',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=list,json'
  ]
  const env = Object.assign({ PLAYWRIGHT_JSON_OUTPUT_NAME: file }, ...parts.map((part) => part.env))
  const isGreen = run(command, args, env)
  const before = totals.failed
  if (existsSync(file)) {
    const { stats } = JSON.parse(readFileSync(file, 'utf8')) as { stats: Record<string, number> }
    add((stats.expected ?? 0) + (stats.flaky ?? 0), stats.unexpected, stats.skipped)
  }
  if (!isGreen && totals.failed === before) fail('playwright failed')
}

function add(passed = 0, failed = 0, skipped = 0): void {
  totals.passed += passed
  totals.failed += failed
  totals.skipped += skipped
}

interface Part {
  readonly project: 'browser' | 'electron'
  readonly env: NodeJS.ProcessEnv
  readonly wrapper: readonly string[]
}

function findBrowserPart(): Part | undefined {
  try {
    return { project: 'browser', env: { CULPRIT_BROWSER: findShellOrBrowser() }, wrapper: [] }
  } catch (error) {
    fail(String(error))
    return undefined
  }
}

function findElectronPart(): Part | undefined {
  const place = findDisplayAndRuntime()
  if (typeof place !== 'string') {
    return { project: 'electron', env: { CULPRIT_ELECTRON: place.executable }, wrapper: place.wrapper }
  }
  if (process.env.CULPRIT_REQUIRE_ELECTRON === '1') fail(`Electron is required: ${place}`)
  else console.log(`not run in Electron: ${place}`)
  return undefined
}

await Promise.all([
  check('format, lint and import rules', bin('biome'), ['check', '--error-on-warnings']),
  ...['shared', 'main', 'preload', 'renderer', 'tests'].map((environment) =>
    check(`types of ${environment}`, bin('tsc'), ['-p', environment])
  ),
  check('build', bin('electron-vite'), ['build', '--logLevel', 'warn'])
])
vitest()
endToEnd()

rmSync(reports, { recursive: true, force: true })
if (totals.skipped > 0) console.log(`\n${totals.skipped} skipped`)
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed === 0 ? 0 : 1
