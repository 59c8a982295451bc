import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './helpers/find-browser.ts'
import { findDisplayAndRuntime } from './helpers/find-display.ts'

// `npm test`: format, lint, types, build, unit and integration tests, end-to-end in a browser and in Electron.
// Goes on after a failure, so that one run shows all of them; the last line is counted from the runners' reports.

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

/** A step without a report of its own: only its failure counts. */
function check(name: string, command: string, args: readonly string[]): void {
  console.log(`\n── ${name}`)
  if (!run(command, args)) fail(`${name} failed`)
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

function playwright(
  project: 'browser' | 'electron',
  env: NodeJS.ProcessEnv,
  wrapper: readonly string[] = []
): void {
  console.log(`\n── end-to-end: ${project}`)
  const file = join(reports, `${project}.json`)
  const command = [
    ...wrapper,
    bin('playwright'),
    'test',
    '-c',
    'tests/e2e/playwright.config.ts',
    `--project=${project}`,
    '--reporter=list,json'
  ]
  const isGreen = run(command[0] ?? '', command.slice(1), { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  const before = totals.failed
  if (existsSync(file)) {
    const { stats } = JSON.parse(readFileSync(file, 'utf8')) as { stats: Record<string, number> }
    add((stats.expected ?? 0) + (stats.flaky ?? 0), stats.unexpected, stats.skipped)
  }
  if (!isGreen && totals.failed === before) fail(`playwright (${project}) failed`)
}

function add(passed = 0, failed = 0, skipped = 0): void {
  totals.passed += passed
  totals.failed += failed
  totals.skipped += skipped
}

function electron(): void {
  const why = findDisplayAndRuntime()
  if (typeof why !== 'string') playwright('electron', { CULPRIT_ELECTRON: why.executable }, why.wrapper)
  else if (process.env.CULPRIT_REQUIRE_ELECTRON === '1') fail(`Electron is required: ${why}`)
  else console.log(`not run in Electron: ${why}`)
}

check('format, lint and import rules', bin('biome'), ['check', '--error-on-warnings'])
for (const environment of ['shared', 'main', 'preload', 'renderer', 'tests']) {
  check(`types of ${environment}`, bin('tsc'), ['-p', environment])
}
check('build', bin('electron-vite'), ['build', '--logLevel', 'warn'])
vitest()
try {
  playwright('browser', { CULPRIT_BROWSER: findBrowser() })
} catch (error) {
  fail(String(error))
}
electron()

rmSync(reports, { recursive: true, force: true })
if (totals.skipped > 0) console.log(`\n${totals.skipped} skipped`)
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed === 0 ? 0 : 1
