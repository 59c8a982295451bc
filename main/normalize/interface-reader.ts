import type { Place } from './findings.ts'
import type { TextLimit } from './limits.ts'
import { readOther } from './other-attributes.ts'
import { type Fields, present, readText } from './readers.ts'

/** Reads the value of an attribute that is there: it is neither undefined nor null. */
type ReadAttribute<T> = (value: unknown, at: Place, key: string) => T | undefined

/** A text of so many UTF-16 units is right as it is: it is kept without being asked for. */
interface PlainLength {
  readonly min: number
  readonly max: number
}

interface Attribute<T> {
  readonly read: ReadAttribute<T>
  readonly plain: PlainLength
}

type Attributes<T> = {
  readonly [Name in Exclude<keyof T, 'other'>]-?:
    | ReadAttribute<NonNullable<T[Name]>>
    | Attribute<NonNullable<T[Name]>>
}

/** An interface of the event: how each of its attributes is read, and what stands for those that are absent. */
export interface InterfaceReader<T> {
  readonly attributes: ReadonlyMap<string, Attribute<unknown>>
  readonly defaults: Partial<T>
}

const NEVER_PLAIN: PlainLength = { min: Number.POSITIVE_INFINITY, max: 0 }

export function interfaceReader<T extends object>(
  attributes: Attributes<T> & Readonly<Record<string, ReadAttribute<unknown> | Attribute<unknown>>>,
  defaults: Partial<T> = {}
): InterfaceReader<T> {
  const byName = Object.entries(attributes).map(([name, attribute]): [string, Attribute<unknown>] => [
    name,
    typeof attribute === 'function' ? { read: attribute, plain: NEVER_PLAIN } : attribute
  ])
  return { attributes: new Map(byName), defaults }
}

/** `readText` for an attribute. */
export function text(limit: TextLimit): Attribute<string> {
  return { read: (value, at, key) => readText(value, at, key, limit), plain: { min: 1, max: limit.max } }
}

/**
 * Reads an object of the payload, attribute by attribute; those that the interface does not know are kept as `other`.
 * Most objects are as they should be: such a one is itself the result, which is why that may not be changed.
 */
export function readInterface<T extends object>(
  fields: Fields,
  { attributes, defaults }: InterfaceReader<T>,
  at: Place
): Readonly<T> {
  let copy: Record<string, unknown> | undefined
  let hasAbsent = false
  let hasOther = false
  for (const key in fields) {
    const value = fields[key]
    const attribute = attributes.get(key)
    const kept = attribute && readAttribute(attribute, value, at, key)
    if (!attribute) hasOther = true
    if (kept === undefined) hasAbsent = true
    if (kept === value) continue
    copy ??= { ...fields }
    copy[key] = kept
  }
  if (hasAbsent) copy = present(copy ?? fields)
  const other = hasOther ? readOther(fields, attributes, at) : undefined
  if (other) copy = { ...copy, other }
  for (const key in defaults) {
    if ((copy ?? fields)[key] !== undefined) continue
    copy ??= { ...fields }
    copy[key] = defaults[key]
  }
  return (copy ?? fields) as T
}

function readAttribute({ read, plain }: Attribute<unknown>, value: unknown, at: Place, key: string): unknown {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'string' && value.length >= plain.min && value.length <= plain.max) return value
  return read(value, at, key)
}
