import type { Place } from './findings.ts'
import { readText } from './readers.ts'

const V4_PART = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const V4 = new RegExp(`^${V4_PART}(?:\\.${V4_PART}){3}$`)
const V6_GROUP = /^[0-9a-f]{1,4}$/i

/** What SDKs send for "the address that this request comes from". */
export const AUTO_IP = '{{auto}}'

/** An IP address; `{{auto}}` becomes that of the client, where it is known. */
export function readIpAddress(
  value: unknown,
  at: Place,
  key: string,
  clientIp: string | undefined
): string | undefined {
  const text = readText(value, at, key)?.trim()
  if (text === undefined || text === '') return undefined
  if (text === AUTO_IP) return clientIp
  if (isIpAddress(text)) return text
  at.problem(key, 'invalid_data', 'expected an ip address', value)
  return undefined
}

export function isIpAddress(text: string): boolean {
  return V4.test(text) || isIpV6(text)
}

function isIpV6(text: string): boolean {
  if (text.length > 45 || !text.includes(':')) return false
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const endsInV4 = V4.test(last)
  if (!(endsInV4 ? groups.slice(0, -1) : groups).every((group) => V6_GROUP.test(group))) return false
  const count = groups.length + (endsInV4 ? 1 : 0)
  return halves.length === 2 ? count < 8 : count === 8
}
