import type { Json, JsonObject } from '../../shared/model/json.ts'
import { compactJson } from './compact-json.ts'
import type { Place } from './findings.ts'
import type { TreeLimit } from './limits.ts'
import { type Fields, isEmpty, isFields, isUnsafeKey } from './readers.ts'
import { trimText } from './text-trimming.ts'

/**
 * Free-form values: kept as they are, within a budget of depth and bytes (Sentry's rule: each scalar and each
 * container costs the length of its own JSON and one byte more; keys are free).
 *
 * Nearly every value fits. So it is measured first, which allocates nothing, and the value of the payload itself
 * is handed on; only what does not fit, or holds something that JSON does not know, is copied.
 */

/** The length of a text stands for its bytes, as Sentry cuts by characters too: exact for ASCII. */
const QUOTES = 2
const SEPARATOR = 1
const BRACKETS = 2
const DOES_NOT_FIT = -1

/** More keys than any budget has room for are not worth the time to sort them. */
const MAX_SORTED_KEYS = 10_000

/** A free-form value within its budget; undefined where it is absent. */
export function readFreeForm(
  value: unknown,
  at: Place,
  key: string | number,
  limit: TreeLimit
): Json | undefined {
  if (value === undefined || value === null) return undefined
  if (fitsAsJson(value, limit)) return value
  return new Trimmer(limit.maxBytes).trim(value, limit.maxDepth, at, key)
}

/** As `readFreeForm`, for what must be an object; an empty one is absent too. */
export function readFreeFormObject(
  value: unknown,
  at: Place,
  key: string | number,
  limit: TreeLimit
): JsonObject | undefined {
  if (value === undefined || value === null) return undefined
  if (!isFields(value)) {
    at.problem(key, 'invalid_data', 'expected an object', value)
    return undefined
  }
  const kept = fits(value, limit)
    ? value
    : new Trimmer(limit.maxBytes).trimObject(value, limit.maxDepth, at.under(key))
  return isEmpty(kept) ? undefined : kept
}

/** `readFreeFormObject` for an attribute of an interface. */
export function objectWithin(limit: TreeLimit) {
  return (value: unknown, at: Place, key: string): JsonObject | undefined =>
    readFreeFormObject(value, at, key, limit)
}

/** What a value costs of a budget, up to `maxBytes`. */
export function freeFormCost(value: unknown, maxBytes: number): number {
  const left = measure(value, Number.POSITIVE_INFINITY, maxBytes)
  return left === DOES_NOT_FIT ? maxBytes : maxBytes - left
}

function fits(value: Fields, limit: TreeLimit): value is JsonObject {
  return fitsAsJson(value, limit)
}

/** Whether a value is JSON and within a budget. */
export function fitsAsJson(value: unknown, limit: TreeLimit): value is Json {
  return measure(value, limit.maxDepth, limit.maxBytes) !== DOES_NOT_FIT
}

/** What is left of `left` bytes after a value, or `DOES_NOT_FIT`. */
function measure(value: unknown, depth: number, left: number): number {
  if (typeof value === 'object' && value !== null) return measureContainer(value, depth, left)
  const cost = scalarCost(value)
  return cost <= left ? left - cost : DOES_NOT_FIT
}

function measureContainer(container: object, depth: number, budget: number): number {
  if (depth <= 1) return DOES_NOT_FIT
  let left = budget - BRACKETS - SEPARATOR
  if (left < 0) return DOES_NOT_FIT
  if (Array.isArray(container)) {
    for (let i = 0; i < container.length; i += 1) {
      left = measure(container[i], depth - 1, left)
      if (left < 0) return DOES_NOT_FIT
    }
    return left
  }
  const fields = container as Record<string, unknown>
  for (const key in fields) {
    if (isUnsafeKey(key)) return DOES_NOT_FIT
    left = measure(fields[key], depth - 1, left)
    if (left < 0) return DOES_NOT_FIT
  }
  return left
}

/** Infinite for what JSON cannot carry, so that it never fits. */
function scalarCost(value: unknown): number {
  if (typeof value === 'string') return value.length + QUOTES + SEPARATOR
  if (typeof value === 'number') {
    return Number.isFinite(value) ? lengthOfNumber(value) + SEPARATOR : Number.POSITIVE_INFINITY
  }
  if (typeof value === 'boolean') return (value ? 4 : 5) + SEPARATOR
  return value === null ? 4 + SEPARATOR : Number.POSITIVE_INFINITY
}

/** Most numbers are whole, and their digits can be counted without writing them. */
function lengthOfNumber(value: number): number {
  if (value < 0 || !Number.isSafeInteger(value)) return String(value).length
  let digits = 1
  for (let bound = 10; value >= bound; bound *= 10) digits += 1
  return digits
}

/** Copies a value and leaves out what exceeds the budget. */
class Trimmer {
  #left: number

  constructor(maxBytes: number) {
    this.#left = maxBytes
  }

  trim(value: unknown, depth: number, at: Place, key: string | number): Json {
    if (typeof value === 'string') return this.#trimString(value, at, key)
    if (typeof value === 'object' && value !== null) {
      if (depth <= 1) return this.#trimString(this.#textOf(value, at, key), at, key)
      return Array.isArray(value)
        ? this.#trimArray(value, depth, at.under(key))
        : this.trimObject(value as Record<string, unknown>, depth, at.under(key))
    }
    const scalar = toJsonScalar(value)
    if (scalar === null && value !== null)
      at.problem(key, 'invalid_data', 'expected a JSON value', String(value))
    this.#spend(scalarCost(scalar))
    return scalar
  }

  /** Keys are taken in their sorted order, so that what is kept does not depend on the order they were sent in. */
  trimObject(object: Readonly<Record<string, unknown>>, depth: number, at: Place): JsonObject {
    const sent = Object.keys(object)
    const keys = sent.length > MAX_SORTED_KEYS ? sent : sent.sort()
    const kept: JsonObject = {}
    for (const key of keys) {
      if (this.#left <= 0) {
        at.cut('', keys.length)
        break
      }
      if (isUnsafeKey(key)) at.problem(key, 'invalid_attribute', 'key is not allowed')
      else kept[key] = this.trim(object[key], depth - 1, at, key)
    }
    this.#spend(BRACKETS + SEPARATOR)
    return kept
  }

  #trimArray(array: readonly unknown[], depth: number, at: Place): Json[] {
    const kept: Json[] = []
    for (let i = 0; i < array.length; i += 1) {
      if (this.#left <= 0) {
        at.cut('', array.length)
        break
      }
      kept.push(this.trim(array[i], depth - 1, at, i))
    }
    this.#spend(BRACKETS + SEPARATOR)
    return kept
  }

  #textOf(container: object, at: Place, key: string | number): string {
    const text = compactJson(container)
    if (text === undefined) at.problem(key, 'invalid_data', 'nested too deeply')
    return text ?? ''
  }

  #trimString(text: string, at: Place, key: string | number): string {
    const kept = trimText(text, { max: this.#left, allowance: 0 }, at, key)
    this.#spend(scalarCost(kept))
    return kept
  }

  #spend(cost: number): void {
    this.#left = Math.max(0, this.#left - cost)
  }
}

function toJsonScalar(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'bigint' ? value.toString() : null
}
