import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildIfStale } from './build-if-stale.js'

// `npm start` and `npm run serve`: builds what is stale, then opens the window or starts the headless server.
// Plain JavaScript: what Node needs to run TypeScript would stay in the server's memory, 18 MB of it.

const root = fileURLToPath(new URL('../', import.meta.url))
const args = process.argv.slice(2).filter((arg) => arg !== '--headless')
/** @param {string} line */
const say = (line) => process.stderr.write(`culprit: ${line}\n`)

buildIfStale(root, say)
const runtime = process.argv.includes('--headless') ? undefined : findRuntime()
if (runtime) openWindow(runtime)
else await startHeadless()

async function startHeadless() {
  process.argv = [process.execPath, 'culprit', ...args]
  await import(pathToFileURL(join(root, 'out/main/headless.cjs')).href)
}

/** @param {string} electron */
function openWindow(electron) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (asRoot) say("running as root: Chromium's sandbox is switched off (--no-sandbox)")
  const given = [...(asRoot ? ['--no-sandbox'] : []), root, ...args]
  // what this process holds, some 60 MB, is given back, and signals reach the window by themselves; Windows' Node has the
  // function too, which throws there
  if (process.platform === 'linux' && process.execve && existsSync(electron))
    process.execve(electron, [electron, ...given])
  else startBeside(electron, given)
}

/**
 * Where one cannot become the other, or it was not tried: on Windows and macOS.
 * @param {string} electron
 * @param {string[]} given
 */
function startBeside(electron, given) {
  const child = spawn(electron, given, { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    say(`the window could not be opened (${error.message})`)
    process.exitCode = 1
  })
  child.on('exit', (code) => process.exit(code ?? 1))
}

/**
 * Electron's executable, downloaded on first use; undefined (and a line that says why) where no window can open.
 * @returns {string | undefined}
 */
function findRuntime() {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (!hasDisplay) {
    say('there is no display, so no window: starting the headless server instead, open the ui address below')
    return undefined
  }
  const require = createRequire(import.meta.url)
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    const installer = join(dirname(require.resolve('electron')), 'install.js')
    const install = spawnSync(process.execPath, [installer], { stdio: 'pipe', timeout: 600_000 })
    if (install.status !== 0) {
      say(
        "Electron's runtime could not be had: starting the headless server instead, open the ui address below"
      )
      return undefined
    }
  }
  return require('electron')
}
