import type { JsonObject } from '../../shared/model/json.ts'
import type { Random } from '../bench/random.ts'
import type { Platform } from './platforms/platform.ts'

/** Many come once, some all the time. */
export const PEOPLE = 40_000

const CITIES: readonly (readonly [city: string, region: string, country: string])[] = [
  ['Berlin', 'Germany', 'DE'],
  ['London', 'United Kingdom', 'GB'],
  ['New York', 'United States', 'US'],
  ['Paris', 'France', 'FR'],
  ['Toronto', 'Canada', 'CA'],
  ['Madrid', 'Spain', 'ES'],
  ['Tokyo', 'Japan', 'JP'],
  ['São Paulo', 'Brazil', 'BR'],
  ['Vienna', 'Austria', 'AT'],
  ['Sydney', 'Australia', 'AU'],
  ['Warsaw', 'Poland', 'PL'],
  ['Mumbai', 'India', 'IN']
]

/** Whom an event happened to; the same people use all programs. Nothing for some, and for most of what runs by itself. */
export function createUser(platform: Platform, random: Random): JsonObject | undefined {
  const isUnknown = random.next() < (platform.path || platform.runsOn === 'device' ? 0.15 : 0.9)
  if (isUnknown) return undefined
  const number = random.skewed(PEOPLE)
  const id = String(10_000 + number)
  if (platform.runsOn === 'device') return { id, geo: geoOf(number) }
  const ip_address = `10.${64 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`
  const email = `user${id}@example.com`
  if (platform.runsOn === 'browser') return { id, email, ip_address, geo: geoOf(number) }
  return { id, email, ip_address }
}

function geoOf(number: number): JsonObject {
  const [city = '', region = '', country_code = ''] = CITIES[(number * 7) % CITIES.length] ?? []
  return { city, region, country_code }
}
