import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = [
  'main',
  'preload',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'package-lock.json',
  'package.json'
]
/** Written last by a build. */
const BUILT = ['out/main/headless.cjs', 'out/preload/index.cjs', 'out/renderer/index.html']

/**
 * Builds into out/ if a source is newer than what was built. Ends the process, with the tool's output, if it fails.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export function buildIfStale(root, say) {
  const built = Math.min(...BUILT.map((path) => modified(join(root, path))))
  const changed = Math.max(...SOURCES.map((path) => newest(join(root, path))))
  if (built >= changed) return
  say('building (some seconds, after changes only) …')
  // electron-vite is a command; its output goes to the terminal only if something is wrong
  const cli = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const build = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8'
  })
  if (build.status === 0) return
  say('the build failed:')
  process.stderr.write(`${build.stdout}${build.stderr}`)
  process.exit(1)
}

/** @param {string} path */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/**
 * Latest modification in a file or in everything below a folder.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
