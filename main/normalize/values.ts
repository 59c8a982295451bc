import type { Place } from './findings.ts'
import { reportUnknown } from './other-attributes.ts'
import { isEmpty, isFields, readList } from './readers.ts'

const KNOWN = new Set(['values'])

/** The elements of `{values: […]}`, of a bare array, or of a single object that stands for itself. */
export function readValues(value: unknown, at: Place, key: string): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (!isFields(value)) {
    if (value !== undefined && value !== null)
      at.problem(key, 'invalid_data', 'expected an object or an array', value)
    return undefined
  }
  if (!Object.hasOwn(value, 'values')) return isEmpty(value) ? undefined : [value]
  const inside = at.under(key)
  reportUnknown(value, KNOWN, inside)
  return readList(value.values, inside, 'values')
}
