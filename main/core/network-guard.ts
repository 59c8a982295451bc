import { createHash, timingSafeEqual } from 'node:crypto'
import type { Submission } from '../ingest/submission.ts'
import { ProtocolError } from '../protocol/protocol-error.ts'

/**
 * Throws ProtocolError 403 for what comes from another machine without the key that those need: this machine may send
 * with any key or none, as SDKs and Spotlight do. `host`: the address that is listened on, which is its own.
 */
export function checkSender(
  { ip, key }: Pick<Submission, 'ip' | 'key'>,
  host: string,
  networkKey: string
): void {
  if (isLoopback(ip) || ip === host) return
  if (key !== undefined && timingSafeEqual(digest(key), digest(networkKey))) return
  throw new ProtocolError(403, 'other machines need the DSN that the settings show for them')
}

/** Also as IPv6 writes an IPv4 address. An address that nobody knows counts as another machine's. */
export function isLoopback(ip: string | undefined): boolean {
  return ip === '::1' || /^(::ffff:)?127\./i.test(ip ?? '')
}

/** Equal lengths for a comparison in constant time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
