import { isObject } from '../score/payload.ts'

/** A tree without where things stand and how they were typed. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans)
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([name]) => name !== 'start' && name !== 'end' && name !== 'raw')
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutSpans(inner)]))
}
