import { compactJson } from './compact-json.ts'
import type { Place } from './findings.ts'
import { TEXT, type TextLimit } from './limits.ts'
import { trimText } from './text-trimming.ts'

/**
 * The lenient readers that every interface is read with. Each takes a value of the payload with its place and key,
 * and gives the typed value, or undefined. Null and undefined are absent without a word; an empty text is absent
 * too; what cannot be read as the wanted type leaves the problem `invalid_data`.
 */

/** An object of the payload, before anything is known of its fields. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Quicker than `Object.keys`, which makes a list. */
export function isEmpty(object: object): boolean {
  for (const _ in object) return false
  return true
}

/** A key that would not be set on an object but change what the object is. */
export function isUnsafeKey(key: string): boolean {
  return key === '__proto__'
}

/** A text that is one already: numbers and booleans are wrong here. */
export function readText(
  value: unknown,
  at: Place,
  key: string | number,
  limit: TextLimit = TEXT.unlimited
): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : trimText(value, limit, at, key)
  if (value !== undefined && value !== null) at.problem(key, 'invalid_data', 'expected a string', value)
  return undefined
}

/** A text that may also come as a boolean or a number, which is written as Sentry's Python would. */
export function readLenientText(
  value: unknown,
  at: Place,
  key: string | number,
  limit: TextLimit = TEXT.unlimited
): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : trimText(value, limit, at, key)
  if (value === undefined || value === null) return undefined
  const text = primitiveText(value)
  if (text === undefined) at.problem(key, 'invalid_data', 'expected a primitive value', value)
  return text
}

/** The text of a boolean or a number; undefined for all else, and for numbers too large to be exact. */
export function primitiveText(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'number' || Math.abs(value) >= 2 ** 53 || Number.isNaN(value)) return undefined
  return String(Math.trunc(value) + 0)
}

/** A text that may also come as any other value, which is written as JSON. */
export function readJsonText(
  value: unknown,
  at: Place,
  key: string | number,
  limit: TextLimit = TEXT.unlimited
): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : trimText(value, limit, at, key)
  if (value === undefined || value === null) return undefined
  const text = compactJson(value)
  if (text === undefined) at.problem(key, 'invalid_data', 'expected a value that can be written as JSON')
  return text === undefined ? undefined : trimText(text, limit, at, key)
}

/** A whole number, zero or above. */
export function readCount(value: unknown, at: Place, key: string | number): number | undefined {
  if (typeof value === 'number' && value >= 0 && Number.isSafeInteger(value)) return value
  if (value !== undefined && value !== null)
    at.problem(key, 'invalid_data', 'expected an unsigned integer', value)
  return undefined
}

/** A finite number. */
export function readNumber(value: unknown, at: Place, key: string | number): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value !== undefined && value !== null) at.problem(key, 'invalid_data', 'expected a number', value)
  return undefined
}

export function readFlag(value: unknown, at: Place, key: string | number): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (value !== undefined && value !== null) at.problem(key, 'invalid_data', 'expected a boolean', value)
  return undefined
}

export function readFields(value: unknown, at: Place, key: string | number): Fields | undefined {
  if (isFields(value)) return value
  if (value !== undefined && value !== null) at.problem(key, 'invalid_data', 'expected an object', value)
  return undefined
}

export function readList(value: unknown, at: Place, key: string | number): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (value !== undefined && value !== null) at.problem(key, 'invalid_data', 'expected an array', value)
  return undefined
}

/** Texts of a list; elements that are none are dropped. */
export function readTextList(
  value: unknown,
  at: Place,
  key: string,
  readElement: typeof readText = readText
): string[] | undefined {
  const list = readList(value, at, key)
  if (!list) return undefined
  const inside = at.under(key)
  const texts: string[] = []
  for (let i = 0; i < list.length; i += 1) {
    const text = readElement(list[i], inside, i)
    if (text !== undefined) texts.push(text)
  }
  return texts
}

const HEX_ADDRESS = /^0x[0-9a-f]+$/i
const DECIMAL = /^\d+$/

/** A memory address: a number, or hexadecimal with `0x`, or decimal digits. Out: lower-case hexadecimal with `0x`. */
export function readAddress(value: unknown, at: Place, key: string | number): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'string' && value.length <= 40) {
    if (HEX_ADDRESS.test(value)) return value.toLowerCase()
    if (DECIMAL.test(value)) return `0x${BigInt(value).toString(16)}`
  }
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return `0x${value.toString(16)}`
  if (typeof value === 'bigint' && value >= 0n) return `0x${value.toString(16)}`
  at.problem(key, 'invalid_data', 'expected an address', value)
  return undefined
}

/**
 * An object of the given values without those that are undefined: a field that is unknown is absent.
 */
export function present<T extends object>(fields: T): T {
  const result = {} as Record<string, unknown>
  for (const key in fields) {
    const value = fields[key]
    if (value !== undefined) result[key] = value
  }
  return result as T
}
