import type { Event, User } from '../../shared/model/event.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Place } from './findings.ts'
import { readFreeFormObject } from './free-form.ts'
import { isIpAddress, readIpAddress } from './ip-address.ts'
import { TEXT, TREE } from './limits.ts'
import { type Fields, isEmpty, present, readFields, readLenientText, readText } from './readers.ts'

const KNOWN = new Set(['id', 'username', 'email', 'ip_address', 'name', 'geo', 'data', 'sentry_user'])

/** The user of the program. Keys that Sentry does not know are kept in `data`. */
export function readUser(value: unknown, at: Place, clientIp: string | undefined): User | undefined {
  const fields = readFields(value, at, 'user')
  if (!fields) return undefined
  const inside = at.under('user')
  const user = present<User>({
    id: readLenientText(fields.id, inside, 'id', TEXT.userId),
    username: readLenientText(fields.username, inside, 'username', TEXT.userName),
    email: readText(fields.email, inside, 'email', TEXT.email),
    ip_address: readIpAddress(fields.ip_address, inside, 'ip_address', clientIp),
    name: readText(fields.name, inside, 'name', TEXT.userName),
    geo: readGeo(fields.geo, inside),
    data: readData(fields, inside)
  })
  return isEmpty(user) ? undefined : user
}

/** Platforms whose events come from the user's own device: there the client's address is the user's. */
const CLIENT_PLATFORMS = new Set(['javascript', 'cocoa', 'objc'])

/**
 * The user with an address where none was sent: that of the request that the event tells of, or that of the client.
 * `sdk.settings.infer_ip` can forbid the latter (`never`), or allow it for every platform (`auto`).
 */
export function withClientIp(
  user: User | undefined,
  { request, platform, sdk }: Pick<Event, 'request' | 'platform' | 'sdk'>,
  clientIp: string | undefined
): User | undefined {
  const inferIp = sdk?.settings?.infer_ip
  const mayInfer = inferIp === 'auto' || (inferIp !== 'never' && CLIENT_PLATFORMS.has(platform))
  const remote = request?.env?.REMOTE_ADDR
  const remoteIp = typeof remote === 'string' && isIpAddress(remote) ? remote : undefined
  const ip = user?.ip_address ?? remoteIp ?? (mayInfer ? clientIp : undefined)
  const located: User = { ...user, ...(ip === undefined ? {} : { ip_address: ip }) }
  const identity = sentryUserOf(located)
  if (identity !== undefined) located.sentry_user = identity
  return isEmpty(located) ? undefined : located
}

/** Who a user is to counts and search. */
function sentryUserOf(user: User): string | undefined {
  if (user.id !== undefined) return `id:${user.id}`
  if (user.username !== undefined) return `username:${user.username}`
  if (user.email !== undefined) return `email:${user.email}`
  return user.ip_address === undefined ? undefined : `ip:${user.ip_address}`
}

const GEO_TEXTS = new Set(['country_code', 'city', 'subdivision', 'region'])

/** Some SDKs send more than Sentry finds out itself, such as coordinates. */
function readGeo(value: unknown, at: Place): JsonObject | undefined {
  const fields = readFreeFormObject(value, at, 'geo', TREE.userData)
  if (!fields) return undefined
  const inside = at.under('geo')
  const geo: JsonObject = {}
  for (const key in fields) {
    const part = GEO_TEXTS.has(key) ? readLenientText(fields[key], inside, key, TEXT.geo) : fields[key]
    if (part !== undefined && part !== null) geo[key] = part
  }
  return isEmpty(geo) ? undefined : geo
}

/** More than the budget has room for. */
const MAX_UNKNOWN_KEYS = 5000

/** What was sent as `data`, and the keys that no user has. */
function readData(fields: Fields, at: Place): JsonObject | undefined {
  const unknown: [string, unknown][] = []
  for (const key in fields) {
    if (KNOWN.has(key) || fields[key] === null) continue
    if (unknown.length === MAX_UNKNOWN_KEYS) break
    unknown.push([key, fields[key]])
  }
  if (unknown.length === 0) return readFreeFormObject(fields.data, at, 'data', TREE.userData)
  const sent = Object.entries(readFields(fields.data, at, 'data') ?? {})
  return readFreeFormObject(Object.fromEntries([...sent, ...unknown]), at, 'data', TREE.userData)
}
