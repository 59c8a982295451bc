import { randomBytes } from 'node:crypto'

/** A public key for a DSN: 32 hexadecimal digits that nobody guesses. */
export function makeKey(): string {
  return randomBytes(16).toString('hex')
}
