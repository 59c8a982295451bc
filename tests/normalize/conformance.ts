import { isDeepStrictEqual } from 'node:util'
import { deriveTags } from '../../main/normalize/derive-tags.ts'
import { NormalizedEvent } from '../../shared/model/event.ts'
import type { Received } from '../../shared/model/received.ts'

export const RECEIVED: Received = {
  receivedMs: 1_700_000_000_000,
  eventId: 'c0ffee00c0ffee00c0ffee00c0ffee00',
  itemType: 'event'
}

/**
 * What is wrong with a normalised event, or undefined: it must be of its schema, have no key that the schema does
 * not know, and hold nothing that JSON would lose.
 */
export function nonconformity(normalized: NormalizedEvent): string | undefined {
  const parsed = NormalizedEvent.safeParse(normalized)
  if (!parsed.success) return parsed.error.message
  if (!isDeepStrictEqual(parsed.data, normalized)) return 'holds keys that the schema does not know'
  return unwritablePath(normalized, 'normalized') ?? wrongTag(deriveTags(normalized.event))
}

function unwritablePath(value: unknown, path: string): string | undefined {
  if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      const found = unwritablePath(child, `${path}.${key}`)
      if (found) return found
    }
    return Object.hasOwn(value, '__proto__') ? `${path} has a key __proto__` : undefined
  }
  const isWritable = value === null || ['string', 'number', 'boolean'].includes(typeof value)
  return isWritable ? undefined : `${path} is ${typeof value}`
}

function wrongTag(tags: readonly (readonly [string, string])[]): string | undefined {
  const keys = tags.map(([key]) => key)
  if (new Set(keys).size < keys.length) return `a tag's key is there twice: ${keys}`
  return tags.some(([key, value]) => key === '' || value === '') ? 'a tag is empty' : undefined
}
