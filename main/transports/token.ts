import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The headless door's token, kept beside the store (readable by its owner only) so that a page which is open goes on
 * working when the server was started again.
 */
export function readOrCreateToken(dataDir: string): string {
  const path = join(dataDir, 'token')
  try {
    const token = readFileSync(path, 'utf8').trim()
    if (/^[0-9a-f]{48}$/.test(token)) return token
  } catch {
    // not there yet
  }
  const token = randomBytes(24).toString('hex')
  writeFileSync(path, token, { mode: 0o600 })
  return token
}
