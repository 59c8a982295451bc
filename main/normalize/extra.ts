import type { JsonObject } from '../../shared/model/json.ts'
import type { Place } from './findings.ts'
import { freeFormCost, readFreeForm } from './free-form.ts'
import { EXTRA_MAX_BYTES, TREE } from './limits.ts'
import { isUnsafeKey, readFields } from './readers.ts'

/** Whatever the program attached: each value has a budget, and all together have one. */
export function readExtra(value: unknown, at: Place): JsonObject {
  const extra: JsonObject = {}
  const fields = readFields(value, at, 'extra')
  if (!fields) return extra
  const inside = at.under('extra')
  let left = EXTRA_MAX_BYTES
  let dropped = false
  for (const key in fields) {
    if (left <= 0) {
      dropped = true
      break
    }
    if (isUnsafeKey(key)) {
      inside.problem(key, 'invalid_attribute', 'key is not allowed')
      continue
    }
    // that a value is null says something too
    const kept = readFreeForm(fields[key], inside, key, TREE.extraValue) ?? null
    extra[key] = kept
    left -= freeFormCost(kept, TREE.extraValue.maxBytes)
  }
  if (dropped) at.cut('extra', Object.keys(fields).length)
  return extra
}
