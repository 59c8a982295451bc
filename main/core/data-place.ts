import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** What the window remembers by itself, in its usual folder; the window writes it, see shell/shell-memory.ts. */
export const SHELL_FILE = 'shell.json'

/** Where the user's own store is. */
export interface DataPlace {
  readonly path: string
  /** Where it was moved to, if that folder is not there: on a drive that is not connected, say. */
  readonly missing?: string
}

/** A folder that is not there is not made anew: the usual one is used until it is there again. */
export function choosePlace(moved: string | undefined, usual: string): DataPlace {
  if (moved === undefined) return { path: usual }
  return existsSync(moved) ? { path: moved } : { path: usual, missing: moved }
}

/** The place that the window uses, for whoever runs without one. */
export function findDataPlace(usual = usualDataDir()): DataPlace {
  return choosePlace(readMovedTo(join(usual, SHELL_FILE)), usual)
}

/** What is said where the folder is missing. */
export function missingFolderWords({ path, missing = '' }: DataPlace): string {
  return `${missing} cannot be found: is its drive connected? Culprit uses the store in ${path} until it is there again.`
}

/** Where Electron keeps the application's data. */
export function usualDataDir(): string {
  const home = homedir()
  switch (process.platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Culprit')
    case 'win32':
      return join(process.env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Culprit')
    default:
      return join(process.env.XDG_CONFIG_HOME ?? join(home, '.config'), 'Culprit')
  }
}

const Moved = z.object({ dataDir: z.string().optional() })

/** Undefined where it was not moved, or nothing can be read. */
function readMovedTo(file: string): string | undefined {
  try {
    return Moved.parse(JSON.parse(readFileSync(file, 'utf8'))).dataDir
  } catch {
    return undefined
  }
}
