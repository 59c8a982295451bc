import type { DebugImage, Event } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { readFreeForm, readFreeFormObject } from './free-form.ts'
import { TREE } from './limits.ts'
import { reportUnknown } from './other-attributes.ts'
import { type Fields, isFields, isUnsafeKey, readAddress, readFields, readList } from './readers.ts'

const IMAGE_TYPES = new Set([
  'apple',
  'macho',
  'elf',
  'pe',
  'pe_dotnet',
  'wasm',
  'symbolic',
  'sourcemap',
  'jvm',
  'proguard'
])

const ADDRESSES = new Set(['image_addr', 'image_vmaddr'])

const KNOWN = new Set(['images', 'sdk_info'])

/** The modules that were loaded, and the files that hold their symbols. */
export function readDebugMeta(value: unknown, at: Place): Event['debug_meta'] {
  const fields = readFields(value, at, 'debug_meta')
  if (!fields) return undefined
  const inside = at.under('debug_meta')
  reportUnknown(fields, KNOWN, inside)
  const images = readImages(fields.images, inside)
  const sdkInfo = readFreeFormObject(fields.sdk_info, inside, 'sdk_info', TREE.settings)
  if (images.length === 0 && !sdkInfo) return undefined
  return sdkInfo ? { images, sdk_info: sdkInfo } : { images }
}

function readImages(value: unknown, at: Place): DebugImage[] {
  const list = readList(value, at, 'images') ?? []
  const inside = at.under('images')
  const images: DebugImage[] = []
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i]
    if (isFields(item) && typeof item.type === 'string' && IMAGE_TYPES.has(item.type)) {
      images.push(readImage(item, item.type, inside.under(i)))
    } else if (item !== null) {
      inside.problem(i, 'invalid_data', 'unsupported debug image type', item)
    }
  }
  return images
}

function readImage(fields: Fields, type: string, at: Place): DebugImage {
  const image: DebugImage = { type }
  for (const key in fields) {
    const value = fields[key]
    if (key === 'type' || isUnsafeKey(key)) continue
    const part = ADDRESSES.has(key)
      ? readAddress(value, at, key)
      : readFreeForm(value, at, key, TREE.debugImage)
    if (part !== undefined) image[key] = part
  }
  return image
}
