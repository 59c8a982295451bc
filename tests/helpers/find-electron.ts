import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Electron's executable: the runtime that ELECTRON_OVERRIDE_DIST_PATH names, else the installed package's, which is
 * downloaded on first use. Undefined where it cannot be had.
 */
export function findElectron(): string | undefined {
  const require = createRequire(import.meta.url)
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    const installer = join(dirname(require.resolve('electron')), 'install.js')
    const install = spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: 300_000 })
    if (install.status !== 0) return undefined
  }
  return require('electron') as string
}
