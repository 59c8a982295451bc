import type { Json, JsonObject } from '../../shared/model/json.ts'

export type DeviceClass = 'low' | 'medium' | 'high'

const GiB = 1024 ** 3

/** Families under which Apple's phones and tablets are sent. */
const APPLE_FAMILIES = new Set<Json | undefined>(['iPhone', 'iOS', 'iOS-Device'])

/**
 * How able a device is, by Sentry's rules: Apple's by their model, all others by clock rate, cores and memory.
 * Undefined where that is not known.
 */
export function deviceClassOf(device: JsonObject): DeviceClass | undefined {
  const { family, model } = device
  if (APPLE_FAMILIES.has(family)) return typeof model === 'string' ? classOfAppleModel(model) : undefined
  const { processor_frequency: mhz, processor_count: cores, memory_size: bytes } = device
  const isKnown = typeof mhz === 'number' && typeof cores === 'number' && typeof bytes === 'number'
  if (typeof family !== 'string' || !isKnown) return undefined
  if (mhz < 2000 || cores < 8 || bytes < 4 * GiB) return 'low'
  return mhz < 2500 || bytes < 6 * GiB ? 'medium' : 'high'
}

/** The iPads of 2017 and before that count as medium: the others of their generation are cheaper models. */
const MEDIUM_EARLY_IPADS = new Set(['6,3', '6,4', '6,7', '6,8'])

/** `iPhone14,2` is the second model of the fourteenth generation. A model that is not known yet is a new one. */
function classOfAppleModel(model: string): DeviceClass {
  const [, line, numbers = '', generationText] = /^(iPhone|iPad)((\d{1,3}),\d{1,3})$/.exec(model) ?? []
  const generation = Number(generationText)
  if (line === 'iPhone') return generation <= 8 ? 'low' : generation <= 12 ? 'medium' : 'high'
  if (line !== 'iPad') return 'high'
  if (generation <= 6) return MEDIUM_EARLY_IPADS.has(numbers) ? 'medium' : 'low'
  return generation <= 12 ? 'medium' : 'high'
}
