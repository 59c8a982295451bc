import { spawnSync } from 'node:child_process'
import { findElectron } from './find-electron.ts'

export interface ElectronPlace {
  readonly executable: string
  /** What a command that opens windows is started with: nothing where there is a display. */
  readonly wrapper: readonly string[]
}

/** What Electron tests need, or why they cannot run. */
export function findDisplayAndRuntime(): ElectronPlace | string {
  const executable = findElectron()
  if (!executable) return 'its runtime could not be had'
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
    return { executable, wrapper: [] }
  const hasXvfb = spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).status === 0
  return hasXvfb ? { executable, wrapper: ['xvfb-run', '-a'] } : 'there is no display and no xvfb-run'
}
