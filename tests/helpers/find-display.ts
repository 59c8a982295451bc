import { spawnSync } from 'node:child_process'
import { findElectron } from './find-electron.ts'

export interface ElectronPlace {
  readonly executable: string
  /** What a command that opens windows is started with: nothing where there is a display. */
  readonly wrapper: readonly string[]
}

/**
 * A display of its own. Without `-noreset` the server starts anew whenever its last client goes, and a program that
 * connects in that moment finds none, or waits for ever: the next test's, while the last one's processes still end.
 */
const OWN_DISPLAY = ['xvfb-run', '-a', '-s', '-screen 0 1280x1024x24 -noreset']

/** What Electron tests need, or why they cannot run. */
export function findDisplayAndRuntime(): ElectronPlace | string {
  const executable = findElectron()
  if (!executable) return 'its runtime could not be had'
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
    return { executable, wrapper: [] }
  const hasXvfb = spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).status === 0
  return hasXvfb ? { executable, wrapper: OWN_DISPLAY } : 'there is no display and no xvfb-run'
}
