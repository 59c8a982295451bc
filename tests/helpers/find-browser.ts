import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium'
]
/** Chromium's engine without the windows, tabs and toolbars of a browser. */
const SHELL_NAMES = ['chromium-headless-shell', 'chrome-headless-shell']
/** Nothing of the browser's own business: no sandbox where root cannot have one, no network of its own. */
const ARGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run'
]

/**
 * Path of a Chromium or Chrome: an installed one, else Playwright's own, which it downloads if it can, else Debian's
 * package where this is Debian and the user is root. Throws an Error that says what to do.
 */
export function findBrowser(): string {
  const found = installed() ?? downloaded() ?? packaged()
  if (found) return found
  throw new Error(
    'No Chromium was found, and none could be installed. Install Chromium or Google Chrome, or run "npx playwright install chromium".'
  )
}

/**
 * Path of an installed headless shell, else what `findBrowser` finds. Pages are the same in both, but a whole browser
 * builds its own interface too for each new context, which takes nearly half of the processor's time of a test.
 */
export function findShellOrBrowser(): string {
  return inPath(SHELL_NAMES) ?? findBrowser()
}

/** How a browser is launched. */
export function browserOptions(executablePath: string): LaunchOptions {
  return { executablePath, args: [...ARGS, ...(isRoot() ? ['--no-sandbox'] : [])] }
}

/** Starts a whole browser, without a window. Whoever starts it closes it. */
export function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const base = browserOptions(findBrowser())
  return chromium.launch({ ...base, ...options, args: [...(base.args ?? []), ...(options.args ?? [])] })
}

function installed(): string | undefined {
  const apps = process.platform === 'darwin' ? MAC_APPS : []
  return inPath(NAMES) ?? apps.find((path) => existsSync(path))
}

function inPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
}

function downloaded(): string | undefined {
  const path = chromium.executablePath()
  if (existsSync(path)) return path
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 })
  return existsSync(path) ? path : undefined
}

function packaged(): string | undefined {
  if (!isRoot() || !isDebian()) return undefined
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 300_000 })
  if (apt('install', '-y', 'chromium').status !== 0) {
    // a fresh machine has no list of packages yet
    apt('update')
    apt('install', '-y', 'chromium')
  }
  return installed()
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
