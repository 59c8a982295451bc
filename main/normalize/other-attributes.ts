import type { JsonObject } from '../../shared/model/json.ts'
import type { Place } from './findings.ts'
import { readFreeFormObject } from './free-form.ts'
import { TREE } from './limits.ts'
import { type Fields, isEmpty, isUnsafeKey } from './readers.ts'

/** The names of attributes: a set of them, or a map from them. */
export interface Names {
  has(name: string): boolean
}

/** The names of an interface's own attributes, of its schema. */
export function namesOf({ shape }: { shape: object }): Names {
  return new Set(Object.keys(shape).filter((name) => name !== 'other'))
}

/** More than the budget has room for. */
const MAX_ATTRIBUTES = 1000

/** The attributes that an interface does not know. Sentry keeps them too: a newer SDK knows more than its server. */
export function readOther(fields: Fields, known: Names, at: Place): JsonObject | undefined {
  const unknown: Record<string, unknown> = {}
  let left = MAX_ATTRIBUTES
  for (const name in fields) {
    const value = fields[name]
    if (known.has(name) || value === null || value === undefined) continue
    if (isUnsafeKey(name)) at.problem(name, 'invalid_attribute', 'key is not allowed')
    else if (left-- > 0) unknown[name] = value
  }
  return isEmpty(unknown) ? undefined : readFreeFormObject(unknown, at, 'other', TREE.other)
}

/** Records the attributes that are not known where there is no place to keep them. */
export function reportUnknown(fields: Fields, known: Names, at: Place): void {
  for (const name in fields) {
    const value = fields[name]
    if (known.has(name) || value === null || value === undefined) continue
    at.problem(name, 'invalid_attribute', 'unknown attribute', value)
  }
}
